import type { Page } from 'playwright-core';
import type { Caller } from '../../http/caller';
import { PROVINCE } from '../kpi/province';

const KPI = 'dossiers-overdue';
const DOMAIN = 'public-services';
/** One of closed cases: how long they took can be told. */
const TIMED_KPI = 'dossiers-on-time';
const SOURCE_KPI = 'devices-online';

/** What pages are about; each round looks at another commune. */
export interface Subject {
  commune: string;
  caseId: string;
  reportId: string;
}

export const communeOf = (turn: number, communes: number): string =>
  `${PROVINCE}${String(1 + ((turn * 37) % communes)).padStart(3, '0')}`;

/** A case of the commune whose life pages can tell, and a report that was made. */
export async function subjectOf(api: Caller, commune: string, reportId: string): Promise<Subject> {
  const cases = await api.get(`/api/v1/cases?unit=${commune}&kind=dossier&limit=1`);
  const caseId = cases.json.items[0]?.id;
  if (!caseId) throw new Error(`no case in ${commune}: ${cases.status} ${cases.text}`);
  return { commune, caseId, reportId };
}

/** Pages by name, each opened by its address in a browser that has nothing of it yet. */
export const PAGES: readonly (readonly [string, (subject: Subject) => string])[] = [
  ['province', () => `/u/${PROVINCE}`],
  ['province: domain', () => `/u/${PROVINCE}/domain/${DOMAIN}`],
  ['province: KPI', () => `/u/${PROVINCE}/kpi/${KPI}?period=30d`],
  ['province: KPI over a year', () => `/u/${PROVINCE}/kpi/${KPI}?period=1y`],
  [
    'province: KPI, handling times of a month',
    () => `/u/${PROVINCE}/kpi/${TIMED_KPI}?view=distribution&period=30d`,
  ],
  ['province: KPI, spread', () => `/u/${PROVINCE}/kpi/${KPI}?period=30d&spread=1`],
  [
    'province: KPI, handling times of a year',
    () => `/u/${PROVINCE}/kpi/${TIMED_KPI}?view=distribution&period=1y`,
  ],
  ['province: map', () => `/u/${PROVINCE}/map`],
  ['province: cases', () => `/u/${PROVINCE}/cases`],
  ['province: cases overdue', () => `/u/${PROVINCE}/cases?standing=overdue`],
  ['province: events', () => `/u/${PROVINCE}/events`],
  ['province: sources', () => `/u/${PROVINCE}/sources`],
  ['province: what changed', () => `/u/${PROVINCE}/compare`],
  ['province: reports', () => `/u/${PROVINCE}/reports`],
  ['province: a report', ({ reportId }) => `/u/${PROVINCE}/reports/${reportId}`],
  ['province: value and cost', () => `/u/${PROVINCE}/value`],
  ['province: alerts', () => `/u/${PROVINCE}/alerts`],
  ['commune', ({ commune }) => `/u/${commune}`],
  ['commune: a month ago', ({ commune }) => `/u/${commune}?at=${monthAgo()}`],
  ['commune: KPI', ({ commune }) => `/u/${commune}/kpi/${KPI}`],
  ['commune: KPI of sources', ({ commune }) => `/u/${commune}/kpi/${SOURCE_KPI}`],
  ['commune: KPI a month ago', ({ commune }) => `/u/${commune}/kpi/${KPI}?at=${monthAgo()}`],
  ['commune: map', ({ commune }) => `/u/${commune}/map`],
  ['commune: cases', ({ commune }) => `/u/${commune}/cases`],
  ['commune: what changed', ({ commune }) => `/u/${commune}/compare`],
  ['case', ({ commune, caseId }) => `/u/${commune}/case/dossier/${caseId}`],
  ['source', ({ commune }) => `/s/${commune}.tram-nuoc-1`],
  ['readings of a source', ({ commune }) => `/s/${commune}.tram-nuoc-1/readings`],
  ['admin: units', () => '/admin/units'],
  ['admin: users', () => '/admin/users'],
  ['admin: sources', () => '/admin/sources'],
  ['admin: mappings', () => '/admin/mappings'],
  ['admin: rejected', () => '/admin/rejected'],
  ['admin: displays', () => '/admin/displays'],
  ['admin: KPIs', () => '/admin/kpis'],
  ['admin: a KPI', () => `/admin/kpis/${KPI}`],
  ['admin: calendar', () => '/admin/calendar'],
  ['admin: boundaries', () => '/admin/boundaries'],
  ['admin: ledger', () => '/admin/ledger'],
  ['admin: audit', () => '/admin/audit'],
  ['admin: tokens', () => '/admin/tokens'],
  ['admin: retention', () => '/admin/retention'],
  ['admin: privacy', () => '/admin/privacy'],
  ['admin: health', () => '/admin/health'],
  ['admin: demonstration', () => '/admin/demonstration'],
  ['account', () => '/account'],
];

/** To the minute, as pages write it. */
const monthAgo = (): string =>
  `${new Date(Date.now() - 30 * 86_400_000).toISOString().slice(0, 16)}:00Z`;

interface Step {
  what: string;
  /** Where it begins, when not where the step before it ended. */
  from?: string;
  act: (page: Page, subject: Subject) => Promise<unknown>;
  arrives?: RegExp;
}

const linkTo = (page: Page, start: string): Promise<void> =>
  page.locator(`main a[href^="${start}"]`).first().click();

/** A reader's way, each step begun by a click or a key; "dossiers" are those past their deadline. */
export const STEPS: readonly Step[] = [
  {
    what: 'province → domain',
    from: `/u/${PROVINCE}`,
    act: (page) => linkTo(page, `/u/${PROVINCE}/domain/${DOMAIN}`),
    arrives: /\/domain\//,
  },
  {
    what: 'domain → KPI',
    act: (page) => linkTo(page, `/u/${PROVINCE}/kpi/${KPI}`),
    arrives: /\/kpi\//,
  },
  {
    what: 'KPI → that of a commune',
    act: (page) => page.locator('main .ranking a').first().click(),
    arrives: new RegExp(`/u/${PROVINCE}\\d{3}/kpi/`),
  },
  {
    what: 'evidence → case',
    act: (page) => page.locator('main a[href*="/case/"]').first().click(),
    arrives: /\/case\//,
  },
  { what: 'back', act: (page) => page.goBack(), arrives: /\/kpi\// },
  {
    what: 'a year instead of a month',
    act: (page) => page.getByRole('button', { name: '1 năm', exact: true }).click(),
    arrives: /period=/,
  },
  {
    what: 'a moment of the past',
    act: async (page) => {
      await page.locator('.past-choice summary').click();
      await page.locator('.past-choice .segments button').last().click();
    },
    arrives: /[?&]at=/,
  },
  {
    what: 'searching for a commune',
    from: `/u/${PROVINCE}`,
    act: async (page) => {
      await page.locator('.search__input').fill('xa 12');
      await page.locator('.search__found [role="option"]').first().waitFor();
    },
  },
  {
    what: 'cases: sorted by deadline',
    from: `/u/${PROVINCE}/cases`,
    act: (page) =>
      page.getByRole('columnheader', { name: 'Hạn', exact: true }).getByRole('button').click(),
    arrives: /sort=/,
  },
  {
    what: 'cases: those overdue',
    act: (page) => page.getByRole('combobox', { name: 'Thời hạn' }).selectOption('overdue'),
    arrives: /standing=overdue/,
  },
  {
    what: 'cases → case',
    act: (page) => page.locator('.grid__row a[href*="/case/"]').first().click(),
    arrives: /\/case\//,
  },
];
