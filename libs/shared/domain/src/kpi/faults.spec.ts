import type { KpiDraft } from '@nhip-xa/contract';
import fc from 'fast-check';
import { BUILT_IN_KPIS } from './built-ins';
import { completed } from './drafts';
import { faultsOfDraft } from './faults';
import { cycleFrom, faultsAmong } from './faults-among';

const [FIRST] = BUILT_IN_KPIS;

const over = (code: string, parts: readonly string[]): KpiDraft => ({
  ...(FIRST as KpiDraft),
  code,
  rollUp: 'formula',
  measure: {
    formula: '1',
    parts: Object.fromEntries(parts.map((part, at) => [`p${at}`, part])),
  },
});

it.each(BUILT_IN_KPIS.map((definition) => [definition.code, definition] as const))(
  'finds nothing wrong with %s',
  (_code, definition) => {
    expect(faultsOfDraft(definition)).toEqual([]);
    expect(faultsAmong(definition, BUILT_IN_KPIS)).toEqual([]);
  },
);

it('lets no order of edits make a circle', () => {
  const codes = ['aa', 'bb', 'cc', 'dd'];
  const edit = fc.record({
    code: fc.constantFrom(...codes),
    parts: fc.uniqueArray(fc.constantFrom(...codes), { minLength: 1, maxLength: 3 }),
  });
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 12 }), (edits) => {
      const kept = { version: 1, builtIn: false, enabled: true };
      const all = new Map(
        codes.map((code) => [code, completed({ ...(FIRST as KpiDraft), code }, kept)]),
      );
      for (const { code, parts } of edits) {
        const draft = over(code, parts);
        if (faultsAmong(draft, [...all.values()]).length > 0) continue;
        all.set(code, completed(draft, kept));
      }
      for (const code of codes) expect(cycleFrom(code, all)).toBeUndefined();
    }),
  );
});

it('counts the definitions that there may be', () => {
  const many = Array.from({ length: 500 }, (_, at) => ({ ...FIRST, code: `kpi-${at}` }));
  const one = { ...(FIRST as KpiDraft), code: 'one-more' };
  expect(faultsAmong(one, many as never).map(({ code }) => code)).toEqual(['too-many']);
  // another text of a known one is no further definition
  expect(faultsAmong({ ...one, code: 'kpi-7' }, many as never)).toEqual([]);
});
