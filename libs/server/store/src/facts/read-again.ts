import type { RejectReason } from '@nhip-xa/contract';
import type { DecodedMessage, StoredBatch } from '@nhip-xa/ports';
import type { Session } from '../database/database';
import { dropSurplus, recountProposals, writeProposals } from '../mappings/proposing';
import { rejectedRow, writeRejected, type GivenRejected } from './bookkeeping';
import { movedLines } from './moved-ledger';
import { addToLedger, type UnitLedger } from './unit-ledger';

/** Kept messages of one day of the ledger, with what they say now. */
export interface ReadAgain {
  day: string;
  messages: readonly { id: string; decoded: readonly DecodedMessage[] }[];
}

export interface LockedMessage {
  id: string;
  unit: string;
  proposal: string | null;
  reason: string;
  detail: string;
}

/** What became of kept messages that were read again. */
export interface WrittenAgain {
  batch: StoredBatch;
  /** Messages that were kept still, and those of them that stay so. */
  tried: number;
  refused: number;
  /** Why those stay: so many messages for each reason. */
  why: Map<RejectReason, number>;
  /** Items that became facts. */
  stored: number;
}

/** Kept messages that one transaction moves. */
export interface Moving {
  kept: readonly LockedMessage[];
  day: string;
  done: Pick<WrittenAgain, 'tried' | 'refused' | 'why' | 'stored'>;
}

/** Of `pg_advisory_xact_lock`: one reading at a time, so that copies of a message see each other. */
const READING_AGAIN = 7_140_233;

/** Those that are kept still; whoever reads them again at the same time waits and finds none. */
export async function lockKept(session: Session, ids: readonly string[]): Promise<LockedMessage[]> {
  await session.query({ text: `SELECT pg_advisory_xact_lock(${READING_AGAIN})` });
  return session.query<LockedMessage>({
    name: 'lock-rejected',
    text: `SELECT id::text AS id, coalesce(unit, 'VN') AS unit, proposal, reason, detail
           FROM rejected_messages
           WHERE id = ANY ($1::bigint[]) ORDER BY id FOR UPDATE`,
    values: [ids],
  });
}

/** Where kept messages went, in the places where they are kept and in the ledger. */
export async function settleMoved(
  session: Session,
  refused: readonly GivenRejected[],
  ledger: UnitLedger,
  { kept, day, done }: Moving,
): Promise<void> {
  const { rejected, staying } = await settleKept(session, kept, refused, day);
  for (const { sourceId } of rejected) ledger.count(sourceId, 'rejected', 1);
  const units = kept.map(({ unit }) => unit);
  await addToLedger(session, movedLines(ledger, units), day);
  done.tried = kept.length;
  done.refused = staying.length;
  for (const { reason } of staying) done.why.set(reason, (done.why.get(reason) ?? 0) + 1);
  done.stored = ledger.total().stored;
}

/**
 * What is refused again stays where it is kept, with its new reason; the rest leaves. What another
 * copy of the same message is kept for is not kept twice. Gives what is rejected now.
 */
async function settleKept(
  session: Session,
  kept: readonly LockedMessage[],
  refused: readonly GivenRejected[],
  day: string,
): Promise<{ rejected: GivenRejected[]; staying: GivenRejected[] }> {
  const fresh = await withoutCopies(session, kept, refused);
  const proposed = await writeProposals(session, fresh);
  const stays = new Map<string, GivenRejected>();
  const more: GivenRejected[] = [];
  for (const one of proposed) {
    const { again } = one;
    if (again === undefined || stays.has(again)) more.push(one);
    else stays.set(again, one);
  }
  await retell(session, stays);
  await writeRejected(session, more, day);
  const gone = kept.filter(({ id }) => !stays.has(id)).map(({ id }) => id);
  await session.query({
    name: 'remove-rejected',
    text: 'DELETE FROM rejected_messages WHERE id = ANY ($1::bigint[])',
    values: [gone],
  });
  const before = kept.flatMap(({ proposal }) => proposal ?? []);
  const now = proposed.flatMap(({ proposal }) => proposal?.key ?? []);
  await recountProposals(session, [...new Set([...before, ...now])].sort());
  await dropSurplus(session, proposed);
  return { rejected: [...proposed], staying: [...stays.values()] };
}

async function retell(session: Session, stays: ReadonlyMap<string, GivenRejected>): Promise<void> {
  if (stays.size === 0) return;
  const rows = [...stays].map(([id, rejected]) => ({ id, ...rejectedRow(rejected) }));
  await session.query({
    name: 'retell-rejected',
    text: `UPDATE rejected_messages r SET reason = i.reason, detail = i.detail,
             proposal = i.proposal, mapping = i.mapping
           FROM jsonb_to_recordset($1::jsonb) AS i (id bigint, reason text, detail text,
             proposal text, mapping text) WHERE r.id = i.id`,
    values: [JSON.stringify(rows)],
  });
}

/** A message of which several things were refused is kept for each of them. */
async function withoutCopies(
  session: Session,
  kept: readonly LockedMessage[],
  refused: readonly GivenRejected[],
): Promise<readonly GivenRejected[]> {
  if (refused.length === 0) return refused;
  const once = onceEach(kept, refused);
  const rows = once.map((one, n) => {
    const { source_id, at, reason, detail } = rejectedRow(one);
    return { n, source_id, at, reason, detail };
  });
  const copies = await session.query<{ n: number }>({
    name: 'copies-of-rejected',
    text: `SELECT i.n FROM jsonb_to_recordset($1::jsonb) AS i (n int, source_id int,
             at timestamptz, reason text, detail text)
           WHERE EXISTS (SELECT FROM rejected_messages r WHERE r.source_id = i.source_id
             AND r.at = i.at AND r.reason = i.reason AND r.detail = i.detail
             AND r.id <> ALL ($2::bigint[]))`,
    values: [JSON.stringify(rows), kept.map(({ id }) => id)],
  });
  const known = new Set(copies.map(({ n }) => n));
  return once.filter((_, n) => !known.has(n));
}

/** Each fault once, where it is kept already if it is. */
function onceEach(
  kept: readonly LockedMessage[],
  refused: readonly GivenRejected[],
): GivenRejected[] {
  const before = new Map(kept.map(({ id, reason, detail }) => [id, `${reason} ${detail}`]));
  const isItsOwn = (one: GivenRejected): boolean => {
    const { reason, detail } = rejectedRow(one);
    return before.get(one.again ?? '') === `${reason} ${detail}`;
  };
  const faults = new Map<string, GivenRejected>();
  for (const one of [...refused.filter(isItsOwn), ...refused]) {
    const { source_id, at, reason, detail } = rejectedRow(one);
    const fault = JSON.stringify([source_id, at, reason, detail]);
    if (!faults.has(fault)) faults.set(fault, one);
  }
  return [...faults.values()];
}
