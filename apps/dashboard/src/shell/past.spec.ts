import { NOW, keepMoment, writeMoment, writtenMoment } from './past';

describe('a moment of the past in an address', () => {
  it('is one in Vietnam, whatever the zone of the browser', () => {
    // 08:00 in Vietnam is 01:00 in Greenwich
    const ms = Date.UTC(2026, 10, 20, 1, 0);
    expect(writtenMoment('2026-11-20T08:00')).toBe(ms);
    expect(writeMoment(ms)).toBe('2026-11-20T08:00');
    expect(writtenMoment('2026-11-20T01:00:00Z')).toBe(ms);
  });

  it.each([undefined, '', '2026-11-20', '2026-13-20T08:00', 'yesterday', '20/11/2026 08:00'])(
    '%j is none',
    (text) => {
      expect(writtenMoment(text)).toBeNull();
    },
  );

  it('is kept from step to step until one leads back to now', () => {
    const step = keepMoment<{ at?: string; kpi?: string }>();
    const search = { at: '2026-11-20T08:00', kpi: 'a' };
    expect(step({ search, next: () => ({ kpi: 'b' }) })).toEqual({
      at: '2026-11-20T08:00',
      kpi: 'b',
    });
    expect(step({ search, next: () => ({ at: '2026-11-20T09:00' }) })).toEqual({
      at: '2026-11-20T09:00',
    });
    expect(step({ search, next: () => ({ at: NOW }) })).toEqual({});
    // the day of another page is no moment
    expect(step({ search: { at: '2026-11-20' }, next: () => ({}) })).toEqual({});
  });
});
