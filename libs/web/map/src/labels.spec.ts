import { areaLabels } from './area-labels';
import { clusters } from './cluster';
import { nameWays, placeLabels, type LabelRoom, type LabelWish } from './labels';
import type { AreaState, PlannedArea } from './map-plan';
import { boxInShape, boxWithin, overlap, type Point, type Ring, shareInShape } from './plane';
import { pointLabels, uncovered } from './point-labels';
import { isCounted, markSize, planPoints, type MapPoint } from './point-plan';

const ROOM: LabelRoom = {
  box: { x: 0, y: 0, width: 400, height: 200 },
  textPx: 10,
  measure: (text) => text.length * 6,
};
const wish = (key: string, at: Point, more: Partial<LabelWish> = {}): LabelWish => ({
  key,
  at,
  ways: nameWays(`Xã ${key} rất dài tên`),
  marked: true,
  ...more,
});
const block = (x: number, y: number, width: number, height: number): Ring => [
  [x, y],
  [x + width, y],
  [x + width, y + height],
  [x, y + height],
];
const area = (code: string, x: number, size: number, name = code): PlannedArea => ({
  code,
  name,
  shape: [block(x, 50, size, size)],
  path: '',
  centre: [x + size / 2, 50 + size / 2],
  approximate: false,
});
const states = (given: Record<string, AreaState>): Map<string, AreaState> =>
  new Map(Object.entries(given));

it('a name in whose middle something stands is written beside that, within its own area', () => {
  const one = area('06184', 30, 140, 'Na Sầm');
  const taken = { x: 92, y: 112, width: 16, height: 16 };
  const good = states({ '06184': { status: 'good', number: '0' } });
  const [label] = areaLabels([one], good, { ...ROOM, taken: [taken] });
  expect(label?.lines).toEqual(['0', 'Na Sầm']);
  expect(label && boxInShape(label.box, one.shape)).toBe(true);
  expect(label && overlap(label.box, taken)).toBe(false);
});

it('none of many labels covers another or leaves the map, and the first keeps its own', () => {
  const wishes = Array.from({ length: 60 }, (_, at) =>
    wish(String(at), [(at * 67) % 400, (at * 41) % 200]),
  );
  const placed = placeLabels([wish('worst', [200, 100]), ...wishes], ROOM);
  expect(placed[0]).toMatchObject({ key: 'worst', lines: ['Xã worst rất dài tên'] });
  placed.forEach((label, at) => {
    for (const other of placed.slice(at + 1)) expect(overlap(label.box, other.box)).toBe(false);
    if (label.lines.length > 0) expect(boxWithin(label.box, ROOM.box)).toBe(true);
  });
});

it('a label that has no room on one line is broken into two even ones', () => {
  expect(nameWays('Văn Miếu - Quốc Tử Giám')).toEqual([
    ['Văn Miếu - Quốc Tử Giám'],
    ['Văn Miếu -', 'Quốc Tử Giám'],
  ]);
  expect(nameWays('Huế')).toEqual([['Huế']]);
  // 20 letters and the mark are 132.5 wide: at 60 from the edge only two lines of it are not cut
  const [label] = placeLabels(
    [wish('1', [60, 100], { ways: nameWays('Đồng bằng sông Cửu Long') })],
    ROOM,
  );
  expect(label?.lines).toEqual(['Đồng bằng', 'sông Cửu Long']);
});

it('what is good is named only where its name fits into its own area, and has no colour to say', () => {
  const placed = areaLabels(
    [area('Kỳ Lừa', 0, 100), area('Đông Kinh', 200, 14)],
    states({
      'Kỳ Lừa': { status: 'good', number: '' },
      'Đông Kinh': { status: 'good', number: '' },
    }),
    ROOM,
  );
  // the mark alone is 12.5 wide and as high: it fits into 14
  expect(placed.map(({ key, lines }) => [key, lines])).toEqual([
    ['Kỳ Lừa', ['Kỳ Lừa']],
    ['Đông Kinh', []],
  ]);
  expect(boxInShape(placed[1]?.box ?? ROOM.box, area('', 200, 14).shape)).toBe(true);
});

