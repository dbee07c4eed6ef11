import { kpiHappening } from './happenings';

const alarms = {
  code: 'fire-alarms-active',
  name: { vi: 'Báo cháy đang hiệu lực', en: 'Active fire or smoke alarms' },
  uom: 'báo động',
};

it('tells a turn of a KPI in each language with its own unit', () => {
  expect(kpiHappening(alarms, '06211', 'good', 0).words).toEqual({
    vi: 'Báo cháy đang hiệu lực trở lại bình thường (0 báo động)',
    en: 'Active fire or smoke alarms: good again (0 alarms)',
  });
  expect(kpiHappening(alarms, '06211', 'critical', 1).words.en).toBe(
    'Active fire or smoke alarms: critical (1 alarm)',
  );
  expect(kpiHappening(alarms, '06211', 'stale', null).words.en).toBe(
    'Active fire or smoke alarms: signal lost',
  );
});
