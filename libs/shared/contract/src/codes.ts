/** Forms of the names that cross the walls (administrative codes, sources, metrics, event types). */

/** `VN`, a province (2 digits), a commune (5 digits) or a village (`{commune}-{n}`). */
export const UNIT_CODE = /^(VN|\d{2}|\d{5}|\d{5}-\d{1,4})$/;
export const COMMUNE_CODE = /^\d{5}$/;
export const NATION = 'VN';
const PROVINCE_CODE = /^\d{2}$/;
/** Whether a unit is one that communes belong to: a province, or the nation. */
export const isAboveCommunes = (unit: string): boolean =>
  unit === NATION || PROVINCE_CODE.test(unit);
/** A source's id within its unit. */
export const SOURCE_ID = /^[a-z0-9][a-z0-9_-]{0,62}$/;
export const METRIC = /^[a-z][a-z0-9_.]{0,62}$/;
export const EVENT_TYPE = /^[a-z][a-z0-9_-]*(\.[a-z0-9_-]+)+$/;
export const KPI_CODE = /^[a-z][a-z0-9-]{1,62}$/;
