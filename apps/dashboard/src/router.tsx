import type { Language } from '@nhip-xa/web-ui';
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  parseSearchWith,
  retainSearchParams,
  stringifySearchWith,
} from '@tanstack/react-router';
import { keepMoment } from './shell/past';
import { Root } from './shell/Root';

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

const root = createRootRoute({
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

const pages = createRoute({
  getParentRoute: () => root,
  id: 'console',
  component: lazyRouteComponent(() => import('./console'), 'Shell'),
});

const home = createRoute({
  getParentRoute: () => pages,
  path: '/',
  component: lazyRouteComponent(() => import('./console'), 'HomePage'),
});

const unit = createRoute({
  getParentRoute: () => pages,
  path: '/u/$unit',
  validateSearch: keep('kpi', 'at'),
  search: { middlewares: [keepMoment()] },
  component: lazyRouteComponent(() => import('./console'), 'UnitPage'),
});

const kpi = createRoute({
  getParentRoute: () => pages,
  path: '/u/$unit/kpi/$kpi',
  validateSearch: keep('period', 'side', 'at'),
  search: { middlewares: [keepMoment()] },
  component: lazyRouteComponent(() => import('./console'), 'KpiPage'),
});

const worth = createRoute({
  getParentRoute: () => pages,
  path: '/u/$unit/value',
  validateSearch: keep('period', 'at', 'side', 'struck'),
  component: lazyRouteComponent(() => import('./console'), 'ValuePage'),
});

const ownWorth = createRoute({
  getParentRoute: () => pages,
  path: '/value',
  component: lazyRouteComponent(() => import('./console'), 'OwnValuePage'),
});

const alerts = createRoute({
  getParentRoute: () => pages,
  path: '/u/$unit/alerts',
  component: lazyRouteComponent(() => import('./console'), 'AlertsPage'),
});

const oneCase = createRoute({
  getParentRoute: () => pages,
  path: '/u/$unit/case/$kind/$id',
  component: lazyRouteComponent(() => import('./console'), 'CasePage'),
});

const source = createRoute({
  getParentRoute: () => pages,
  path: '/s/$key',
  validateSearch: keep('metric', 'period'),
  component: lazyRouteComponent(() => import('./console'), 'SourcePage'),
});

const sources = createRoute({
  getParentRoute: () => pages,
  path: '/admin/sources',
  validateSearch: keep('state'),
  component: lazyRouteComponent(() => import('./console'), 'SourcesPage'),
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
  component: lazyRouteComponent(() => import('./console'), 'DisplaysPage'),
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
  component: lazyRouteComponent(() => import('./console'), 'CalendarPage'),
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
  component: lazyRouteComponent(() => import('./console'), 'MappingsPage'),
});

const rejected = createRoute({
  getParentRoute: () => pages,
  path: '/admin/rejected',
  validateSearch: keep('reason', 'unit', 'source', 'from', 'to', 'as'),
  component: lazyRouteComponent(() => import('./console'), 'RejectedPage'),
});

const ledger = createRoute({
  getParentRoute: () => pages,
  path: '/admin/ledger',
  component: lazyRouteComponent(() => import('./console'), 'LedgerPage'),
});

const users = createRoute({
  getParentRoute: () => pages,
  path: '/admin/users',
  component: lazyRouteComponent(() => import('./console'), 'UsersPage'),
});

const looks = createRoute({
  getParentRoute: () => pages,
  path: '/looks',
  component: lazyRouteComponent(() => import('./looks/LooksPage'), 'LooksPage'),
});

const tree = root.addChildren([
  wall,
  login,
  pages.addChildren([
    home,
    unit,
    worth,
    ownWorth,
    kpi,
    alerts,
    oneCase,
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
    looks,
  ]),
]);

/** The pages and their addresses [contract 6]. */
export const createPages = () =>
  createRouter({
    routeTree: tree,
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
