import { ROLES, type Role } from '@nhip-xa/contract';
import { ADMIN_PASSWORD, startApi, type RunningApi } from '../http/running-api';
import type { Answer, Body, Caller } from '../http/caller';

/**
 * Every route × every role × the own, a foreign and a non-existing unit. What is foreign answers
 * with the very bytes of what does not exist; a role that may not is told so before anything else.
 * A route of the OpenAPI document that has no line here fails.
 */

/** Hải Châu is everybody's own, Hòa Vang its neighbour, Ba Đình of another province. */
const OWN = '20194';
const NEIGHBOUR = '20195';
const ELSEWHERE = '00004';
const NOWHERE = '99999';

type Roles = readonly (Role | 'display')[];
const ALL: Roles = ROLES;
const WITH_WALL: Roles = [...ROLES, 'display'];
const CASE_READERS: Roles = ['admin', 'province-staff', 'chairman', 'officer'];
const TYPING: Roles = ['admin', 'province-staff', 'officer'];
const REPORTING: Roles = ['admin', 'province-staff'];
const TECHNICAL: Roles = ['admin', 'technician'];
const ADMIN: Roles = ['admin'];
const NOBODY: Roles = [];

/** A definition that nothing is wrong with. */
const LAMPS = {
  code: 'lamps',
  label: 'HT-99',
  domain: 'infrastructure',
  name: { vi: 'Đèn sáng', en: 'Lamps that work' },
  uom: 'đèn',
  better: 'higher',
  target: '',
  warning: null,
  critical: null,
  window: 'now',
  rollUp: 'sum',
  measure: { numerator: [{ fact: 'source', kinds: ['device'], aggregate: 'count' }] },
};

const SCREEN = { screen: '0b8f6a52-6d7e-4a53-9d6c-3f6f4a5b1c2d', version: '1.0.0' };
const REPORTED = { scene: 'overview', drawnMs: null, uptimeSeconds: 60 };

interface Line {
  may: Roles;
  /** The path, and the body, that name a unit or a thing of it. */
  path: (unit: string) => string;
  body?: (unit: string) => object | string;
  /** Media type of a body that is no JSON. */
  media?: string;
  /** What the own unit answers to who may. */
  own?: number;
  /** What others are answered; 403 unless said otherwise. */
  refused?: number;
  /** Names no unit: every caller sees only what is their own. */
  unitless?: true;
}

let counter = 0;
const fresh = (): string => `x${(counter += 1)}`;

