import { DOMAINS, type KpiStatus, type KpiValue } from '@nhip-xa/contract';
import { createTexts, type Translate } from '@nhip-xa/web-ui';
import { beganOf, lastToBegin } from './began';
import { decisionField } from './decision-field';
import { decisionWords, spoken } from './decision-words';
import { fitted, fittedNames, fittedSegments } from '../fitting';
import { numbersField } from './numbers-field';
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
    expect(lastToBegin(bad, decisions)).toMatchObject({ value: { kpi: 'b' }, began });
    expect(lastToBegin(bad.slice(2), decisions)).toMatchObject({ value: { kpi: 'c' } });
    expect(lastToBegin([value('d', 'good'), value('e', 'stale')], [])).toBeNull();
  });

  it('is told by the alert or the value where the scene does not know', () => {
    const alert = { openedAt: '2026-11-20T07:40:00+07:00', acknowledged: false };
    expect(beganOf(value('a', 'critical'), { alert }).at).toBe(alert.openedAt);
    expect(beganOf(value('a', 'critical'), undefined)).toEqual({ at: AT, atLeast: false });
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

  it('numbers are spread evenly over as few rows as the width allows', () => {
    // 173 wide: six of 26 and five gaps of 1.3 have room, so nine are five and four
    expect(numbersField(9, 173, 'wide', sizes)).toMatchObject({ columns: 5, rows: 2 });
    expect(numbersField(6, 173, 'wide', sizes)).toMatchObject({ columns: 6, rows: 1 });
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

  it('keep since when, and drop what matters least', () => {
    const facts = [
      { text: 'từ 07:40', rank: 0 },
      { text: 'Na Sầm', rank: 2 },
      { text: 'Một cửa phụ trách', rank: 3 },
      { text: 'vừa xong', rank: 1 },
    ];
    expect(fittedSegments(facts, 30)).toEqual(['từ 07:40', 'Na Sầm', 'vừa xong']);
    expect(fittedSegments(facts, 3)).toEqual(['từ 07:40']);
  });

  it('tell since when the alert stands, where, whose and whether it was taken up', () => {
    const t = ((key: string) => key) as never;
    const alert = { openedAt: '2026-11-20T07:40:00+07:00', acknowledged: true };
    const words = decisionWords(
      { ...value('a', 'critical'), owner: 'Một cửa' },
      { kpi: 'a', where: ['Na Sầm'], more: 0, alert, began: { at: AT, atLeast: false } },
      'Nộp trực tuyến',
      { name: 40, facts: 200, unit: 8 },
      { t, language: 'vi', nowMs: Date.parse(AT) },
    );
    expect(words.facts).toEqual([
      'value.since',
      'Na Sầm',
      'wall.owner',
      'wall.taken',
      'wall.measured',
    ]);
  });

  it('never break an age apart, and say whose it is where there is hardly room', () => {
    const t = ((key: string, { age, moment }: { age?: string; moment?: string } = {}) =>
      key === 'wall.measured'
        ? `số liệu ${age}`
        : key === 'value.since'
          ? `từ ${moment}`
          : key) as never;
    const { facts } = decisionWords(
      { ...value('a', 'critical'), owner: 'Trung tâm Hành chính công' },
      {
        kpi: 'a',
        where: ['Na Sầm', 'Cốc Nam'],
        more: 0,
        alert: null,
        began: { at: AT, atLeast: false },
      },
      'Nộp trực tuyến',
      // 8 of `từ 08:05`, 15 of the age, 10 of whose and 6 between: no room for where
      { name: 40, facts: 42, unit: 8 },
      { t, language: 'vi', nowMs: Date.parse(AT) },
    );
    expect(facts).toEqual(['từ\u00a008:05', 'wall.owner', 'số\u00a0liệu\u00a0vừa\u00a0xong']);
  });

  it('say that it was so already when it was first looked at', () => {
    const began = { at: '2026-11-20T07:40:00+07:00', atLeast: true };
    const { facts, label } = decisionWords(
      value('a', 'critical'),
      { kpi: 'a', where: [], more: 0, alert: null, began },
      'Nộp trực tuyến',
      { name: 40, facts: 200, unit: 8 },
      { t: inVietnamese, language: 'vi', nowMs: Date.parse(AT) },
    );
    expect(facts[0]).toBe('ít\u00a0nhất\u00a0từ\u00a007:40');
    expect(label).toContain('ít nhất từ 07:40');
  });

  it('keep the place and a shorter age where there is little room', () => {
    const { facts } = decisionWords(
      value('a', 'critical'),
      { kpi: 'a', where: ['Nà Pài'], more: 0, alert: null, began: { at: AT, atLeast: true } },
      'Báo cháy',
      // 16 of since when, 6 of the place and 6 between leave 12: too little for 16 of a whole age
      { name: 40, facts: 40, unit: 8 },
      { t: inVietnamese, language: 'vi', nowMs: Date.parse(AT) },
    );
    expect(facts.map((fact) => fact.replaceAll('\u00a0', ' '))).toEqual([
      'ít nhất từ 08:05',
      'Nà Pài',
      'vừa xong',
    ]);
  });

  it('count other places in figures where there is no room for words', () => {
    const began = { at: AT, atLeast: false };
    const where = ['Trạm mực nước 1', 'Trạm mực nước 2'];
    const { facts } = decisionWords(
      value('a', 'critical'),
      { kpi: 'a', where, more: 1, alert: null, began },
      'Cấp báo động lũ',
      // 8 of since when, 8 of a short age and 6 between leave 20: 15 of a name and 3 of the others
      { name: 40, facts: 42, unit: 8 },
      { t: inVietnamese, language: 'vi', nowMs: Date.parse(AT) },
    );
    expect(facts[1]).toBe('Trạm mực nước 1\u00a0+2');
  });

  it('say the target where the number alone does not say that it is bad', () => {
    const t = ((key: string) => key) as never;
    const { facts } = decisionWords(
      value('a', 'warning'),
      undefined,
      'Đúng hạn, 30 ngày',
      { name: 40, facts: 200, unit: 8 },
      { t, language: 'vi', nowMs: Date.parse(AT) },
      'mục tiêu từ 98 % trở lên',
    );
    expect(facts).toEqual([
      'value.since',
      'mục\u00a0tiêu\u00a0từ\u00a098\u00a0%\u00a0trở\u00a0lên',
      'wall.measured',
    ]);
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
