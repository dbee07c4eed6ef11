import { DOMAINS, type Decision, type KpiStatus, type KpiValue } from '@nhip-xa/contract';
import { createTexts, type Translate } from '@nhip-xa/web-ui';
import { beganOf, beganWords, lastToBeginFirst } from './began';
import { decisionField } from './decision-field';
import { decisionWords, spoken } from './decision-words';
import { fitted, fittedNames } from '../fitting';
import { numberShares } from './numbers-field';
import { countsOf, decisionsOf, numbersOf, pulseOf } from './overview-parts';
import { sizesOf } from './sizes';

const AT = '2026-11-20T08:05:00+07:00';
const value = (kpi: string, status: KpiStatus): KpiValue => ({
  kpi,
  unit: '06190',
  value: status === 'none' ? null : 1,
  numerator: 1,
  denominator: 1,
  uom: '%',
  status,
  since: AT,
  owner: '',
  at: AT,
  freshAt: AT,
  coverage: { reporting: 1, expected: 1 },
  trend: null,
});
const inVietnamese = createTexts('vi').t as unknown as Translate;
const byCode = (...values: KpiValue[]): Map<string, KpiValue> =>
  new Map(values.map((each) => [each.kpi, each]));
const codesOf = (values: readonly KpiValue[]): string[] => values.map(({ kpi }) => kpi);

describe('which KPI stands where', () => {
  it('what is critical or warning is a decision, the worst first, then the wall’s own, then by consequence', () => {
    const values = [
      value('a', 'warning'),
      value('b', 'good'),
      value('c', 'stale'),
      value('d', 'critical'),
      value('own', 'warning'),
      value('dossiers-overdue', 'warning'),
      value('e', 'none'),
    ];
    const order = decisionsOf(values, ['own'], ['a', 'b', 'c', 'd', 'own']);
    expect(codesOf(order)).toEqual(['d', 'dossiers-overdue', 'own', 'a']);
  });

  it('the numbers are those that were chosen, in their order, without those above', () => {
    const values = byCode(value('x', 'good'), value('y', 'critical'), value('z', 'none'));
    const numbers = numbersOf(values, ['z', 'y', 'x', 'gone'], new Set(['y']));
    expect(codesOf(numbers)).toEqual(['z', 'x']);
    expect(codesOf(numbersOf(values, ['y'], new Set()))).toEqual(['y']);
  });

  it('where none were chosen they are the usual ones, overdue dossiers first, at most nine', () => {
    const usual = [
      'dossiers-on-time',
      'dossiers-online',
      'feedback-overdue',
      'detections-pending',
      'cameras-online',
      'services-online',
      'devices-online',
      'flood-level',
      'local-commerce',
      'dossiers-overdue',
    ].map((kpi) => value(kpi, kpi === 'dossiers-on-time' ? 'none' : 'good'));
    const numbers = codesOf(numbersOf(byCode(...usual, value('other', 'good')), null, new Set()));
    expect(numbers).toHaveLength(9);
    expect(numbers[0]).toBe('dossiers-overdue');
    // the one that is not measured gives way
    expect(numbers).not.toContain('dossiers-on-time');
    expect(numbers).not.toContain('other');
  });

  it('the pulse counts each domain, and a domain without KPIs has none', () => {
    const values = [value('a', 'good'), value('b', 'critical'), value('c', 'good')];
    const domainOf = new Map([
      ['a', 'security'],
      ['b', 'security'],
    ]);
    const pulse = pulseOf(values, DOMAINS, domainOf);
    expect(pulse).toHaveLength(9);
    const security = pulse.find(({ domain }) => domain === 'security')?.counts;
    expect(security).toEqual({ good: 1, critical: 1, warning: 0, stale: 0, none: 0 });
    expect(pulse[0]?.counts).toEqual(countsOf([]));
  });
});