/** `{METHOD} {path}` as the OpenAPI document has it → what is expected. */
const MATRIX: Record<string, Line> = {
  'get /api/v1/auth/me': { may: ALL, path: () => '/auth/me', unitless: true },
  // a display is nobody where a person is asked for
  'patch /api/v1/auth/me': {
    may: ALL,
    path: () => '/auth/me',
    body: () => ({ displayName: 'Tên mới' }),
    refused: 401,
    unitless: true,
  },
  'get /api/v1/auth/sessions': {
    may: ALL,
    path: () => '/auth/sessions',
    refused: 401,
    unitless: true,
  },
  'delete /api/v1/auth/sessions': {
    may: ALL,
    path: () => '/auth/sessions',
    own: 204,
    refused: 401,
    unitless: true,
  },
  'delete /api/v1/auth/sessions/{id}': {
    may: ALL,
    path: () => '/auth/sessions/2000000000',
    own: 404,
    refused: 401,
    unitless: true,
  },
  'post /api/v1/auth/password': {
    may: ALL,
    path: () => '/auth/password',
    body: () => ({ current: 'khong-phai-no', password: 'bon-nam-sau-bay' }),
    // the one before is another
    own: 400,
    refused: 401,
    unitless: true,
  },
  'get /api/v1/tokens': { may: ALL, path: () => '/tokens', unitless: true },
  'post /api/v1/tokens': {
    may: ALL,
    path: () => '/tokens',
    body: (unit) => ({ name: 'x', unit }),
    own: 201,
  },
  'delete /api/v1/tokens/{id}': {
    may: ALL,
    path: (unit) => `/tokens/${ids.token(unit)}`,
    own: 404,
  },
  'get /api/v1/users': { may: ADMIN, path: () => '/users', unitless: true },
  'post /api/v1/users': {
    may: ADMIN,
    path: () => '/users',
    body: (unit) => ({
      username: `u${fresh()}`,
      password: 'bon-nam-sau-tam',
      displayName: 'U',
      role: 'officer',
      unit,
    }),
    own: 201,
  },
  'get /api/v1/users/{username}': { may: ADMIN, path: (unit) => `/users/officer-${unit}` },
  'patch /api/v1/users/{username}': {
    may: ADMIN,
    path: (unit) => `/users/officer-${unit}`,
    body: () => ({ displayName: 'Tên mới' }),
  },
  'delete /api/v1/users/{username}': {
    may: ADMIN,
    path: (unit) => `/users/leaver-${unit}`,
    own: 204,
  },
  'get /api/v1/users/{username}/tokens': {
    may: ADMIN,
    path: (unit) => `/users/officer-${unit}/tokens`,
  },
  'delete /api/v1/users/{username}/tokens/{id}': {
    may: ADMIN,
    path: (unit) => `/users/officer-${unit}/tokens/${ids.officerToken(unit)}`,
    own: 204,
  },
  'get /api/v1/displays': {
    may: CASE_READERS,
    path: () => '/displays',
    unitless: true,
  },
  'post /api/v1/displays': {
    may: ['admin', 'province-staff', 'chairman'],
    path: () => '/displays',
    body: (unit) => ({ unit, name: 'Sảnh' }),
    own: 201,
  },
  'delete /api/v1/displays/{id}': {
    may: ['admin', 'province-staff', 'chairman'],
    path: (unit) => `/displays/${ids.display(unit)}`,
    own: 204,
  },
  'get /api/v1/displays/{id}': {
    may: CASE_READERS,
    path: (unit) => `/displays/${ids.keptDisplay(unit)}`,
  },
  'patch /api/v1/displays/{id}': {
    may: ['admin', 'province-staff', 'chairman'],
    path: (unit) => `/displays/${ids.keptDisplay(unit)}`,
    body: () => ({ name: 'Hội trường' }),
  },
  'get /api/v1/displays/own': {
    may: ['display'],
    path: () => '/displays/own',
    refused: 404,
    unitless: true,
  },
  'post /api/v1/displays/own/screens': {
    may: ['display'],
    path: () => '/displays/own/screens',
    body: () => ({ ...SCREEN, width: 1920, height: 1080, ...REPORTED }),
    own: 204,
    unitless: true,
  },
  'post /api/v1/displays/own/faults': {
    may: ['display'],
    path: () => '/displays/own/faults',
    body: () => ({ ...SCREEN, where: 'map', message: 'không vẽ được' }),
    own: 204,
    unitless: true,
  },
  'get /api/v1/units': { may: WITH_WALL, path: (unit) => `/units?parent=${unit}` },
  'post /api/v1/units': {
    may: ADMIN,
    path: () => '/units',
    body: (unit) => ({
      code: `${OWN}-${(counter += 1)}`,
      level: 'village',
      parent: unit,
      name: { vi: 'Thôn' },
    }),
    own: 201,
  },
  'get /api/v1/units/holdings': { may: ADMIN, path: (unit) => `/units/holdings?parent=${unit}` },
  // it looks for the units of the caller alone
  'post /api/v1/units/import': {
    may: ADMIN,
    path: () => '/units/import?dryRun=1',
    media: 'text/csv',
    body: (unit) => `code,name\n${unit}-9,Tổ 9\n`,
    unitless: true,
  },
  // the whole installation's: an administrator of a commune is not asked
  'get /api/v1/demonstration': { may: NOBODY, path: () => '/demonstration', unitless: true },
  'delete /api/v1/demonstration': { may: NOBODY, path: () => '/demonstration', unitless: true },
  'get /api/v1/units/{code}': { may: WITH_WALL, path: (unit) => `/units/${unit}` },
  'patch /api/v1/units/{code}': {
    may: ADMIN,
    path: (unit) => `/units/${unit}`,
    body: () => ({ kind: 'xã' }),
  },
  'get /api/v1/units/{code}/map': { may: WITH_WALL, path: (unit) => `/units/${unit}/map` },
  'get /api/v1/units/{code}/map/below': {
    may: WITH_WALL,
    path: (unit) => `/units/${unit}/map/below`,
  },
  // it looks for the units of the caller alone
  'post /api/v1/boundaries': {
    may: ADMIN,
    path: () => '/boundaries?dryRun=true',
    body: () => ({ type: 'FeatureCollection', features: [] }),
    unitless: true,
  },
  'delete /api/v1/boundaries': { may: ADMIN, path: (unit) => `/boundaries?unit=${unit}` },
  'get /api/v1/units/{code}/history-state': {
    may: WITH_WALL,
    path: (unit) => `/units/${unit}/history-state`,
  },
  'get /api/v1/units/{code}/kpis': { may: WITH_WALL, path: (unit) => `/units/${unit}/kpis` },
  'get /api/v1/units/{code}/kpis/below': {
    may: WITH_WALL,
    path: (unit) => `/units/${unit}/kpis/below?domain=public-services`,
  },
  'get /api/v1/units/{code}/kpis/{kpi}/history': {
    may: WITH_WALL,
    path: (unit) => `/units/${unit}/kpis/flood-level/history`,
  },
  'get /api/v1/units/{code}/kpis/{kpi}/children': {
    may: WITH_WALL,
    path: (unit) => `/units/${unit}/kpis/flood-level/children`,
  },
  'get /api/v1/units/{code}/kpis/{kpi}/distribution': {
    may: ALL,
    path: (unit) => `/units/${unit}/kpis/dossiers-on-time/distribution`,
  },
  'get /api/v1/units/{code}/kpis/{kpi}/breakdown': {
    may: CASE_READERS,
    path: (unit) => `/units/${unit}/kpis/dossiers-online/breakdown`,
  },
  'get /api/v1/units/{code}/kpis/{kpi}/spread': {
    may: ALL,
    path: (unit) => `/units/${unit}/kpis/dossiers-on-time/spread?step=P2D`,
  },
  'get /api/v1/units/{code}/kpis/{kpi}/evidence': {
    may: ALL,
    path: (unit) => `/units/${unit}/kpis/flood-level/evidence`,
  },
  'get /api/v1/units/{code}/kpis/{kpi}/evidence/export': {
    may: ALL,
    path: (unit) => `/units/${unit}/kpis/flood-level/evidence/export`,
  },
  // it looks among what is the caller's own alone
  'get /api/v1/search': { may: ALL, path: (unit) => `/search?q=${unit}`, unitless: true },
  'get /api/v1/sources': { may: ALL, path: (unit) => `/sources?unit=${unit}` },
  'post /api/v1/sources': {
    may: TECHNICAL,
    path: () => '/sources',
    body: (unit) => ({ id: fresh(), kind: 'device', unit, name: 'Trạm' }),
    own: 201,
  },
  // it looks for the units of the caller alone
  'post /api/v1/sources/import': {
    may: TECHNICAL,
    path: () => '/sources/import?dryRun=1',
    media: 'text/csv',
    body: (unit) => `unit,id,kind,name\n${unit},moi,device,Trạm\n`,
    unitless: true,
  },
  'get /api/v1/sources/export': { may: ALL, path: (unit) => `/sources/export?unit=${unit}` },
  'get /api/v1/sources/{key}': { may: ALL, path: (unit) => `/sources/${unit}.water` },
  'patch /api/v1/sources/{key}': {
    may: TECHNICAL,
    path: (unit) => `/sources/${unit}.water`,
    body: () => ({ name: 'Trạm mới' }),
  },
  'delete /api/v1/sources/{key}': {
    may: TECHNICAL,
    path: (unit) => `/sources/${unit}.${ids.removable(unit)}`,
    own: 204,
  },
  'post /api/v1/sources/{key}/credential': {
    may: TECHNICAL,
    path: (unit) => `/sources/${unit}.water/credential`,
    own: 201,
  },
  'delete /api/v1/sources/{key}/credential/previous': {
    may: TECHNICAL,
    path: (unit) => `/sources/${unit}.${ids.rotated(unit)}/credential/previous`,
    own: 204,
  },
  'post /api/v1/sources/credentials': {
    may: TECHNICAL,
    path: () => '/sources/credentials',
    body: (unit) => ({ keys: [`${unit}.water`], graceSeconds: 60 }),
    own: 201,
  },
  'get /api/v1/sources/{key}/diagnosis': {
    may: ALL,
    path: (unit) => `/sources/${unit}.water/diagnosis`,
  },
  'get /api/v1/sources/{key}/trace': {
    may: TECHNICAL,
    path: (unit) => `/sources/${unit}.water/trace`,
  },
  'get /api/v1/sources/{key}/readings': {
    may: ALL,
    path: (unit) => `/sources/${unit}.water/readings`,
  },
  'get /api/v1/sources/{key}/frame': {
    may: WITH_WALL,
    path: (unit) => `/sources/${unit}.water/frame?size=small`,
  },
  'get /api/v1/sources/{key}/maintenance': {
    may: ALL,
    path: (unit) => `/sources/${unit}.water/maintenance`,
  },
  'post /api/v1/sources/{key}/maintenance': {
    may: TECHNICAL,
    path: (unit) => `/sources/${unit}.water/maintenance`,
    body: () => ({
      from: new Date().toISOString(),
      to: new Date(Date.now() + 60_000).toISOString(),
      why: 'thay pin',
    }),
    own: 201,
  },
  'delete /api/v1/sources/{key}/maintenance/{id}': {
    may: TECHNICAL,
    path: (unit) => `/sources/${unit}.water/maintenance/${ids.window(unit)}`,
    own: 204,
  },
  'get /api/v1/typed-numbers': { may: ALL, path: (unit) => `/typed-numbers?unit=${unit}` },
  'post /api/v1/typed-numbers': {
    may: ['admin', 'officer'],
    path: () => '/typed-numbers',
    body: typedOverdue,
    own: 201,
  },
  'delete /api/v1/typed-numbers/{id}': {
    may: ['admin', 'officer'],
    path: (unit) => `/typed-numbers/${ids.typed(unit)}`,
    own: 204,
  },
  'get /api/v1/retention': { may: ALL, path: () => '/retention', unitless: true },
  // the whole installation's: an administrator of a commune is not asked
  'put /api/v1/retention/{metric}': {
    may: [],
    path: () => '/retention/rain',
    body: () => ({ rawDays: 90 }),
  },
  'delete /api/v1/retention/{metric}': { may: [], path: () => '/retention/rain' },
  'post /api/v1/retention/preview': {
    may: NOBODY,
    path: () => '/retention/preview',
    body: () => ({ metric: 'rain', rawDays: 31 }),
  },
  'post /api/v1/retention/{metric}/undo': { may: NOBODY, path: () => '/retention/rain/undo' },
  'get /api/v1/keeping': { may: ALL, path: () => '/keeping', unitless: true },
  'put /api/v1/keeping/{what}': {
    may: NOBODY,
    path: () => '/keeping/frame-days',
    body: () => ({ amount: 5 }),
  },
  'post /api/v1/keeping/preview': {
    may: NOBODY,
    path: () => '/keeping/preview',
    body: () => ({ what: 'frame-days', amount: 5 }),
  },
  'post /api/v1/keeping/{what}/undo': { may: NOBODY, path: () => '/keeping/frame-days/undo' },
  'get /api/v1/personal-keys': { may: ALL, path: () => '/personal-keys', unitless: true },
  'post /api/v1/personal-keys': {
    may: NOBODY,
    path: () => '/personal-keys',
    body: () => ({ key: 'maSoThue' }),
  },
  'delete /api/v1/personal-keys/{key}': { may: NOBODY, path: () => '/personal-keys/maSoThue' },
  'post /api/v1/personal-keys/trial': {
    may: TECHNICAL,
    path: () => '/personal-keys/trial',
    body: () => ({ channel: 'event', payload: '{}' }),
    unitless: true,
  },
  'post /api/v1/personal-keys/clean': {
    may: NOBODY,
    path: () => '/personal-keys/clean',
    body: () => ({}),
  },
  // of the whole installation: neither an administrator nor a technician of a commune
  'get /api/v1/health/details': { may: NOBODY, path: () => '/health/details', unitless: true },
  'get /api/v1/kpis': { may: WITH_WALL, path: () => '/kpis', unitless: true },
  'get /api/v1/kpis/{code}': { may: WITH_WALL, path: () => '/kpis/flood-level', unitless: true },
  'get /api/v1/kpis/{code}/versions': {
    may: WITH_WALL,
    path: () => '/kpis/flood-level/versions',
    unitless: true,
  },
  // a definition holds for every unit: nobody here may change one, the administrator of a part neither
  'post /api/v1/kpis': {
    may: NOBODY,
    path: () => '/kpis',
    body: () => ({ ...LAMPS, code: `lamps-${fresh()}` }),
    unitless: true,
  },
  'put /api/v1/kpis/{code}': {
    may: NOBODY,
    path: () => '/kpis/flood-level',
    body: () => ({ ...LAMPS, code: 'flood-level' }),
    unitless: true,
  },
  'delete /api/v1/kpis/{code}': {
    may: NOBODY,
    path: () => '/kpis/flood-level',
    unitless: true,
  },
  'get /api/v1/kpi-settings/{name}': {
    may: NOBODY,
    path: () => '/kpi-settings/hours-saved',
    unitless: true,
  },
  'put /api/v1/kpi-settings/{name}': {
    may: NOBODY,
    path: () => '/kpi-settings/hours-saved',
    body: () => ({ values: {} }),
    unitless: true,
  },
  'get /api/v1/kpis/facts': { may: ADMIN, path: (unit) => `/kpis/facts?unit=${unit}` },
  'post /api/v1/kpis/preview': {
    may: ADMIN,
    path: () => '/kpis/preview',
    body: (unit) => ({ definition: LAMPS, unit }),
  },
  'get /api/v1/units/{code}/kpis/{kpi}/target': {
    may: WITH_WALL,
    path: (unit) => `/units/${unit}/kpis/flood-level/target`,
  },
  'put /api/v1/units/{code}/kpis/{kpi}/target': {
    may: ['admin', 'province-staff'],
    path: (unit) => `/units/${unit}/kpis/flood-level/target`,
    body: () => ({ target: '≤ 1', targetValue: 1, why: 'mùa lũ' }),
  },
  'get /api/v1/units/{code}/wall': { may: WITH_WALL, path: (unit) => `/units/${unit}/wall` },
  'put /api/v1/units/{code}/wall': {
    may: ['admin', 'chairman'],
    path: (unit) => `/units/${unit}/wall`,
    body: () => ({ kpis: ['flood-level'] }),
  },
  'get /api/v1/units/{code}/changes': { may: ALL, path: (unit) => `/units/${unit}/changes` },
  'get /api/v1/units/{code}/scenes/{scene}': {
    may: [...CASE_READERS, 'display'],
    path: (unit) => `/units/${unit}/scenes/services`,
  },
  'get /api/v1/cases': { may: CASE_READERS, path: (unit) => `/cases?unit=${unit}` },
  'get /api/v1/cases/procedures': {
    may: CASE_READERS,
    path: (unit) => `/cases/procedures?unit=${unit}&q=khai`,
  },
  'get /api/v1/cases/{kind}/{id}': {
    may: CASE_READERS,
    path: (unit) => `/cases/detection/one?unit=${unit}`,
  },
  'get /api/v1/cases/{kind}/{id}/peers': {
    may: CASE_READERS,
    path: (unit) => `/cases/detection/one/peers?unit=${unit}`,
  },
  'post /api/v1/cases/{kind}/{id}/verdict': {
    may: ['admin', 'chairman', 'officer'],
    path: (unit) => `/cases/detection/one/verdict?unit=${unit}`,
    body: () => ({ verdict: 'confirmed' }),
    // the first of the three wins, the others come too late
    own: 409,
  },
  'get /api/v1/calendar': {
    may: CASE_READERS,
    path: (unit) => `/calendar?unit=${unit}&year=2027`,
  },
  'put /api/v1/calendar/days': {
    may: ADMIN,
    path: () => '/calendar/days',
    body: (unit) => ({ unit, days: [{ day: '2027-03-27', set: 'off', name: 'Nghỉ' }] }),
    own: 204,
  },
  'post /api/v1/calendar/proposals': {
    may: ADMIN,
    path: () => '/calendar/proposals',
    body: (unit) => ({ unit, year: 2027 }),
  },
  'post /api/v1/calendar/confirm': {
    may: ADMIN,
    path: () => '/calendar/confirm',
    body: (unit) => ({ unit, year: 2027 }),
  },
  'put /api/v1/calendar/office-hours': {
    may: ADMIN,
    path: () => '/calendar/office-hours',
    body: (unit) => ({
      unit,
      from: '2027-01-01',
      hours: { workday: [{ from: '07:00', to: '11:00' }], saturday: [] },
    }),
    own: 204,
  },
  'get /api/v1/deadline-policies': {
    may: CASE_READERS,
    path: (unit) => `/deadline-policies?unit=${unit}`,
  },
  'put /api/v1/deadline-policies': {
    may: ADMIN,
    path: () => '/deadline-policies',
    body: (unit) => ({ unit, resolve: { amount: 10, unit: 'workingDays' } }),
    // a commune has none of its own
    own: 400,
  },
  'delete /api/v1/deadline-policies': {
    may: ADMIN,
    path: (unit) => `/deadline-policies?unit=${unit}`,
    own: 404,
  },
  'get /api/v1/alerts': { may: ALL, path: (unit) => `/alerts?unit=${unit}` },
  'post /api/v1/alerts/{id}/acknowledge': {
    may: ['admin', 'chairman'],
    path: (unit) => `/alerts/${ids.alert(unit)}/acknowledge`,
    body: () => ({ word: 'đã biết' }),
    // the first of the two wins, the other comes too late
    own: 409,
  },
  'get /api/v1/events': { may: CASE_READERS, path: (unit) => `/events?unit=${unit}` },
  'get /api/v1/value-ledger': { may: CASE_READERS, path: (unit) => `/value-ledger?unit=${unit}` },
  'post /api/v1/value-ledger': {
    may: TYPING,
    path: () => '/value-ledger',
    body: (unit) => ({ side: 'cost', unit, at: '2026-01-05', amount: 1000, class: 'rent' }),
    own: 201,
  },
  'get /api/v1/value-ledger/months': {
    may: CASE_READERS,
    path: (unit) => `/value-ledger/months?unit=${unit}`,
  },
  'get /api/v1/value-ledger/summary': {
    may: CASE_READERS,
    path: (unit) => `/value-ledger/summary?unit=${unit}`,
  },
  'delete /api/v1/value-ledger/{id}': {
    may: TYPING,
    path: (unit) => `/value-ledger/${ids.entry(unit)}?unit=${unit}&why=sai`,
    own: 204,
  },
  'post /api/v1/value-ledger/import': {
    may: TYPING,
    path: (unit) => `/value-ledger/import?unit=${unit}`,
    media: 'text/csv',
    body: () => 'at,side,amount,class\n2026-01-05,cost,1000,rent\n',
  },
  'get /api/v1/value-ledger/export': {
    may: CASE_READERS,
    path: (unit) => `/value-ledger/export?unit=${unit}`,
  },
  'get /api/v1/cases/export': {
    may: CASE_READERS,
    path: (unit) => `/cases/export?unit=${unit}`,
  },
  'get /api/v1/events/export': {
    may: CASE_READERS,
    path: (unit) => `/events/export?unit=${unit}`,
  },
  'get /api/v1/sources/list/export': {
    may: ALL,
    path: (unit) => `/sources/list/export?unit=${unit}`,
  },
  'get /api/v1/sources/{key}/readings/export': {
    may: ALL,
    path: (unit) => `/sources/${unit}.water/readings/export`,
  },
  'get /api/v1/reports': { may: CASE_READERS, path: (unit) => `/reports?unit=${unit}` },
  'post /api/v1/reports': {
    may: REPORTING,
    path: () => '/reports',
    body: (unit) => ({ unit, period: 'day', of: '2026-01-01' }),
    own: 201,
  },
  'get /api/v1/reports/{id}': {
    may: CASE_READERS,
    path: (unit) => `/reports/${ids.report(unit)}`,
  },
  'get /api/v1/reports/{id}/file': {
    may: CASE_READERS,
    path: (unit) => `/reports/${ids.report(unit)}/file?format=xlsx`,
  },
  'post /api/v1/reports/{id}/comments': {
    may: CASE_READERS,
    path: (unit) => `/reports/${ids.report(unit)}/comments`,
    body: () => ({ text: 'Đã xem' }),
    own: 201,
  },
  // there is no such comment in any of them
  'delete /api/v1/reports/{id}/comments/{comment}': {
    may: CASE_READERS,
    path: (unit) => `/reports/${ids.report(unit)}/comments/2000000000`,
    own: 404,
  },
  'get /api/v1/report-schedules': {
    may: CASE_READERS,
    path: (unit) => `/report-schedules?unit=${unit}`,
  },
  // each unit has that one already
  'post /api/v1/report-schedules': {
    may: REPORTING,
    path: () => '/report-schedules',
    body: (unit) => ({ unit, period: 'week', at: '07:00' }),
    own: 409,
  },
  'patch /api/v1/report-schedules/{id}': {
    may: REPORTING,
    path: (unit) => `/report-schedules/${ids.schedule(unit)}`,
    body: () => ({ at: '08:00' }),
  },
  'delete /api/v1/report-schedules/{id}': {
    may: REPORTING,
    path: (unit) => `/report-schedules/${unit === OWN ? '2000000000' : ids.schedule(unit)}`,
    own: 404,
  },
  'get /api/v1/ledger': { may: ALL, path: (unit) => `/ledger?unit=${unit}` },
  'get /api/v1/rejected': { may: ALL, path: (unit) => `/rejected?source=${unit}.water` },
  'get /api/v1/rejected/counts': {
    may: ALL,
    path: (unit) => `/rejected/counts?source=${unit}.water`,
  },
  'get /api/v1/rejected/{id}': { may: ALL, path: (unit) => `/rejected/${ids.rejected(unit)}` },
  'post /api/v1/rejected/retry': {
    may: TECHNICAL,
    path: () => '/rejected/retry',
    body: (unit) => ({ reason: 'not-json', source: `${unit}.water` }),
  },
  'post /api/v1/rejected/forget': {
    may: TECHNICAL,
    path: () => '/rejected/forget',
    body: (unit) => ({ reason: 'bad-shape', source: `${unit}.water` }),
  },
  'post /api/v1/rejected/{id}/retry': {
    may: TECHNICAL,
    path: (unit) => `/rejected/${ids.rejected(unit)}/retry`,
  },
  'delete /api/v1/rejected/{id}': {
    may: TECHNICAL,
    path: (unit) => `/rejected/${ids.removableRejected(unit)}`,
    own: 204,
  },
  'get /api/v1/mappings': { may: ALL, path: (unit) => `/mappings?unit=${unit}` },
  'post /api/v1/mappings': {
    may: TECHNICAL,
    path: () => '/mappings',
    body: (unit) => ({ id: fresh(), ...mappingOf(unit, fresh()) }),
    own: 201,
  },
  'put /api/v1/mappings/{id}': {
    may: TECHNICAL,
    path: (unit) => `/mappings/kept-${unit}`,
    body: (unit) => mappingOf(unit, `kept-${unit}`),
  },
  'delete /api/v1/mappings/{id}': {
    may: TECHNICAL,
    path: (unit) => `/mappings/${ids.mapping(unit)}`,
    own: 204,
  },
  'post /api/v1/mappings/preview': {
    may: TECHNICAL,
    path: () => '/mappings/preview',
    body: () => ({ codec: 'senml', topic: 'kho/senml', payload: [] }),
    unitless: true,
  },
  'get /api/v1/proposals': { may: ALL, path: (unit) => `/proposals?unit=${unit}` },
  'post /api/v1/proposals/approve': {
    may: TECHNICAL,
    path: () => '/proposals/approve',
    body: () => ({ all: true, mapping: 'none' }),
    unitless: true,
  },
  'delete /api/v1/proposals/{key}': {
    may: TECHNICAL,
    path: (unit) => `/proposals/${unit}.${ids.proposal(unit)}`,
    own: 204,
  },
  'post /api/v1/intake/dvcqg': {
    may: TECHNICAL,
    path: (unit) => `/intake/dvcqg?mapping=kept-${unit}`,
    body: () => ({ service: 'DongBoHoSoMC', data: [] }),
  },
  'get /api/v1/audit': { may: ADMIN, path: (unit) => `/audit?unit=${unit}` },
  'get /api/v1/audit/export': { may: ADMIN, path: (unit) => `/audit/export?unit=${unit}` },
};

