import { KPI_CODE, UNIT_CODE } from '@nhip-xa/contract';
import { useParams, useSearch } from '@tanstack/react-router';

/** The KPI from whose evidence a case or a source was reached, with what its page showed. */
export interface Origin {
  unit: string;
  kpi: string;
  search: OriginSearch;
}

/** What of the address of a KPI's page belongs to the way back. */
const KEPT = ['at', 'period', 'side'] as const;
type OriginSearch = { [name in (typeof KEPT)[number]]?: string };

/** An origin as addresses carry it: `06211/dossiers-overdue?at=2026-11-20T08:00`. */
export function writeOrigin({ unit, kpi, search }: Origin): string {
  const kept = KEPT.flatMap((name) => (search[name] ? [`${name}=${search[name]}`] : []));
  return `${unit}/${kpi}${kept.length > 0 ? `?${kept.join('&')}` : ''}`;
}

/** The origin that an address states; null where it states none. */
export function readOrigin(text: string | undefined): Origin | null {
  const [place = '', asked = ''] = (text ?? '').split('?', 2);
  const [unit = '', kpi = '', more] = place.split('/', 3);
  if (!UNIT_CODE.test(unit) || !KPI_CODE.test(kpi) || more !== undefined) return null;
  const said = new URLSearchParams(asked);
  const search: OriginSearch = {};
  for (const name of KEPT) {
    const value = said.get(name);
    if (value) search[name] = value;
  }
  return { unit, kpi, search };
}

/** Where the page was reached from, if from a KPI. */
export const useOrigin = (): Origin | null => {
  const { from }: { from?: string } = useSearch({ strict: false });
  return readOrigin(from);
};

/** What a link to a case or a source says of the way back: to this KPI, or to the one one came from. */
export function useOriginLink(): { from?: string } {
  const { unit, kpi }: { unit?: string; kpi?: string } = useParams({ strict: false });
  const search: OriginSearch & { from?: string } = useSearch({ strict: false });
  if (unit !== undefined && kpi !== undefined) return { from: writeOrigin({ unit, kpi, search }) };
  return search.from === undefined ? {} : { from: search.from };
}
