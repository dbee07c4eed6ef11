import { monthsOption } from './months-option';

it('stacks what adds above nought and what takes below, with what is left as a line', () => {
  const option = monthsOption({
    months: ['10/2026', '11/2026'],
    parts: [
      { name: 'saved', values: [300, null] },
      { name: 'cost', values: [100, null], takes: true },
    ],
    net: { name: 'net', values: [200, null] },
    colours: {
      ...{ text: '#1', faint: '#2', line: '#3', accent: 'gain', warning: 'loss' },
      ...{ critical: '#6', stale: '#7', ground: '#8' },
    },
    font: 'f',
    format: String,
  });
  expect(option['series']).toMatchObject([
    { type: 'bar', name: 'saved', data: [300, null], itemStyle: { color: 'gain' } },
    { type: 'bar', name: 'cost', data: [-100, null], itemStyle: { color: 'loss' } },
    // a month in which nothing was entered is a gap, no nought
    { type: 'line', name: 'net', data: [200, null], connectNulls: false },
  ]);
});
