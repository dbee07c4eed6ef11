/**
 * What the catalogue's formulas leave open, and how it was decided; for docs/kpis.md. Rules of
 * domain.md are cited like [domain 4.5].
 */

/** What holds for many KPIs. */
export const COMMON_DECISIONS: readonly string[] = [
  'A percentile lies between its two neighbours in proportion; the median of two is the middle of both. So one slow case among few shows in a p90, and does not become it.',
  'What a source does not say of an attribute is taken as no: not signed, not disliked, not digitised. Nobody gets a better number by silence, and nobody is blamed for it.',
  'A case without a due date cannot be overdue or late. It counts as closed all the same.',
  'Of last values each side adds up what reports: a register whose figures are older than the KPI allows, or that is offline, is in neither side.',
  'Cases are counted at the responsible commune, not where they were taken in [domain 4.4].',
  'A dossier is closed when it is finished, returned, stopped, or withdrawn once accepted; refused and not yet accepted ones are neither open nor closed [domain 4.4].',
];

export const DECISIONS: Readonly<Record<string, readonly string[]>> = {
  'dossiers-overdue': [
    'Waiting for papers or for payment stops the clock [domain 4.4]; a pause that is over moves the due date by its length.',
    'At the very moment of its due date a dossier is not overdue yet.',
  ],
  'dossiers-due-soon': [
    'On a Friday the next working day is Monday. Before its close, as the formula says: what is due at that very moment is soon from the midnight that makes it today.',
    'What is overdue is no longer soon, and what is paused not yet; both stay among the open.',
  ],
  'dossiers-on-time': [
    '766 compares a dossier without a due date with the longest legal time of its procedure. No message states that, so it is not late.',
    'More than one request for papers counts as late, whatever the date [766 §2.1]; so the number cannot be improved by asking again.',
  ],
  'dossiers-online': [
    'All that were submitted, those not accepted too: the channel is the choice of whoever submits.',
    'A channel that is not said is the counter [766 §3.3].',
  ],
  'dossiers-paid-online': ['A fee that is not said, or 0, is none [766 §3.6].'],
  'dossiers-digitised': ['Half a dossier does not count: components and result, both [766 §4.2].'],
  'dossiers-handling-time': [
    'Sums and not a mean of ratios: a long procedure weighs as much as it takes.',
    'The time given runs to the due date as stated; pauses are taken off the time spent instead.',
    'What is submitted on a day off or in the evening begins with the next office hours [domain 4.3].',
  ],
  'dossiers-satisfaction': [
    'A dossier that is late and disliked goes off once; 766 §5.4 adds the two rates, which can take a dossier off twice.',
  ],
  'score-766': [
    'A part without data takes its points off the most that can be reached, so that a new commune is not judged by what it has not connected.',
    'For a province the score is reckoned from the roll-ups of the parts, not from the scores of its communes.',
  ],
  'counter-wait': [
    'Who left without being called has not waited to the end and is not counted.',
    'The province sees its worst commune: a mean of medians says nothing.',
  ],
  'documents-overdue': ['A document that does not say its direction is not incoming.'],
  'tasks-overdue': ['A cancelled task is neither open nor closed.'],
  'staff-official-mail': [
    'The mail system counts who used it in 7 days; its last word is taken, and the window says of which days.',
  ],
  'alerts-unacknowledged': [
    'More than 15 minutes: after exactly 15 it is not one yet. Closed alerts do not wait for anybody.',
  ],
  'feedback-overdue': [
    'The clock runs from the first word; nobody has to accept a report for it to be late [domain 4.7].',
    'Where the source states no deadline, that of the unit’s policy counts: 15 working days unless its province set another [766 §5.2, domain 4.7].',
  ],
  'feedback-on-time': ['Refusing in time is handling in time [766 §5.2].'],
  'feedback-accept-time': [
    'In the window is what was accepted in it; a report sent in the evening costs nothing until the office opens.',
  ],
  'feedback-urgent-p90': [
    'From acceptance: the time before it is PA-03. One that was closed without being accepted has no such time.',
    'Pauses are not taken off: what is urgent for a citizen does not wait for papers.',
  ],
  'feedback-satisfaction': ['A report that is late and disliked and reopened goes off once.'],
  'notices-delivered': [
    'Numbers of messages are added, not rates of campaigns; a message that reached somebody twice was sent twice.',
  ],
  'cameras-online': [
    'A camera under maintenance is on neither side; one that was never heard is expected, and not online.',
  ],
  'cameras-dark': [
    'Only a frame counts: a camera that answers and shows nothing is dark [domain 3.4].',
    'Maintenance does not hide it, as the list is one of repairs; else a window of a month would.',
  ],
  'detections-pending': ['However old: a detection waits until a person rules [domain 2, 14].'],
  'detections-verify-p90': ['Those judged today, also when they were made before midnight.'],
  'detections-false': ['Of those that a person judged; what waits is neither true nor false.'],
  'incidents-open': [
    'All categories, also those of HT-08: the chairman has to know of each.',
    'A province is critical when a tenth of its communes are, as for every sum.',
  ],
  'cameras-certified': [
    'A certificate is one on record, whatever it says; a camera under maintenance keeps it.',
  ],
  'air-quality': [
    'c1 is the newest clock hour in which the station spoke. The running hour must hold three quarters as many readings as the one before: a station that reports every five minutes is not judged by its first reading, one that sends hourly means is judged at once.',
    'Dust and gases look at the same hours; a gas that is silent in c1 has no sub-index then.',
    'With a weight of ½ the decree has one sum, to which a missing hour adds nothing; it is followed to the letter [domain 4.10].',
    'Sub-indices are rounded to whole numbers, a half upwards; beyond the last step the index stays 500. Low-cost sensors are for reference only [domain 4.10].',
  ],
  'rain-1h': [
    'A gauge that sends both is counted by rain_total: a counter loses nothing when a message is lost.',
    'The base of a counter is its last reading before the window, however old: what fell in a silence counts when it is told, since rain that is told late must not be lost.',
    'A counter that falls has begun anew at zero.',
    'Where no gauge reports any more the window ends when the last of them fell silent, so that its rain stands, as stale.',
  ],
  'rain-24h': [
    'As MT-02. It says what was measured; the level in force is MT-07, from the bulletin [domain 4.12].',
  ],
  'flood-level': [
    'Reached is reached: at the very mark the level counts. A station without marks has no level, not level 0 [domain 4.11].',
  ],
  'water-rise': [
    'Two readings make a line, one does not. The number below zero is kept: the water falls.',
    'Where no station reports any more the hour ends when the last of them fell silent, so that its slope stands, as stale.',
  ],
  'flooded-spots': [
    'A post whose depth is older than 10 minutes says nothing; a confirmed report stands until it is closed.',
  ],
  'disaster-risk': [
    'A source of bulletins that has none in force says level 0; without any such source there is no value.',
    'Without validFrom or validTo a bulletin is in force from its first word until it is withdrawn. At validTo itself it is over.',
  ],
  'fire-alarms': ['One is critical; there is nothing between none and one.'],
  'services-online': ['A service that never sent `up` is judged by being heard alone.'],
  'devices-low-battery': [
    'Whatever its kind: cameras and speakers have batteries, too. A device that has gone silent is in HT-01 instead.',
  ],
  'kpis-fresh': [
    'Of the values that there are: a KPI that came to nothing (0/0, no feeder) is on neither side, nor are those that count others.',
  ],
  'data-automatic': [
    'By the values as they stand; a stale one came from facts all the same. Typed numbers expire by themselves.',
  ],
  'line-availability': [
    'The worst line and not the mean of all: an office whose only line is down is not helped by the others.',
    'Until its first word in the window a line stands as it stood before.',
  ],
  'event-to-screen-p95': [
    'From the moment that the fact states, so that a slow device shows, too; in the window is what was drawn in it.',
  ],
  'security-incidents': [
    'critical has no number of its own: a single one of high or urgent severity is, ten small ones are a warning.',
  ],
  'merchants-cashless': [
    'The last word of the quarter; a register is asked once a month, so 30 days are fresh.',
  ],
  'bills-paid-online': [
    'Bills are reported for a period and add up; a report that is repeated with the same time counts once.',
  ],
  'local-commerce': [
    'The same elapsed part: after 50,5 days of a quarter, the first 50,5 days of the one before. Where that came to nothing there is no growth to judge.',
    'An order without an amount counts as one of 0.',
  ],
  'telehealth-sessions': [
    'Judged per thousand people, of whom the unit states how many; where nobody stated it only 0 is judged.',
  ],
  learners: [
    'A learner is an opaque id, each once; a session that names nobody adds nobody.',
    'The province adds up its communes: whoever learns in two counts in both.',
  ],
  'households-helped': [
    'A household is an opaque id within the commune, each once, however often it was visited.',
    'That every village had a visit is the goal in words; it is no threshold.',
  ],
  'net-value': [
    'What was entered, measured or assumed alike; each entry says which [domain 2, 2].',
  ],
  'benefit-cost': ['Value without any cost has no ratio.'],
  'citizen-hours-saved': [
    'Each dossier submitted online saves the hours set for its procedure, accepted or not: the way was not made.',
  ],
  'staff-hours-saved': ['Hours of class labour only; entries without hours add none.'],
  'quota-used': [
    'Ranked by the distance from 65, the middle of 40–90, as both ends are bad.',
    'All that was received: stored, repeated and refused items cost the same.',
  ],
  'leader-days': [
    'Today counts as a working day from its midnight on. A day of work on a Saturday is none.',
  ],
};

/** Why an alert of a KPI waits before it opens or closes. Counts of cases need no such patience. */
export const ALERTING_REASONS: Readonly<Record<string, string>> = {
  'counter-wait': 'the median of a few tickets jumps by minutes',
  'cameras-online': 'a switch that restarts takes its cameras away for a minute or two',
  'air-quality': 'the index is told anew with every reading and swings around its bands',
  'rain-1h': 'showers come in waves, and the window lets old ones go meanwhile',
  'rain-24h': 'the sum falls and rises by a few mm around its thresholds',
  'flood-level': 'waves carry the level over its mark and back; 10 minutes under it are none',
  'water-rise': 'the slope of an hour of readings trembles by a cm or two',
  'flooded-spots': 'passing cars push the water over the sensor',
  'services-online': 'a service that restarts comes and goes',
  'devices-online': 'radio links drop for a minute or two',
  'devices-low-battery': 'a battery recovers with the warmth of the day',
  'kpis-fresh': 'a gateway that reconnects makes many KPIs stale for a moment',
  'speakers-online': 'mobile links drop for a minute or two',
  'line-availability': 'the share of 24 hours creeps along its threshold',
  'event-to-screen-p95': 'one device that sends what it kept makes a spike',
};
