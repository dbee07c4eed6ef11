import { BUILT_IN_KPIS } from './built-ins';
import { ALERTING_REASONS, DECISIONS } from './decisions';

const codes = BUILT_IN_KPIS.map(({ code }) => code);

it('speak of KPIs that there are', () => {
  expect(codes).toEqual(expect.arrayContaining(Object.keys(DECISIONS)));
});

it('say why an alert waits, for each that does', () => {
  const patient = BUILT_IN_KPIS.filter(({ alerting }) => alerting).map(({ code }) => code);
  expect(Object.keys(ALERTING_REASONS).sort()).toEqual(patient.sort());
});

it('leave counts of cases without patience', () => {
  const counts = BUILT_IN_KPIS.filter(
    ({ measure }) =>
      'numerator' in measure &&
      !measure.denominator &&
      measure.numerator.every((term) => term.fact === 'case' && term.aggregate === 'count'),
  );
  expect(counts.length).toBeGreaterThan(5);
  expect(counts.filter(({ alerting }) => alerting)).toEqual([]);
});
