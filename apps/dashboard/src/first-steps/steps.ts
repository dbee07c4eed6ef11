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

/** @param own the unit of who is signed in: an administrator of a commune has nothing to choose */
export function placeOf(
  search: Readonly<Partial<Record<'step' | 'province' | 'commune' | 'source', string>>>,
  own: string,
): Place {
  const province = PROVINCE.test(own) ? own : search.province;
  const commune = COMMUNE.test(own) ? own : search.commune;
  const first: Step = COMMUNE.test(own) ? 'source' : PROVINCE.test(own) ? 'communes' : 'province';
  const asked = isStep(search.step) ? search.step : first;
  const step = STEPS.indexOf(asked) < STEPS.indexOf(first) ? first : asked;
  return { step, province, commune, source: search.source };
}

/** The steps that somebody of this unit takes. */
export const stepsOf = (own: string): readonly Step[] =>
  STEPS.slice(STEPS.indexOf(placeOf({}, own).step));

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