it('a name that does not quite fit stands a little over the border of its area rather than not at all', () => {
  // beside what stands in the middle there is less room than the name is wide
  const one = area('06187', 100, 44, 'Kỳ Lừa');
  const good = states({ '06187': { status: 'good', number: '' } });
  const taken = { x: 112, y: 66, width: 20, height: 28 };
  const [label] = areaLabels([one], good, { ...ROOM, taken: [taken] });
  expect(label?.lines.join(' ')).toBe('Kỳ Lừa');
  expect(label && overlap(label.box, taken)).toBe(false);
  expect(label && shareInShape(label.box, one.shape)).toBeGreaterThanOrEqual(0.6);
});

it('the worst is written with its number, over its neighbours if it must be; they give way', () => {
  const areas = ['A1', 'A2', 'A3', 'A4'].map((code, at) => area(code, at * 30, 30, `Xã ${code}`));
  const placed = areaLabels(
    areas,
    states({
      A1: { status: 'good', number: '1' },
      A2: { status: 'critical', number: '12 hồ sơ' },
      A3: { status: 'warning', number: '4 hồ sơ' },
      A4: { status: 'stale', number: '' },
    }),
    ROOM,
  );
  expect(placed[0]).toMatchObject({ key: 'A2', lines: ['12 hồ sơ', 'Xã A2'], marked: true });
  // 60.5 wide around 45 it reaches to 75.25, over the mark of A3 (68.75 to 81.25) and not of A4
  expect(placed.map(({ key }) => key)).toEqual(['A2', 'A4']);
  placed.forEach((label, at) => {
    for (const other of placed.slice(at + 1)) expect(overlap(label.box, other.box)).toBe(false);
  });
});

it('an area of which nothing was said is shown as having no number', () => {
  const [label] = areaLabels([area('A', 0, 100)], new Map(), ROOM);
  expect(label).toMatchObject({ key: 'A', lines: ['A'] });
});

