import type { UnitMap } from '@nhip-xa/contract';
import { pointsOf, tellsWhere } from './use-unit-map';

const UNIT = '19753';
const empty: UnitMap = { unit: UNIT, boundary: null, below: [], sources: [], cases: [] };
type Case = UnitMap['cases'][number];
const open = (id: string, over: Partial<Case> = {}): Case => ({
  ...{ kind: 'feedback', id, category: null, lat: 21.8, lon: 106.7, overdue: false },
  ...over,
});
/** Words that say what was asked for. */
const word = (group: string, name: string): string => `${group}.${name}`;

it('names on the map what is overdue or a danger, and a few of what is merely open', () => {
  const cases = [
    open('late', { overdue: true, category: 'Rác thải' }),
    ...['1', '2', '3', '4'].map((id) => open(id)),
    open('fire', { kind: 'alarm', category: 'fire' }),
    open('late theft', { kind: 'incident', category: 'theft', overdue: true }),
  ];
  const points = pointsOf({ ...empty, cases }, { word, t: (key) => key });
  expect(points.map(({ key, label }) => [key, label])).toEqual([
    ['incident late theft', 'incident.theft'],
    ['feedback late', 'Rác thải'],
    ['alarm fire', 'detected.fire'],
    ['feedback 1', 'CaseKind.feedback'],
    ['feedback 2', 'CaseKind.feedback'],
    ['feedback 3', 'CaseKind.feedback'],
    ['feedback 4', ''],
  ]);
});

describe('a small map of a commune', () => {
  const at = (lat: number): Case => open(String(lat), { lat });

  it('needs an outline, or places enough to make one', () => {
    expect(tellsWhere(empty)).toBe(false);
    // two of these lie in one place
    expect(tellsWhere({ ...empty, cases: [at(21), at(22), open('3', { lat: 22 })] })).toBe(false);
    expect(tellsWhere({ ...empty, cases: [at(21), at(22), at(23)] })).toBe(true);
    const boundary = { type: 'Polygon' as const, coordinates: [] };
    expect(tellsWhere({ ...empty, boundary })).toBe(true);
  });
});