describe('what began last', () => {
  const bad = [value('a', 'critical'), value('b', 'critical'), value('c', 'warning')];
  const began = { at: '2026-11-20T08:01:00+07:00', atLeast: false };

  it('is a critical one while there is any, and nothing where nothing is bad', () => {
    const earlier = { ...began, at: '2026-11-20T07:00:00+07:00' };
    const decisions = [
      { kpi: 'a', began: earlier },
      { kpi: 'b', began },
      { kpi: 'c', began: { ...began, at: AT } },
    ];
    const order = lastToBeginFirst(bad, decisions);
    expect(order.map((each) => each.value.kpi)).toEqual(['b', 'a']);
    expect(order[0]?.began).toEqual(began);
    expect(lastToBeginFirst(bad.slice(2), decisions)).toMatchObject([{ value: { kpi: 'c' } }]);
    expect(lastToBeginFirst([value('d', 'good'), value('e', 'stale')], [])).toEqual([]);
  });

  it('is told by the alert or the value where the scene does not know', () => {
    const alert = { openedAt: '2026-11-20T07:40:00+07:00', acknowledged: false };
    expect(beganOf(value('a', 'critical'), { alert }).at).toBe(alert.openedAt);
    expect(beganOf(value('a', 'critical'), undefined)).toEqual({ at: AT, atLeast: false });
  });

  // it is 20 November, 08:05
  it.each([
    ['2026-11-20T07:40:00+07:00', 'từ 07:40', 'từ trước 07:40'],
    ['2026-11-19T16:05:00+07:00', 'từ 16:05 hôm qua', 'từ trước 16:05 hôm qua'],
    // so already on the 18th: it began before the 19th
    ['2026-11-18T16:05:00+07:00', 'từ 18/11', 'từ trước 19/11'],
    ['2025-12-31T16:05:00+07:00', 'từ 31/12/2025', 'từ trước 01/01'],
  ])('%s is told as %s, and as %s where it was so already', (at, seen, before) => {
    const reader = { t: inVietnamese, language: 'vi' as const, nowMs: Date.parse(AT) };
    expect(beganWords({ at, atLeast: false }, reader)).toBe(seen);
    expect(beganWords({ at, atLeast: true }, reader)).toBe(before);
  });
});

describe('since when it needs a decision, in short', () => {
  // half past midnight of 1 January
  const nowMs = Date.parse('2027-01-01T00:30:00+07:00');
  it.each([
    ['2027-01-01T00:10:00+07:00', 'từ 00:10', 'từ trước 00:10'],
    // 1 h 46 min and 11 h 59 min before: the time alone, as at noon
    ['2026-12-31T22:44:00+07:00', 'từ 22:44', 'từ trước 22:44'],
    ['2026-12-31T12:31:00+07:00', 'từ 12:31', 'từ trước 12:31'],
    // 12 h before: its day, and what was so already began before the day after
    ['2026-12-31T12:30:00+07:00', 'từ 31/12', 'từ trước 01/01'],
    ['2026-12-20T08:00:00+07:00', 'từ 20/12', 'từ trước 21/12'],
    ['2026-05-20T08:00:00+07:00', 'từ 20/05/2026', 'từ trước 21/05/2026'],
  ])('%s is told as %s, and as %s where it was so already', (at, seen, before) => {
    const reader = { t: inVietnamese, language: 'vi' as const, nowMs };
    expect(beganWords({ at, atLeast: false }, reader, true)).toBe(seen);
    expect(beganWords({ at, atLeast: true }, reader, true)).toBe(before);
  });
});

describe('how decisions lie', () => {
  const sizes = sizesOf({ width: 1920, height: 1080 });
  const area = { width: 173, height: 48 };

  it('one is large, six have codes, forty are counted', () => {
    expect(decisionField(1, area, sizes)).toMatchObject({ form: 'hero', shown: 1, columns: 1 });
    expect(decisionField(6, area, sizes)).toMatchObject({ form: 'card', shown: 6 });
    const forty = decisionField(40, area, sizes);
    expect(forty.form).toBe('row');
    // all places but two: the code of the whole list, and beside it the rest is counted
    expect(forty).toMatchObject({ hasListCode: true, shown: forty.columns * forty.rows - 2 });
  });

  it('never lie outside their room, however many and however small it is', () => {
    for (const room of [area, { width: 54, height: 30 }, { width: 236, height: 70 }]) {
      for (let count = 1; count <= 40; count += 1) {
        const { columns, rows, entry, shown, hasListCode } = decisionField(count, room, sizes);
        const { gap } = sizes;
        expect(columns * (entry.width + gap) - gap).toBeLessThanOrEqual(room.width + 0.001);
        expect(rows * (entry.height + gap) - gap).toBeLessThanOrEqual(room.height + 0.001);
        expect(shown).toBeGreaterThanOrEqual(Math.min(count, columns * rows - 2));
        if (!hasListCode) continue;
        // the code has its two places to itself, and a phone reads it: 11 % of the height
        expect(shown).toBeLessThanOrEqual(columns * rows - 2);
        expect(2 * entry.height + gap - 1).toBeGreaterThanOrEqual(11);
      }
    }
  });

  it('numbers are spread evenly over as few rows as the width allows, and each row is full', () => {
    const ones = (count: number) => Array.from({ length: count }, () => 1);
    // 173 wide: six of 26 and five gaps of 1.3 have room, so nine are five and four
    const nine = numberShares(ones(9), 173, 'wide', sizes);
    expect(nine).toEqual([...Array<number>(5).fill(1 / 5), ...Array<number>(4).fill(1 / 4)]);
    expect(numberShares(ones(6), 173, 'wide', sizes)).toEqual(Array(6).fill(1 / 6));
    // where three have room seven are three, two and two rather than one alone
    const seven = numberShares(ones(7), 100, 'wide', sizes);
    expect(seven).toEqual([...Array<number>(3).fill(1 / 3), ...Array<number>(4).fill(1 / 2)]);
    // one of many figures has the room of two
    expect(numberShares([2, 1, 1], 173, 'wide', sizes)).toEqual([1 / 2, 1 / 4, 1 / 4]);
    expect(numberShares([2], 20, 'upright', sizes)).toEqual([1]);
  });
});

