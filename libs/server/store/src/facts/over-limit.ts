import { LIMITS } from '@nhip-xa/contract';
import { originOf, type GivenReading } from './batch';
import type { GivenRejected } from './bookkeeping';
import type { GivenStatement } from './case-statements';
import { METRICS_PER_SOURCE } from './series-directory';

function refusedCopy(document: object): Pick<GivenRejected, 'bytes' | 'size'> {
  const bytes = Buffer.from(JSON.stringify(document));
  return { bytes, size: bytes.length };
}

/** A reading of a metric that is one too many for its source. */
export const tooManyMetrics = ({ message, item }: GivenReading): GivenRejected => ({
  ...originOf(message),
  ...refusedCopy({ ts: item.atUs, commune: item.commune, values: { [item.metric]: item.value } }),
  reason: 'bad-shape',
  detail: `its source has ${METRICS_PER_SOURCE} metrics already`,
  partial: true,
});

/** What a case's source said of it after all that is kept of one. */
export const tooManyStatements = (statement: GivenStatement): GivenRejected => ({
  sourceId: statement.sourceId as number,
  unit: statement.unit,
  topic: statement.topic,
  receivedUs: statement.receivedUs,
  ...refusedCopy({
    kind: statement.kind,
    id: statement.id,
    ts: statement.tsUs,
    state: statement.state,
  }),
  reason: 'bad-shape',
  detail: `the case has ${LIMITS.statementsPerCase} statements already`,
  partial: true,
});
