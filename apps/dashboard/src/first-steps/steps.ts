import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMe } from '../shell/me';

/** The steps in their order. */
export const STEPS = ['province', 'communes', 'source', 'wall', 'done'] as const;
export type Step = (typeof STEPS)[number];

/** Where one is, and what was chosen so far: all of it stands in the address. */
export interface Place {
  step: Step;
  province: string | undefined;
  commune: string | undefined;
  source: string | undefined;
}

const isStep = (text: string | undefined): text is Step => STEPS.some((step) => step === text);
const PROVINCE = /^\d{2}$/;
const COMMUNE = /^\d{5}$/;
/** What stands in an address and is no code is none: an empty text, above all. */
const ifCode = (form: RegExp, text: string | undefined): string | undefined =>
  text !== undefined && form.test(text) ? text : undefined;

/** @param own the unit of who is signed in: an administrator of a commune has nothing to choose */
export function placeOf(
  search: Readonly<Partial<Record<'step' | 'province' | 'commune' | 'source', string>>>,
  own: string,
): Place {
  const province = PROVINCE.test(own) ? own : ifCode(PROVINCE, search.province);
  const commune = COMMUNE.test(own) ? own : ifCode(COMMUNE, search.commune);
  const first: Step = COMMUNE.test(own) ? 'source' : PROVINCE.test(own) ? 'communes' : 'province';
  const asked = isStep(search.step) ? search.step : first;
  const step = STEPS.indexOf(asked) < STEPS.indexOf(first) ? first : asked;
  return { step, province, commune, source: search.source };
}

/** The steps that somebody of this unit takes. */
export const stepsOf = (own: string): readonly Step[] =>
  STEPS.slice(STEPS.indexOf(placeOf({}, own).step));

/** Whether a step has what it is about: those after the communes are of one of them. */
export const canGo = (step: Step, { commune }: Pick<Place, 'commune'>): boolean =>
  step === 'province' || step === 'communes' || step === 'done' || commune !== undefined;

/** Where one is, and the way elsewhere; an empty text takes a part out of the address. */
export function usePlace(): Place & { go: (to: { [part in keyof Place]?: string }) => void } {
  const search = useSearch({ from: '/console/admin/setup' });
  const navigate = useNavigate({ from: '/admin/setup' });
  const { unit } = useMe();
  return {
    ...placeOf(search, unit),
    go: (to) => void navigate({ search: (before) => ({ ...before, ...to }) }),
  };
}
