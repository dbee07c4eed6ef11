import type { CaseFact, Evidence, EvidenceItem } from '@nhip-xa/contract';
import type { CaseIdentity, FactReader } from '@nhip-xa/ports';

type CaseItem = Extract<EvidenceItem, { kind: 'case' }>;
const isCase = (item: EvidenceItem): item is CaseItem => item.kind === 'case';
const identityOf = ({ unit, caseKind, id }: CaseItem): CaseIdentity => ({
  ...{ unit, kind: caseKind, id },
});
const nameOf = ({ unit, kind, id }: CaseIdentity): string => `${unit} ${kind} ${id}`;

/** Evidence of a moment of the past: each case with the state that it had then, not with that of now. */
export async function evidenceThen(
  evidence: Evidence,
  facts: Pick<FactReader, 'casesAt'>,
  atMs: number | undefined,
): Promise<Evidence> {
  const cases = evidence.items.filter(isCase);
  if (atMs === undefined || cases.length === 0) return evidence;
  const stood = await facts.casesAt(cases.map(identityOf), atMs * 1000);
  const then = new Map(stood.map((fact) => [nameOf(fact), fact]));
  const items = evidence.items.map((item) =>
    isCase(item) ? itemThen(item, then.get(nameOf(identityOf(item)))) : item,
  );
  return { ...evidence, items };
}

/** Nothing was said of it by then: it counted by what was said of then later, and had no state yet. */
function itemThen(item: CaseItem, fact: CaseFact | undefined): CaseItem {
  if (!fact) return { ...item, state: null, closedAt: null };
  const { state, openedAt, closedAt, effectiveDueAt } = fact;
  return { ...item, state, openedAt, closedAt, effectiveDueAt };
}
