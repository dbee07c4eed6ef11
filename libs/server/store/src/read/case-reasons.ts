import type { DeadlineReasons as Told } from '@nhip-xa/contract';
import {
  caseKind,
  deadlineReasons,
  isoOfMs,
  isoOfUs,
  type CaseFields,
  type CaseStatement,
  type DeadlineReasons,
  type DeadlineRules,
  type Period,
} from '@nhip-xa/domain';
import type { CaseIdentity } from '@nhip-xa/ports';
import type { Database } from '../database/database';
import { usOf } from './moments';
import { namesOfDays } from './named-days';

interface StatementRow {
  us: string;
  state: string;
  by_person: string | null;
  fields: CaseFields;
  due_us: string | null;
  effective_us: string | null;
}

/** In the order in which a case is told from them, each with the dates that are stored of the case. */
const STATEMENTS = `
  SELECT ${usOf('s.ts')} AS us, s.state, s.by_person, s.fields,
    ${usOf('c.due_at')} AS due_us, ${usOf('c.effective_due_at')} AS effective_us
  FROM cases c JOIN case_statements s USING (unit, kind, id)
  WHERE c.unit = $1 AND c.kind = $2 AND c.id = $3 ORDER BY s.ts, s.seq`;

/** Why a case is in time or not, by the rules and statements that it was told from. */
export async function readReasons(
  database: Database,
  rules: DeadlineRules,
  { unit, kind: name, id }: CaseIdentity,
  nowUs: number,
): Promise<Told | undefined> {
  const kind = caseKind(name);
  const rows = await database.query<StatementRow>('read', {
    name: 'reasons-of-case',
    text: STATEMENTS,
    values: [unit, name, id],
  });
  const [first] = rows;
  if (!kind || !first) return undefined;
  const stored = { dueAt: usOrNull(first.due_us), effectiveDueAt: usOrNull(first.effective_us) };
  const reasons = deadlineReasons(kind, rows.map(statementOf), {
    calendar: rules.calendars.of(unit),
    findPolicy: rules.policies.of(name, unit),
    nowUs,
    stored,
  });
  const { skipped = [], exchanged = [] } = reasons.days ?? {};
  const named = await namesOfDays(database, unit, [...skipped, ...exchanged]);
  return told(reasons, named);
}

const usOrNull = (us: string | null): number | null => (us === null ? null : Number(us));

const statementOf = (row: StatementRow): CaseStatement => ({
  ts: Number(row.us),
  state: row.state === '' ? null : row.state,
  fields: row.fields,
  byPerson: row.by_person !== null,
});

const isoOrNull = (us: number | null): string | null => (us === null ? null : isoOfUs(us));
const US_PER_MINUTE = 60_000_000;
const MS_PER_MINUTE = 60_000;

type Named = Awaited<ReturnType<typeof namesOfDays>>;

/** As it crosses the wall: moments in words, lengths in minutes. */
function told(reasons: DeadlineReasons, named: Named): Told {
  const { past, office } = reasons;
  return {
    verdict: reasons.verdict,
    judgedAt: isoOfUs(reasons.judgedAt),
    due: dueOf(reasons, named),
    changes: reasons.changes.map(({ ts, from, to }) => ({
      at: isoOfUs(ts),
      from: isoOfUs(from),
      to: isoOfUs(to),
    })),
    pauses: reasons.pauses.map(({ pause, movedUs, workingMs, finalBy }) => ({
      from: isoOfUs(pause.from),
      to: isoOrNull(pause.to),
      why: pause.why,
      movedMinutes: movedUs / US_PER_MINUTE,
      workingMinutes: workingMs / MS_PER_MINUTE,
      finalBy: isoOrNull(finalBy),
    })),
    movedMinutes: reasons.movedUs / US_PER_MINUTE,
    effectiveDueAt: isoOrNull(reasons.effectiveDueAt),
    past: past && {
      minutes: past.us / US_PER_MINUTE,
      workingMinutes: past.workingMs / MS_PER_MINUTE,
    },
    office:
      office && office.map(({ fromMs, toMs }) => ({ from: isoOfMs(fromMs), to: isoOfMs(toMs) })),
  };
}

function dueOf({ due, days }: DeadlineReasons, named: Named): Told['due'] {
  if (!due) return null;
  return {
    at: isoOfUs(due.at),
    basis: due.basis,
    from: due.from,
    fromAt: isoOfUs(due.fromUs),
    period: due.period && periodOf(due.period),
    policyUnit: due.policy?.unit ?? null,
    days: days && {
      ...days,
      skipped: days.skipped.map(named),
      exchanged: days.exchanged.map(named),
    },
  };
}

type ToldPeriod = NonNullable<NonNullable<Told['due']>['period']>;

function periodOf(period: Period): ToldPeriod {
  const [[unit, amount]] = Object.entries(period) as [[ToldPeriod['unit'], number]];
  return { unit, amount };
}
