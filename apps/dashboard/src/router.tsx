import type { Language } from '@nhip-xa/web-ui';
import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  parseSearchWith,
  retainSearchParams,
  stringifySearchWith,
} from '@tanstack/react-router';
import { keepPeriod } from './navigation/period';
import { keepMoment } from './shell/past';
import { Root } from './shell/Root';
import { LIST_SEARCH } from './table/list-search-names';

/** Every value of an address is text: codes keep their leading zeros. */
type Search = Record<string, unknown>;

/** The router makes a number of a text that reads the same as one; it is its text again here. */
const text = (value: unknown): string | undefined => {
  const given = typeof value === 'number' ? String(value) : value;
  return typeof given === 'string' && given !== '' ? given : undefined;
};

/** Keeps the named parts of an address that are there. */
const keep =
  <Name extends string>(...names: Name[]) =>
  (search: Search): { [key in Name]?: string } =>
    Object.fromEntries(
      names.flatMap((name) =>
        text(search[name]) === undefined ? [] : [[name, text(search[name])]],
      ),
    ) as { [key in Name]?: string };

/** The language that an address asks for: Vietnamese unless it says English. */
export const languageOf = (search: string): Language =>
  new URLSearchParams(search).get('lang') === 'en' ? 'en' : 'vi';

interface Context {
  queries: QueryClient;
}

const root = createRootRouteWithContext<Context>()({
  component: Root,
  validateSearch: keep('lang'),
  search: { middlewares: [retainSearchParams(['lang'])] },
});

const wall = createRoute({
  getParentRoute: () => root,
  path: '/wall/$unit',
  validateSearch: keep('scene'),
  component: lazyRouteComponent(() => import('./wall/WallPage'), 'WallPage'),
});

const login = createRoute({
  getParentRoute: () => root,
  path: '/login',
  validateSearch: keep('next'),
  component: lazyRouteComponent(() => import('./login/LoginPage'), 'LoginPage'),
});

const consolePages = () => import('./console');

/** What a page begins with, asked for ahead: nothing waits for it, and the page itself tells of trouble. */
const ahead = (ask: (of: Awaited<ReturnType<typeof consolePages>>) => Promise<unknown>): void =>
  void consolePages()
    .then(ask)
    .catch(() => undefined);

const pages = createRoute({
  getParentRoute: () => root,
  id: 'console',
  component: lazyRouteComponent(consolePages, 'Shell'),
});

const home = createRoute({
  getParentRoute: () => pages,
  path: '/',
  component: lazyRouteComponent(consolePages, 'HomePage'),
});

const unit = createRoute({
  getParentRoute: () => pages,
  path: '/u/$unit',
  validateSearch: keep('kpi', 'at', 'period', 'all'),
  search: { middlewares: [keepMoment(), keepPeriod()] },
  loader: ({ context, params, location }) =>
    ahead(({ beginUnit }) => beginUnit(context.queries, { ...params, ...location })),
  component: lazyRouteComponent(consolePages, 'UnitPage'),
});

const domain = createRoute({
  getParentRoute: () => pages,
  path: '/u/$unit/domain/$domain',
  validateSearch: keep('at', 'period', 'all'),
  search: { middlewares: [keepMoment(), keepPeriod()] },
  loader: ({ context, params, location }) =>
    ahead(({ beginDomain }) => beginDomain(context.queries, { ...params, ...location })),
  component: lazyRouteComponent(consolePages, 'DomainPage'),
});

const kpi = createRoute({
  getParentRoute: () => pages,
  path: '/u/$unit/kpi/$kpi',
  validateSearch: keep(
    ...([
      'period',
      'side',
      'subject',
      'at',
      'from',
      'to',
      'view',
      'before',
      'with',
      'spread',
      'table',
      'all',
    ] as const),
    'year',
    'colour',
  ),
  search: { middlewares: [keepMoment(), keepPeriod()] },
  loader: ({ context, params, location }) =>
    ahead(({ beginKpi }) => beginKpi(context.queries, { ...params, ...location })),
  component: lazyRouteComponent(consolePages, 'KpiPage'),
});

const worth = createRoute({
  getParentRoute: () => pages,
  path: '/u/$unit/value',
  validateSearch: keep('period', 'at', 'side', 'struck'),
  search: { middlewares: [keepMoment()] },
  component: lazyRouteComponent(consolePages, 'ValuePage'),
});

const ownWorth = createRoute({
  getParentRoute: () => pages,
  path: '/value',
  component: lazyRouteComponent(consolePages, 'OwnValuePage'),
});