/** Open to everybody, and so without a line. */
const PUBLIC = [
  'post /api/v1/auth/login',
  'post /api/v1/displays/exchange',
  'get /health/live',
  'get /health/ready',
  'get /metrics',
];
/** Ends the caller's own session: tested with signing in. */
const SEPARATE = ['post /api/v1/auth/logout'];

/** Things of a unit that one caller after the other takes away; a number that is nobody's for NOWHERE. */
const stock = new Map<string, string[]>();
/** As many as there are callers, the one who is nobody included, and their units. */
const TURNS = Array.from({ length: 12 }, (_, turn) => turn);
const take = (what: string, unit: string): string =>
  stock.get(`${what} ${unit}`)?.pop() ?? '2000000000';
const ids = {
  alert: (unit: string): string => stock.get(`alert ${unit}`)?.[0] ?? '2000000000',
  report: (unit: string): string => stock.get(`report ${unit}`)?.[0] ?? '2000000000',
  schedule: (unit: string): string => stock.get(`schedule ${unit}`)?.[0] ?? '2000000000',
  officerToken: (unit: string): string => take('officer-token', unit),
  token: (unit: string): string => stock.get(`token ${unit}`)?.[0] ?? '2000000000',
  display: (unit: string): string =>
    unit === OWN ? take('display', unit) : (stock.get(`display ${unit}`)?.[0] ?? '2000000000'),
  keptDisplay: (unit: string): string => stock.get(`kept-display ${unit}`)?.[0] ?? '2000000000',
  typed: (unit: string): string =>
    unit === OWN ? take('typed', unit) : (stock.get(`typed ${unit}`)?.[0] ?? '2000000000'),
  window: (unit: string): string =>
    unit === OWN ? take('window', unit) : (stock.get(`window ${unit}`)?.[0] ?? '2000000000'),
  entry: (unit: string): string => (unit === OWN ? take('entry', unit) : 'e1'),
  removable: (unit: string): string => (unit === OWN ? take('source', unit) : 'r1'),
  rotated: (unit: string): string => (unit === OWN ? take('rotated', unit) : 'g1'),
  rejected: (unit: string): string => stock.get(`kept-rejected ${unit}`)?.[0] ?? '2000000000',
  removableRejected: (unit: string): string =>
    unit === OWN ? take('rejected', unit) : (stock.get(`rejected ${unit}`)?.[0] ?? '2000000000'),
  mapping: (unit: string): string => (unit === OWN ? take('mapping', unit) : `m1-${unit}`),
  proposal: (unit: string): string => (unit === OWN ? take('proposal', unit) : 'p1'),
};