describe('sources and cases', () => {
  const point = (key: string, x: number, y: number, more: Partial<MapPoint> = {}): MapPoint => ({
    key,
    lon: x,
    lat: y,
    form: 'camera',
    state: 'online',
    label: '',
    ...more,
  });
  const flat = (lon: number, lat: number): Point => [lon, lat];

  it('that are too near to be told apart are one mark with their number', () => {
    const near = [point('a', 50, 50), point('b', 55, 52), point('c', 200, 100)];
    const found = planPoints(near, flat, ROOM);
    expect(found.map(({ at, members }) => [at, members.map(({ key }) => key)])).toEqual([
      [
        [52.5, 51],
        ['a', 'b'],
      ],
      [[200, 100], ['c']],
    ]);
  });

  it('none is lost, and no two marks are nearer than they may be', () => {
    const items = Array.from({ length: 500 }, (_, at) => ({
      at: [(at * 7919) % 397, (at * 104_729) % 199] as Point,
    }));
    const found = clusters(items, 15);
    expect(found.reduce((sum, { members }) => sum + members.length, 0)).toBe(500);
    found.forEach(({ at: [x, y] }, index) => {
      for (const { at } of found.slice(index + 1)) {
        expect(Math.hypot(at[0] - x, at[1] - y)).toBeGreaterThanOrEqual(15);
      }
    });
  });

  it('what is in trouble comes first, leads its cluster and is named beside its mark', () => {
    const found = planPoints(
      [
        point('on', 50, 50),
        point('off', 52, 50, { state: 'offline', label: 'Camera chợ' }),
        point('late', 300, 100, { form: 'case', state: 'overdue', label: 'Rác thải' }),
      ],
      flat,
      ROOM,
    );
    expect(found.map(({ members }) => members[0]?.key)).toEqual(['late', 'off', 'on']);
    const labels = pointLabels(found, ROOM);
    expect(labels.map(({ key, lines, anchor }) => [key, lines, anchor])).toEqual([
      ['late', ['Rác thải'], 'start'],
      ['off', ['Camera chợ'], 'start'],
    ]);
  });

  it('a name of what is well is a landmark: it gives way to what is in trouble, and none is counted', () => {
    const found = planPoints(
      [
        point('school', 50, 50, { label: 'Trường' }),
        point('bridge', 54, 50),
        point('market', 70, 50, { state: 'offline', label: 'Camera chợ' }),
      ],
      flat,
      ROOM,
    );
    // two of the three are well and nearer than a mark is wide: one mark, and no number in it
    expect(found.map((each) => [each.members.length, isCounted(each)])).toEqual([
      [1, false],
      [2, false],
    ]);
    expect(pointLabels(found, ROOM).map(({ key }) => key)).toEqual(['market', 'school']);
  });

  it('near the right edge the name stands to the left, and what is outside of the map is not drawn', () => {
    const late = { state: 'overdue', label: 'Ngập cầu' } as const;
    const found = planPoints([point('a', 390, 100, late), point('b', 4_000, 100)], flat, ROOM);
    expect(found).toHaveLength(1);
    expect(pointLabels(found, ROOM)[0]).toMatchObject({ anchor: 'end' });
  });

  it('of several that cannot be told apart it is written how many there are of what', () => {
    const reports = { form: 'case', state: 'open', label: 'Rác thải', called: 'phản ánh' } as const;
    const found = planPoints(
      [
        point('a', 50, 50, reports),
        point('b', 55, 52, reports),
        point('c', 57, 51, { form: 'case', state: 'open', called: 'sự cố' }),
      ],
      flat,
      ROOM,
    );
    expect(pointLabels(found, ROOM).map(({ lines }) => lines)).toEqual([['2 phản ánh +1']]);
  });

  it('a name is written on two lines or in whole words, and of a landmark whole or not at all', () => {
    const label = 'Rác thải, vệ sinh môi trường';
    const linesIn = (width: number, state: 'overdue' | 'online') => {
      const room = { ...ROOM, box: { x: 0, y: 0, width, height: 60 } };
      const found = planPoints([point('a', 8, 30, { state, label })], flat, room);
      return pointLabels(found, room)[0]?.lines;
    };
    expect(linesIn(400, 'overdue')).toEqual([label]);
    // 28 letters of 6 are 168 wide; on two lines the longer one has 18, 108 wide
    expect(linesIn(150, 'overdue')).toEqual(['Rác thải,', 'vệ sinh môi trường']);
    expect(linesIn(80, 'overdue')).toEqual(['Rác thải']);
    expect(linesIn(80, 'online')).toBeUndefined();
  });

  it('what is written of a danger comes first, over marks of what is well, which make way', () => {
    const river = {
      form: 'river',
      state: 'critical',
      label: 'Trạm 1',
      says: ['BĐ3 + 0,40 m'],
    } as const;
    const found = planPoints([point('on', 80, 50), point('river', 50, 50, river)], flat, ROOM);
    const labels = pointLabels(found, ROOM);
    expect(labels[0]).toMatchObject({ key: 'river', lines: ['BĐ3 + 0,40 m', 'Trạm 1'] });
    expect(uncovered(found, labels, ROOM.textPx).map(({ members }) => members[0]?.key)).toEqual([
      'river',
    ]);
    expect(found[0] && markSize(found[0])).toBeGreaterThan(2);
  });

  it('the circle of many is as wide as their number', () => {
    const size = (stands: number): number => {
      const [found] = planPoints([point('a', 50, 50, { state: 'open', stands })], flat, ROOM);
      return found && isCounted(found) ? markSize(found) * ROOM.textPx : 0;
    };
    expect(size(45)).toBeGreaterThan(ROOM.measure('45'));
    expect(size(117)).toBeGreaterThan(ROOM.measure('117'));
    expect(size(1_204)).toBeGreaterThan(ROOM.measure('1204'));
  });

  it('there may be none', () => {
    expect(planPoints([], flat, ROOM)).toEqual([]);
    expect(pointLabels([], ROOM)).toEqual([]);
  });
});
