import { readOrigin, writeOrigin } from './origin';

describe('the KPI that one came from, in an address', () => {
  it('is read as it was written, with its moment, period and side', () => {
    const origin = {
      unit: '06211',
      kpi: 'dossiers-overdue',
      search: { at: '2026-11-20T08:00', period: '7d', side: 'denominator' },
    };
    expect(writeOrigin(origin)).toBe(
      '06211/dossiers-overdue?at=2026-11-20T08:00&period=7d&side=denominator',
    );
    expect(readOrigin(writeOrigin(origin))).toEqual(origin);
  });

  it('says nothing of what was not said', () => {
    const plain = { unit: 'VN', kpi: 'flood-level', search: {} };
    expect(writeOrigin(plain)).toBe('VN/flood-level');
    expect(readOrigin('VN/flood-level')).toEqual(plain);
    expect(readOrigin('VN/flood-level?lang=en&x=1')).toEqual(plain);
  });

  it.each([undefined, '', '06211', '06211/', '/kpi', '06211/kpi/more', 'x/flood-level', '../a'])(
    '%j is none',
    (text) => {
      expect(readOrigin(text)).toBeNull();
    },
  );
});
