import { isAboveCommunes } from '@nhip-xa/contract';

/** Who is signed in: no page of the console is drawn before that is known. */
const ME = '/api/v1/auth/me';

/**
 * What a page asks the API as soon as it runs, by its own address and exactly as it asks: what is asked
 * otherwise is asked twice. Of a moment of the past only what does not depend on it.
 */
export function askedAhead({ pathname, search }: Record<'pathname' | 'search', string>): string[] {
  const [, root, code = '', page = '', name = ''] = pathname.split('/');
  if (root !== 'u' || code === '' || new URLSearchParams(search).has('at')) return [ME];
  const unit = `/api/v1/units/${code}`;
  const above = isAboveCommunes(code);
  const below = above ? [`/api/v1/units?parent=${code}&limit=1000`] : [];
  const every = [ME, `${unit}/kpis`, unit];
  const kpis = '/api/v1/kpis?limit=500';
  switch (page) {
    case '':
      return [...every, kpis, ...below, `${unit}/history-state`];
    case 'domain':
      return [...every, kpis, ...below, ...(above ? [`${unit}/kpis/below?domain=${name}`] : [])];
    case 'kpi':
      return [...every, kpis, ...below, `${unit}/history-state`, ...ofKpi(code, name, above)];
    case 'compare':
    case 'alerts':
      return [...every, kpis];
    case 'cases':
    case 'events':
    case 'sources':
    case 'value':
    case 'map':
      return every;
    case 'reports':
      return name === '' ? every : [ME];
    default:
      return [ME];
  }
}

function ofKpi(code: string, kpi: string, above: boolean): string[] {
  const path = `/api/v1/units/${code}/kpis/${kpi}`;
  return [
    `${path}/target`,
    ...(above ? [`${path}/children`] : []),
    `${path}/evidence?side=numerator&limit=50`,
    `/api/v1/alerts?unit=${code}&open=true&kpi=${kpi}&own=true&limit=50`,
  ];
}