/** Of the codec whose messages come by HTTP too. */
const mappingOf = (unit: string, topic: string): object => ({
  publisher: `${unit}.water`,
  filter: `${topic}/#`,
  codec: 'dvcqg',
  commune: { field: 'madonvi' },
});

let api: RunningApi;
const callers = new Map<Role | 'display', Caller>();

beforeAll(async () => {
  api = await startApi();
  const admin = await api.signIn('admin', ADMIN_PASSWORD);
  await makeUnits(admin);
  for (const unit of [OWN, NEIGHBOUR, ELSEWHERE]) await makeThings(admin, unit);
  for (const role of ROLES) {
    await makeUser(admin, `own-${role}`, role, OWN);
    callers.set(role, await api.signIn(`own-${role}`, 'bon-nam-sau-tam'));
  }
  const wall = await admin.post('/api/v1/displays', { unit: OWN, name: 'Tường' });
  const { token } = wall.json;
  const exchanged = await api.anonymous.post('/api/v1/displays/exchange', { token });
  callers.set('display', api.anonymous.withCookieOf(exchanged));
}, 60_000);
afterAll(() => api.stop());

async function made(answer: Promise<Answer>): Promise<Body> {
  const { status, text, json } = await answer;
  if (status !== 201) throw new Error(`${status} ${text}`);
  return json;
}

