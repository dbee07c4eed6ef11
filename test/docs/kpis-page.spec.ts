import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { KPIS_PAGE, kpisPage } from './kpis-page';
import {
  alertingWords,
  durationWords,
  momentWords,
  thresholdWords,
  windowWords,
} from './definition-words';

it('the page says what the definitions say; npm run docs:kpis writes it anew', () => {
  const page = readFileSync(resolve(__dirname, '../..', KPIS_PAGE), 'utf8');
  // not compared line by line: a difference would be as long as the page
  expect(page === kpisPage()).toBe(true);
});

it.each([
  [{ '>=': 3 }, '≥ 3'],
  [{ outside: [20, 90] as [number, number] }, 'outside 20–90'],
  [{ growthBelow: -20 }, 'growth < -20 %'],
  [{ perThousandBelow: 2 }, '< 2 per 1.000 people'],
  [{ '<': 99.5 }, '< 99,5'],
  [null, '–'],
])('%j reads %s', (threshold, words) => {
  expect(thresholdWords(threshold)).toBe(words);
});

it.each([
  ['now', 'as things stand at the moment'],
  ['P30D', '30 local days: today and the 29 before'],
  ['PT1H', 'the last hour, rolling'],
  ['PT15M', 'the last 15 minutes, rolling'],
])('the window %s reads %s', (window, words) => {
  expect(windowWords(window)).toBe(words);
});

it('durations, moments and patience read like words', () => {
  expect(durationWords(86_400)).toBe('1 day');
  expect(durationWords(5_400)).toBe('90 minutes');
  expect(momentWords('2026-11-20T12:00:00+07:00')).toBe('20/11/2026 12:00');
  expect(momentWords('2026-11-20T11:59:30+07:00')).toBe('20/11/2026 11:59:30');
  const patience = { uom: 'mm', alerting: { hysteresis: 2, goodForSeconds: 900 } };
  expect(alertingWords(patience, 'showers')).toBe(
    'closes when it was good for 15 minutes, closes 2 mm inside its threshold: showers',
  );
});