const reports = createRoute({
  getParentRoute: () => pages,
  path: '/u/$unit/reports',
  validateSearch: keep('period'),
  component: lazyRouteComponent(() => import('./reports/pages'), 'ReportsPage'),
});

const oneReport = createRoute({
  getParentRoute: () => pages,
  path: '/u/$unit/reports/$id',
  component: lazyRouteComponent(() => import('./reports/pages'), 'ReportPage'),
});

const alerts = createRoute({
  getParentRoute: () => pages,
  path: '/u/$unit/alerts',
  validateSearch: keep('at'),
  search: { middlewares: [keepMoment()] },
  component: lazyRouteComponent(consolePages, 'AlertsPage'),
});

const unitMap = createRoute({
  getParentRoute: () => pages,
  path: '/u/$unit/map',
  validateSearch: keep('kpi', 'without', 'pick'),
  component: lazyRouteComponent(() => import('./map/pages'), 'MapPage'),
});

const compare = createRoute({
  getParentRoute: () => pages,
  path: '/u/$unit/compare',
  validateSearch: keep('from', 'to'),
  component: lazyRouteComponent(() => import('./compare/pages'), 'ComparePage'),
});

const oneCase = createRoute({
  getParentRoute: () => pages,
  path: '/u/$unit/case/$kind/$id',
  validateSearch: keep('at', 'from'),
  search: { middlewares: [keepMoment()] },
  component: lazyRouteComponent(consolePages, 'CasePage'),
});

const cases = createRoute({
  getParentRoute: () => pages,
  path: '/u/$unit/cases',
  validateSearch: keep(...LIST_SEARCH, 'at'),
  search: { middlewares: [keepMoment()] },
  component: lazyRouteComponent(() => import('./lists/pages'), 'CasesPage'),
});

const events = createRoute({
  getParentRoute: () => pages,
  path: '/u/$unit/events',
  validateSearch: keep(...LIST_SEARCH),
  component: lazyRouteComponent(() => import('./lists/pages'), 'EventsPage'),
});

const unitSources = createRoute({
  getParentRoute: () => pages,
  path: '/u/$unit/sources',
  validateSearch: keep(...LIST_SEARCH),
  component: lazyRouteComponent(() => import('./lists/pages'), 'UnitSourcesPage'),
});

const sourceReadings = createRoute({
  getParentRoute: () => pages,
  path: '/s/$key/readings',
  validateSearch: keep(...LIST_SEARCH),
  component: lazyRouteComponent(() => import('./lists/pages'), 'ReadingsPage'),
});

const source = createRoute({
  getParentRoute: () => pages,
  path: '/s/$key',
  validateSearch: keep('metric', 'period', 'at', 'from', 'edit'),
  search: { middlewares: [keepMoment()] },
  component: lazyRouteComponent(consolePages, 'SourcePage'),
});

const sources = createRoute({
  getParentRoute: () => pages,
  path: '/admin/sources',
  validateSearch: keep('state'),
  component: lazyRouteComponent(consolePages, 'SourcesPage'),
});

const kpis = createRoute({
  getParentRoute: () => pages,
  path: '/admin/kpis',
  validateSearch: keep('q', 'show'),
  component: lazyRouteComponent(() => import('./kpi-editor/pages'), 'KpiListPage'),
});

const newKpi = createRoute({
  getParentRoute: () => pages,
  path: '/admin/kpis/new',
  component: lazyRouteComponent(() => import('./kpi-editor/pages'), 'NewKpiPage'),
});

const editKpi = createRoute({
  getParentRoute: () => pages,
  path: '/admin/kpis/$code',
  component: lazyRouteComponent(() => import('./kpi-editor/pages'), 'EditKpiPage'),
});

const displays = createRoute({
  getParentRoute: () => pages,
  path: '/admin/displays',
  component: lazyRouteComponent(consolePages, 'DisplaysPage'),
});

const editDisplay = createRoute({
  getParentRoute: () => pages,
  path: '/admin/displays/$id',
  component: lazyRouteComponent(() => import('./displays/pages'), 'EditDisplayPage'),
});

const wallSetup = createRoute({
  getParentRoute: () => pages,
  path: '/u/$unit/wall-setup',
  component: lazyRouteComponent(() => import('./displays/pages'), 'WallSetupPage'),
});

const wallGuide = createRoute({
  getParentRoute: () => pages,
  path: '/u/$unit/wall-guide',
  component: lazyRouteComponent(() => import('./displays/pages'), 'WallGuidePage'),
});

const calendar = createRoute({
  getParentRoute: () => pages,
  path: '/admin/calendar',
  validateSearch: keep('unit', 'year'),
  component: lazyRouteComponent(consolePages, 'CalendarPage'),
});

