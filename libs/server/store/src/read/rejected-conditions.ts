import type { RetryFilter } from '@nhip-xa/ports';
import type { SqlValue } from '../database/database';
import { sqlMoment } from './moments';

/** The unit for whose subtree everything is visible, also what belongs to no unit. */
const ROOT_UNIT = 'VN';

/** Which rejected messages are meant: of `rejected_messages r` and the `sources s` that sent them. */
export function rejectedConditions(filter: RetryFilter): { text: string; values: SqlValue[] } {
  const values: SqlValue[] = [];
  const conditions = ['true'];
  const add = (condition: (place: string) => string, value: SqlValue | undefined): void => {
    if (value !== undefined) conditions.push(condition(`$${values.push(value)}`));
  };
  const moment = (us: number | undefined) => (us === undefined ? undefined : sqlMoment(us));
  const within = filter.within === ROOT_UNIT ? undefined : filter.within;
  add((at) => `r.unit IN (SELECT code FROM units WHERE path @> ARRAY[${at}::text])`, within);
  add((at) => `r.id = ${at}::bigint`, filter.id);
  add((at) => `r.reason = ${at}`, filter.reason);
  add((at) => `s.key = ${at}`, filter.source);
  add((at) => `r.at >= ${at}::timestamptz`, moment(filter.fromUs));
  add((at) => `r.at < ${at}::timestamptz`, moment(filter.toUs));
  add((at) => `r.proposal = ANY (${at}::text[])`, filter.proposals);
  add((at) => `r.mapping = ${at}`, filter.mapping);
  return { text: conditions.join(' AND '), values };
}
