import {
  NOON,
  PORTAL,
  TODAY,
  closedAt,
  local,
  november,
  since,
  toldCases,
  type WorkedCase,
} from './worked-case';

const FROM_PORTAL = { at: NOON, sources: [PORTAL] } as const;
const today = (time: string): string => local(TODAY, time);
const drawn = (occurred: string, drawnAt: string) => ({
  occurredAt: today(occurred),
  drawnAt: today(drawnAt),
});

export const SYSTEM_CASES: readonly WorkedCase[] = [
  {
    ...FROM_PORTAL,
    said: [],
    kpi: 'kpis-fresh',
    title: { vi: 'Một chỉ số mất tín hiệu', en: 'One KPI is stale' },
    given: {
      values: [
        { kpi: 'dossiers-overdue', status: 'good' },
        { kpi: 'feedback-overdue', status: 'warning' },
        { kpi: 'cameras-online', status: 'critical' },
        { kpi: 'flood-level', status: 'stale' },
        { kpi: 'fire-alarms', status: 'none' },
        { kpi: 'data-automatic', status: 'good' },
      ],
    },
    expect: { numerator: 3, denominator: 4, value: 75, status: 'critical' },
    reckoning:
      'Fresh: dossiers-overdue, feedback-overdue, cameras-online = 3; with them flood-level has a source = 4. fire-alarms has none, data-automatic counts others itself. 100 × 3 / 4 = 75 %.',
  },
  {
    ...FROM_PORTAL,
    said: [],
    kpi: 'data-automatic',
    title: { vi: 'Một chỉ số nhập tay', en: 'One KPI is typed' },
    given: {
      values: [
        { kpi: 'dossiers-overdue', status: 'good' },
        { kpi: 'feedback-overdue', status: 'warning' },
        { kpi: 'flood-level', status: 'stale' },
        { kpi: 'adults-eid', status: 'good', typed: true },
        { kpi: 'fire-alarms', status: 'none' },
        { kpi: 'kpis-fresh', status: 'good' },
      ],
    },
    expect: { numerator: 3, denominator: 4, value: 75, status: 'warning' },
    reckoning:
      'With a value: dossiers-overdue, feedback-overdue, flood-level (stale is a value) from facts, adults-eid typed. fire-alarms has no value, kpis-fresh counts others itself. 100 × 3 / 4 = 75 %.',
  },
  {
    ...FROM_PORTAL,
    said: [],
    kpi: 'event-to-screen-p95',
    title: { vi: 'Ba lần vẽ trong 15 phút', en: 'Drawn three times in 15 minutes' },
    given: {
      drawn: [
        drawn('11:50:00', '11:50:01'),
        drawn('11:52:00', '11:52:02'),
        drawn('11:55:00', '11:55:12'),
        drawn('11:40:00', '11:44:59'),
      ],
    },
    expect: { numerator: 11, denominator: 3, value: 11, status: 'warning' },
    reckoning:
      'Seconds 1, 2, 12; what was drawn at 11:44:59 is outside. The 95th percentile lies at 0,95 × (3 − 1) = 1,9 steps from the first: 2 + 0,9 × (12 − 2) = 11.',
  },
  {
    ...FROM_PORTAL,
    kpi: 'security-incidents',
    title: { vi: 'Chỉ sự cố an toàn thông tin', en: 'Information security only' },
    said: [
      toldCases('incident', {
        phishing: since(november(20), 'open', { category: 'infosec', severity: 'low' }),
        malware: since(november(20), 'onsite', { category: 'infosec', severity: 'normal' }),
        theft: since(november(20), 'open', { category: 'theft', severity: 'urgent' }),
        over: closedAt(november(20), 'closed', { category: 'infosec', severity: 'urgent' }),
      }),
    ],
    expect: { numerator: 2, denominator: 2, value: 2, status: 'warning' },
    reckoning:
      'phishing and malware are open: 2. Neither is of high or urgent severity, so it is a warning.',
  },
];
