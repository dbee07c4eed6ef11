import { policyOf } from './policy-body';

it('is what was filled in: Cà Mau, 2 hours and 12 on days off, 4 and 24', () => {
  expect(
    policyOf('96', {
      intake: '2',
      intakeOff: '12',
      intakeUnit: 'hours',
      resolve: '4',
      resolveOff: '24',
      resolveUnit: 'hours',
    }),
  ).toEqual({
    unit: '96',
    channel: null,
    severity: null,
    intake: { amount: 2, amountOnDayOff: 12, unit: 'hours' },
    resolve: { amount: 4, amountOnDayOff: 24, unit: 'hours' },
  });
});

it('has no period where no amount stands, and takes a decimal comma', () => {
  const policy = policyOf('01', {
    channel: ' app ',
    severity: 'urgent',
    intakeUnit: 'hours',
    resolve: '0,5',
    resolveUnit: 'workingHours',
  });
  expect(policy).toEqual({
    unit: '01',
    channel: 'app',
    severity: 'urgent',
    intake: null,
    resolve: { amount: 0.5, amountOnDayOff: null, unit: 'workingHours' },
  });
});