describe('words that fit', () => {
  it('are whole, or end at a word with an ellipsis', () => {
    expect(fitted('Hồ sơ quá hạn', 13)).toBe('Hồ sơ quá hạn');
    expect(fitted('Cấp giấy chứng nhận quyền sử dụng đất', 20)).toBe('Cấp giấy chứng…');
  });

  it('of places name as many as have room, and count the others', () => {
    const names = ['Na Sầm', 'Bản Quyền', 'Cốc Nam'];
    expect(fittedNames(names, 0, 60)).toEqual({ names, more: 0 });
    // 6 letters and 16 for `và 2 nơi khác` are 22, with the second name 6 + 2 + 9 + 16 = 33
    expect(fittedNames(names, 0, 30)).toEqual({ names: ['Na Sầm'], more: 2 });
  });

  const reader = { t: inVietnamese, language: 'vi' as const, nowMs: Date.parse(AT) };
  const began = { at: AT, atLeast: false };
  const open = { openedAt: AT, acknowledged: false };
  const room = (letters: number) => ({
    ...{ name: 40, unit: 8, below: 0 },
    facts: { letters, lines: 1 },
  });
  const told = (facts: number, decision: Partial<Decision>, over: Partial<KpiValue> = {}) =>
    decisionWords(
      { ...value('a', 'critical'), ...over },
      { kpi: 'a', where: [], more: 0, alert: null, began, ...decision },
      'Nộp trực tuyến',
      room(facts),
      reader,
    ).facts.map(({ text }) => text.replaceAll('\u00a0', ' '));

  it('tell since when, where, whose, whether it was taken up, and how old it is', () => {
    const alert = {
      openedAt: '2026-11-20T07:40:00+07:00',
      acknowledged: true,
      acknowledgedAt: '2026-11-20T07:52:00+07:00',
    };
    expect(told(200, { where: ['Na Sầm'], alert }, { owner: 'Phòng Kinh tế' })).toEqual([
      'từ 08:05',
      'Na Sầm',
      'Phòng Kinh tế: đã nhận 07:52',
      'số liệu vừa xong',
    ]);
    const without = { openedAt: alert.openedAt, acknowledged: true };
    expect(told(200, { alert: without })).toEqual([
      'từ 08:05',
      'đã có người nhận',
      'số liệu vừa xong',
    ]);
  });

  it('mark whether anybody took it up', () => {
    const { facts } = decisionWords(
      value('a', 'critical'),
      { kpi: 'a', where: [], more: 0, alert: open, began },
      'Nộp trực tuyến',
      room(200),
      reader,
    );
    expect(facts.find(({ text }) => text === 'chưa\u00a0ai\u00a0nhận')?.taken).toBe(false);
    expect(facts.filter(({ taken }) => taken !== undefined)).toHaveLength(1);
  });

  it('keep the place and that nobody took it up, and drop how young a young number is', () => {
    // 8 of since when, 6 of the place, 12 of taken up with 2 for its mark, 4 between
    expect(told(33, { where: ['Nà Pài'], alert: open })).toEqual([
      'từ 08:05',
      'Nà Pài',
      'chưa ai nhận',
    ]);
    // less than that: the place is the last to go
    expect(told(20, { where: ['Nà Pài'], alert: open })).toEqual(['từ 08:05', 'Nà Pài']);
    expect(told(60, { where: ['Nà Pài'], alert: open })[3]).toBe('số liệu vừa xong');
  });

  it('tell how old it is rather than its target where it is no longer young', () => {
    const freshAt = '2026-11-20T07:05:00+07:00';
    // 8, 6 and 11 of `1 giờ trước`, 4 between: no room for more
    expect(told(31, { where: ['Nà Pài'] }, { freshAt })).toEqual([
      'từ 08:05',
      'Nà Pài',
      '1 giờ trước',
    ]);
  });

  it('never come to more lines than there are, however their phrases break', () => {
    const where = ['Trạm mực nước 1'];
    const facts = (letters: number) =>
      decisionWords(
        value('a', 'critical'),
        { kpi: 'a', where, more: 0, alert: open, began: { at: AT, atLeast: true } },
        'Cấp báo động lũ',
        { ...room(0), facts: { letters, lines: 2 } },
        reader,
      ).facts.map(({ text }) => text.replaceAll('\u00a0', ' '));
    // `từ trước 08:05; Trạm mực` has 24, `nước 1; chưa ai nhận;` 20 and 2 for its mark: no age of 8
    expect(facts(24)).toEqual(['từ trước 08:05', 'Trạm mực nước 1', 'chưa ai nhận']);
    expect(facts(36)).toContain('số liệu vừa xong');
  });

  it('leave out whose it is before whether anybody took it up', () => {
    const owner = 'Trung tâm Hành chính công';
    const decision = { where: ['Nà Pài'], alert: open };
    expect(told(80, decision, { owner })[2]).toBe('Trung tâm Hành chính công: chưa ai nhận');
    expect(told(54, decision, { owner })[2]).toBe('Trung tâm Hành…: chưa ai nhận');
    expect(told(40, decision, { owner })[2]).toBe('chưa ai nhận');
    expect(told(60, { where: [] }, { owner })[1]).toBe('Trung tâm Hành chính công phụ trách');
  });

  it('say that it was so already when it was first looked at', () => {
    const at = '2026-11-20T07:40:00+07:00';
    expect(told(200, { began: { at, atLeast: true } })[0]).toBe('từ trước 07:40');
  });

  it('count other places in figures where there is no room for words', () => {
    const where = ['Trạm mực nước 1', 'Trạm mực nước 2'];
    // 8 of since when and 2 between leave 30: too few for 15 of a name and 16 of the others in words
    expect(told(40, { where, more: 1 })).toEqual(['từ 08:05', 'Trạm mực nước 1 +2', 'vừa xong']);
  });

  it('of a province say first how many communes it is', () => {
    const where = ['Lộc Bình', 'Kỳ Lừa', 'Đình Lập'];
    const province = { unit: '20' };
    expect(told(200, { where, more: 1 }, province)[1]).toBe('4 xã: Lộc Bình, Kỳ Lừa, Đình Lập…');
    // 8 of since when and 2 between leave 20: 6 of the count, 8 of a name and 1 for the rest
    expect(told(30, { where, more: 1 }, province)[1]).toBe('4 xã: Lộc Bình…');
    expect(told(200, { where: ['Cao Lộc'] }, province)[1]).toBe('Cao Lộc');
    expect(told(200, { where, more: 1 }, { unit: 'VN' })[1]).toMatch(/^4 tỉnh: /);
  });

  it('say the target where the number alone does not say that it is bad, below it where there is room', () => {
    const said = (below: number) =>
      decisionWords(
        value('a', 'warning'),
        undefined,
        'Đúng hạn, 30 ngày',
        { ...room(200), unit: 4, below },
        reader,
        'cần 98 %',
      );
    expect(said(0).facts.map(({ text }) => text.replaceAll('\u00a0', ' '))).toEqual([
      'từ 08:05',
      'cần 98 %',
      'số liệu vừa xong',
    ]);
    expect(said(12)).toMatchObject({ unit: '%', below: 'cần 98 %' });
    expect(said(12).facts).toHaveLength(2);
  });

  it('set a unit that is too long to stand beside its number below it', () => {
    const rise = { ...value('water-rise', 'critical'), uom: 'cm/giờ' };
    const said = (below: number) =>
      decisionWords(rise, undefined, 'Nước dâng', { ...room(90), unit: 4, below }, reader);
    expect(said(11)).toMatchObject({ name: 'Nước dâng', unit: '', below: 'cm/giờ' });
    expect(said(0)).toMatchObject({ name: 'cm/giờ – Nước dâng', unit: '', below: '' });
  });

  it('say a count as people do', () => {
    expect(spoken('Hồ sơ quá hạn', 'hồ sơ')).toEqual({ name: 'hồ sơ quá hạn', unit: '' });
    expect(spoken('Nộp trực tuyến', '%')).toEqual({ name: 'Nộp trực tuyến', unit: '%' });
    expect(spoken('Hồ sơ sắp đến hạn', '% hồ sơ đang xử lý').unit).toBe('%');
    expect(spoken('Tiếp nhận phản ánh', 'giờ làm việc')).toEqual({
      name: 'giờ làm việc – Tiếp nhận phản ánh',
      unit: '',
    });
  });
});