async function makeUnits(admin: Caller): Promise<void> {
  const unit = (code: string, level: string, parent: string) =>
    made(admin.post('/api/v1/units', { code, level, parent, name: { vi: code } }));
  await unit('48', 'province', 'VN');
  await unit('01', 'province', 'VN');
  await unit(OWN, 'commune', '48');
  await unit(NEIGHBOUR, 'commune', '48');
  await unit(ELSEWHERE, 'commune', '01');
}

function typedOverdue(unit: string): object {
  const day = (ahead: number): string => new Date(Date.now() + ahead * 86_400_000).toISOString();
  const period = { from: day(-7), to: day(0), until: day(30) };
  return { unit, kpi: 'dossiers-overdue', numerator: 3, ...period };
}

const makeUser = (admin: Caller, username: string, role: Role, unit: string) =>
  made(
    admin.post('/api/v1/users', {
      username,
      password: 'bon-nam-sau-tam',
      displayName: username,
      role,
      unit,
    }),
  );

/** What mappings, and what was said under them, leave. */
async function makeForeign(admin: Caller, unit: string): Promise<void> {
  const mappings = TURNS.map((turn) => `m${turn}-${unit}`);
  for (const id of [...mappings, `kept-${unit}`]) {
    await made(admin.post('/api/v1/mappings', { id, ...mappingOf(unit, id) }));
  }
  stock.set(`mapping ${unit}`, mappings);
  const proposals = TURNS.map((turn) => `p${turn}`);
  for (const id of proposals) {
    await api.database(
      `INSERT INTO source_proposals VALUES ($1, $2, $3, 'device', $3, 'm', 'p', now(), now(), 0, 0)`,
      [`${unit}.${id}`, unit, id],
    );
  }
  stock.set(`proposal ${unit}`, proposals);
  for (const reason of [...TURNS.map(() => 'not-declared'), 'unknown-channel']) {
    await api.database(
      `INSERT INTO rejected_messages (at, source_id, unit, topic, reason, detail, bytes, size)
       SELECT now(), id, unit, 't', $2, '', '', 0 FROM sources WHERE key = $1`,
      [`${unit}.water`, reason],
    );
  }
  const page = { limit: 100 };
  const { items } = await api.store.factReader.rejected({ within: unit }, page);
  const [kept, ...removable] = items.map(({ id }) => id);
  stock.set(`kept-rejected ${unit}`, [kept ?? '']);
  stock.set(`rejected ${unit}`, removable);
}

