import { BUILT_IN_KPIS } from '@nhip-xa/domain';
import type { Definition } from '../shell/definitions';
import { NO_SUBJECT, caseListOf } from './case-list';

const kpi = (code: string): Definition => {
  const found = BUILT_IN_KPIS.find((one) => one.code === code);
  if (!found) throw new Error(`no KPI ${code}`);
  return found;
};
const nowMs = Date.parse('2026-11-20T12:00:00+07:00');
const NOW = { nowMs, atMs: null };

describe('the list of cases next to the evidence of a number', () => {
  it('has its kind, its channel and its days, of one procedure', () => {
    // 30 days with today: from 22 October
    expect(caseListOf(kpi('dossiers-online'), { side: 'numerator', subject: 'A' }, NOW)).toEqual({
      search: { kind: 'dossier', channel: 'online', from: '2026-10-22', procedure: 'A' },
      unsaid: [],
    });
  });

  it('says what it cannot keep, instead of being wider silently', () => {
    expect(caseListOf(kpi('dossiers-online'), { side: 'rest' }, NOW)).toEqual({
      search: { kind: 'dossier', from: '2026-10-22' },
      unsaid: ['rest'],
    });
    expect(caseListOf(kpi('dossiers-on-time'), { side: 'numerator' }, NOW)).toEqual({
      search: { kind: 'dossier', closedFrom: '2026-10-22' },
      unsaid: ['late', 'supplements'],
    });
    expect(
      caseListOf(kpi('dossiers-on-time'), { side: 'denominator', subject: NO_SUBJECT }, NOW),
    ).toEqual({ search: { kind: 'dossier' }, unsaid: ['terms', 'subject'] });
  });

  it('stays at the moment of the page', () => {
    const then = { nowMs, atMs: Date.parse('2026-11-01T08:00:00+07:00') };
    expect(caseListOf(kpi('dossiers-overdue'), { side: 'numerator' }, then)).toEqual({
      search: { kind: 'dossier', standing: 'overdue', at: '2026-11-01T08:00' },
      unsaid: [],
    });
  });

  it('is none of what counts no cases', () => {
    expect(caseListOf(kpi('flood-level'), { side: 'numerator' }, NOW)).toBeUndefined();
  });
});