const units = createRoute({
  getParentRoute: () => pages,
  path: '/admin/units',
  validateSearch: keep('parent', 'q', 'level', 'edit'),
  component: lazyRouteComponent(() => import('./units/pages'), 'UnitsPage'),
});

const demonstration = createRoute({
  getParentRoute: () => pages,
  path: '/admin/demonstration',
  component: lazyRouteComponent(() => import('./units/pages'), 'DemonstrationPage'),
});

const firstSteps = createRoute({
  getParentRoute: () => pages,
  path: '/admin/setup',
  validateSearch: keep('step', 'province', 'commune', 'source'),
  component: lazyRouteComponent(() => import('./first-steps/pages'), 'SetupPage'),
});

const boundaries = createRoute({
  getParentRoute: () => pages,
  path: '/admin/boundaries',
  component: lazyRouteComponent(() => import('./boundaries/pages'), 'BoundariesPage'),
});

const mappings = createRoute({
  getParentRoute: () => pages,
  path: '/admin/mappings',
  validateSearch: keep('change', 'message'),
  component: lazyRouteComponent(consolePages, 'MappingsPage'),
});

const rejected = createRoute({
  getParentRoute: () => pages,
  path: '/admin/rejected',
  validateSearch: keep('reason', 'unit', 'source', 'from', 'to', 'as'),
  component: lazyRouteComponent(consolePages, 'RejectedPage'),
});

const ledger = createRoute({
  getParentRoute: () => pages,
  path: '/admin/ledger',
  component: lazyRouteComponent(consolePages, 'LedgerPage'),
});

const users = createRoute({
  getParentRoute: () => pages,
  path: '/admin/users',
  validateSearch: keep('user'),
  component: lazyRouteComponent(() => import('./operations/pages'), 'UsersPage'),
});

const account = createRoute({
  getParentRoute: () => pages,
  path: '/account',
  component: lazyRouteComponent(() => import('./operations/pages'), 'AccountPage'),
});

const tokens = createRoute({
  getParentRoute: () => pages,
  path: '/admin/tokens',
  component: lazyRouteComponent(() => import('./operations/pages'), 'TokensPage'),
});

const audit = createRoute({
  getParentRoute: () => pages,
  path: '/admin/audit',
  validateSearch: keep('unit', 'who', 'act', 'thing', 'from', 'to'),
  component: lazyRouteComponent(() => import('./operations/pages'), 'AuditPage'),
});

const retention = createRoute({
  getParentRoute: () => pages,
  path: '/admin/retention',
  component: lazyRouteComponent(() => import('./operations/pages'), 'RetentionPage'),
});

const privacy = createRoute({
  getParentRoute: () => pages,
  path: '/admin/privacy',
  component: lazyRouteComponent(() => import('./operations/pages'), 'PrivacyPage'),
});

const health = createRoute({
  getParentRoute: () => pages,
  path: '/admin/health',
  component: lazyRouteComponent(() => import('./operations/pages'), 'HealthPage'),
});

const looks = createRoute({
  getParentRoute: () => pages,
  path: '/looks',
  component: lazyRouteComponent(() => import('./looks/LooksPage'), 'LooksPage'),
});

/** Every other path: a wrong link. */
const nothing = createRoute({
  getParentRoute: () => pages,
  path: '/$',
  component: lazyRouteComponent(consolePages, 'NotFound'),
});

const tree = root.addChildren([
  wall,
  login,
  pages.addChildren([
    home,
    unit,
    domain,
    worth,
    ownWorth,
    kpi,
    reports,
    oneReport,
    alerts,
    compare,
    unitMap,
    oneCase,
    cases,
    events,
    unitSources,
    sourceReadings,
    source,
    sources,
    kpis,
    newKpi,
    editKpi,
    displays,
    editDisplay,
    wallSetup,
    wallGuide,
    calendar,
    units,
    demonstration,
    firstSteps,
    boundaries,
    mappings,
    rejected,
    ledger,
    users,
    account,
    tokens,
    audit,
    retention,
    privacy,
    health,
    looks,
    nothing,
  ]),
]);

/** Whoever stays on a link for so many ms is about to press it. */
const PRELOAD_MS = 100;

/** The pages and their addresses [contract 6]. */
export const createPages = (queries: QueryClient) =>
  createRouter({
    routeTree: tree,
    context: { queries },
    defaultPreload: 'intent',
    defaultPreloadDelay: PRELOAD_MS,
    parseSearch: parseSearchWith((value) => value),
    stringifySearch: stringifySearchWith(String),
    scrollRestoration: true,
    defaultPendingMs: 300,
  });

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createPages>;
  }
}