async function makeReports(admin: Caller, unit: string): Promise<void> {
  const report = await made(
    admin.post('/api/v1/reports', { unit, period: 'day', of: '2026-01-02' }),
  );
  stock.set(`report ${unit}`, [report.id]);
  const weekly = { unit, period: 'week', at: '07:00' };
  const schedule = await made(admin.post('/api/v1/report-schedules', weekly));
  stock.set(`schedule ${unit}`, [schedule.id]);
}

async function makeThings(admin: Caller, unit: string): Promise<void> {
  await makeReports(admin, unit);
  const source = (id: string) =>
    made(admin.post('/api/v1/sources', { id, kind: 'device', unit, name: id }));
  await source('water');
  await makeForeign(admin, unit);
  const removable = TURNS.map((turn) => `r${turn}`);
  for (const id of removable) await source(id);
  stock.set(`source ${unit}`, removable);
  const rotated = TURNS.map((turn) => `g${turn}`);
  for (const id of rotated) {
    const { key } = await source(id);
    await made(admin.post(`/api/v1/sources/${String(key)}/credential`, { graceSeconds: 3_600 }));
  }
  stock.set(`rotated ${unit}`, rotated);
  await makeUser(admin, `officer-${unit}`, 'officer', unit);
  await api.database(
    `INSERT INTO api_tokens (hash, user_id, name, role, unit)
     SELECT sha256((u.username || n)::bytea), u.id, 'T' || n, 'officer', u.unit
     FROM users u, generate_series(1, ${TURNS.length}) n WHERE u.username = $1`,
    [`officer-${unit}`],
  );
  const { json } = await admin.get(`/api/v1/users/officer-${unit}/tokens`);
  stock.set(
    `officer-token ${unit}`,
    json.items.map(({ id }) => id),
  );
  await makeUser(admin, `leaver-${unit}`, 'officer', unit);
  const displays = TURNS.map(() => made(admin.post('/api/v1/displays', { unit, name: 'D' })));
  stock.set(
    `display ${unit}`,
    (await Promise.all(displays)).map(({ id }) => id),
  );
  const kept = await made(admin.post('/api/v1/displays', { unit, name: 'Giữ' }));
  stock.set(`kept-display ${unit}`, [kept.id]);
  const hour = {
    from: new Date().toISOString(),
    to: new Date(Date.now() + 3_600_000).toISOString(),
  };
  const windows = TURNS.map(() =>
    made(admin.post(`/api/v1/sources/${unit}.water/maintenance`, { ...hour, why: 'W' })),
  );
  stock.set(
    `window ${unit}`,
    (await Promise.all(windows)).map(({ id }) => id),
  );
  await api.database(
    `INSERT INTO frames (source_id, at, content_type, hash, bytes, small, small_at)
     SELECT id, now(), 'image/png', '\\x01', '\\x02', '\\x03', now() FROM sources WHERE key = $1`,
    [`${unit}.water`],
  );
  const typed = TURNS.map(() => made(admin.post('/api/v1/typed-numbers', typedOverdue(unit))));
  stock.set(
    `typed ${unit}`,
    (await Promise.all(typed)).map(({ id }) => id),
  );
  const entries = TURNS.map((turn) => `e${turn}`);
  for (const id of entries) {
    const entry = { id, unit, side: 'cost', at: '2026-01-05', amount: 1000, class: 'rent' };
    await made(admin.post('/api/v1/value-ledger', entry));
  }
  stock.set(`entry ${unit}`, entries);
  const token = await made(admin.post('/api/v1/tokens', { name: 'T', unit }));
  stock.set(`token ${unit}`, [token.id]);
  await api.database(
    `INSERT INTO alerts (unit, kpi, status, worst, opened_at, changed_at)
     VALUES ($1, 'flood-level', 'warning', 'warning', now(), now())`,
    [unit],
  );
  const { items } = await api.store.alerts.list({ within: unit }, { limit: 1 });
  stock.set(`alert ${unit}`, [items[0]?.id ?? '']);
  await api.database(
    `INSERT INTO cases (unit, kind, id, ts, state, opened_at, open_from, statements)
     VALUES ($1, 'detection', 'one', now(), 'pending', now(), now(), 1)`,
    [unit],
  );
  await api.database(
    `INSERT INTO case_statements (unit, kind, id, ts, state, fields, received_at)
     VALUES ($1, 'detection', 'one', now(), 'pending', '{}', now())`,
    [unit],
  );
}

