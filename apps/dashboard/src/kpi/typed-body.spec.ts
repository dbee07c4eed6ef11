import { typedBody, usualDays, type TypedContext } from './typed-body';

/** Friday 20 November 2026, 08:00 in Vietnam. */
const NOW = Date.parse('2026-11-20T08:00:00+07:00');
const context: TypedContext = { unit: '06211', kpi: 'dossiers-online', ratio: true, nowMs: NOW };
const fields = {
  numerator: '1.250,5',
  denominator: '2000',
  from: '01/11/2026',
  to: '20/11/2026',
  until: '30/11/2026',
};

describe('what a form of a typed number says', () => {
  it('both sides, whole days, to the end of the last', () => {
    expect(typedBody({ ...fields, note: ' sổ tháng ' }, context)).toEqual({
      body: {
        unit: '06211',
        kpi: 'dossiers-online',
        numerator: 1250.5,
        denominator: 2000,
        // 00:00 of 1, 21 November and 1 December in Vietnam
        from: '2026-10-31T17:00:00.000Z',
        to: '2026-11-20T17:00:00.000Z',
        until: '2026-11-30T17:00:00.000Z',
        note: 'sổ tháng',
      },
    });
  });

  it('a number alone has no lower side, and may be below 0', () => {
    const said = typedBody({ ...fields, numerator: '-3' }, { ...context, ratio: false });
    expect(said).toMatchObject({ body: { numerator: -3 } });
    expect('body' in said && 'denominator' in said.body).toBe(false);
  });

  it.each([
    [{ numerator: '' }, { text: 'typed.wrongNumber', field: 'typed.numerator', given: '' }],
    [{ denominator: '0' }, { text: 'typed.zero' }],
    [{ denominator: '1.250' }, { text: 'typed.ambiguous', field: 'typed.denominator' }],
    [{ to: '31/02/2026' }, { text: 'typed.wrongDay', field: 'typed.to' }],
    [{ to: '31/10/2026' }, { text: 'typed.badPeriod' }],
    [{ from: '21/11/2026', to: '22/11/2026' }, { text: 'typed.badPeriod' }],
    [{ until: '19/11/2026' }, { text: 'typed.badUntil' }],
    [{ until: '30/12/2027' }, { text: 'typed.badUntil' }],
  ])('%j is not sent', (wrong, problem) => {
    expect(typedBody({ ...fields, ...wrong }, context)).toMatchObject({ problem });
  });

  it('begins with the month so far', () => {
    expect(usualDays(NOW)).toEqual({ from: '01/11/2026', to: '20/11/2026', until: '20/12/2026' });
  });
});