const ask = (caller: Caller, route: string, unit: string): Promise<Answer> => {
  const line = MATRIX[route] as Line;
  const method = route.split(' ', 1)[0] as string;
  const speaking = line.media === undefined ? caller : caller.with({ 'content-type': line.media });
  return speaking.send(method.toUpperCase(), `/api/v1${line.path(unit)}`, line.body?.(unit));
};

it('has a line for every route of the OpenAPI document', async () => {
  const { json } = await api.anonymous.get('/api/openapi.json');
  const paths = json['paths'] as Record<string, object>;
  const routes = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method} ${path}`),
  );
  expect(routes.sort()).toEqual([...Object.keys(MATRIX), ...PUBLIC, ...SEPARATE].sort());
});

describe.each(Object.keys(MATRIX))('%s', (route) => {
  const line = MATRIX[route] as Line;
  const units = [OWN, NEIGHBOUR, ELSEWHERE, NOWHERE];

  it('knows nobody', async () => {
    for (const unit of units) {
      const answer = await ask(api.anonymous, route, unit);
      expect([unit, answer.status]).toEqual([unit, 401]);
    }
  });

  it.each([...ROLES, 'display' as const])('%s', async (role) => {
    const caller = callers.get(role) as Caller;
    if (!line.may.includes(role)) {
      for (const unit of units) {
        const { status, json } = await ask(caller, route, unit);
        // who is no person is nobody where a person is asked for
        const expected = route.includes('/auth/me') ? 401 : (line.refused ?? 403);
        expect([unit, status]).toEqual([unit, expected]);
        expect(json).toHaveProperty('code');
      }
      return;
    }
    const own = await ask(caller, route, OWN);
    const decided = line.own === 409 && own.status === 200;
    expect(decided ? 409 : own.status).toBe(line.own ?? 200);
    if (line.unitless) return;
    const nowhere = await ask(caller, route, NOWHERE);
    expect(nowhere.status).toBe(404);
    expect(nowhere.json).toEqual({
      type: 'about:blank',
      title: 'Not Found',
      status: 404,
      code: 'not-found',
    });
    for (const unit of [NEIGHBOUR, ELSEWHERE, '48', 'VN']) {
      const foreign = await ask(caller, route, unit);
      expect([unit, foreign.status, foreign.text]).toEqual([unit, 404, nowhere.text]);
    }
  });
});

it('shows nothing of others in lists that name no unit', async () => {
  const admin = callers.get('admin') as Caller;
  for (const path of ['users', 'displays', 'sources', 'units', 'audit', 'cases', 'alerts']) {
    const { json } = await admin.get(`/api/v1/${path}`);
    const others = json.items.filter(
      ({ unit, code }) => !(typeof unit === 'string' ? unit : code).startsWith(OWN),
    );
    expect([path, others]).toEqual([path, []]);
  }
});

it('finds nothing of others, nor cases for whoever reads none', async () => {
  const nothing = { units: [], kpis: [], sources: [] };
  for (const role of ROLES) {
    const caller = callers.get(role) as Caller;
    const cases = role === 'technician' ? null : [];
    for (const q of [NEIGHBOUR, ELSEWHERE, `${NEIGHBOUR}.water`, `${ELSEWHERE} water`]) {
      const { json } = await caller.get(`/api/v1/search?q=${encodeURIComponent(q)}`);
      expect([role, q, json]).toEqual([role, q, { ...nothing, procedures: cases, cases }]);
    }
    // the case is called the same in every unit
    const found = (await caller.get('/api/v1/search?q=one')).json['cases'];
    const own = [expect.objectContaining({ unit: OWN, id: 'one', kind: 'detection' })];
    expect(found).toEqual(role === 'technician' ? null : own);
  }
});

it('lets no administrator of a commune move anything, or anyone, out of it', async () => {
  const admin = callers.get('admin') as Caller;
  const move = await admin.patch('/api/v1/users/own-officer', { unit: '48' });
  expect(move.status).toBe(404);
  const wider = await admin.patch('/api/v1/units/20194', { parent: 'VN', code: '20199' });
  expect(wider.status).toBe(400);
  const gateway = await admin.post('/api/v1/sources', {
    id: 'g1',
    kind: 'device',
    unit: OWN,
    name: 'G',
    gateway: `${NEIGHBOUR}.water`,
  });
  expect(gateway.status).toBe(400);
});

it('shows a technician a number made of cases, but not the cases', async () => {
  const technician = callers.get('technician') as Caller;
  const path = `/api/v1/units/${OWN}/kpis/detections-pending/evidence`;
  const seen = (await technician.get(path)).json;
  const officer = (await (callers.get('officer') as Caller).get(path)).json;
  expect(seen.items).toEqual([]);
  expect(Object.keys(seen)).toEqual(Object.keys(officer));
});
