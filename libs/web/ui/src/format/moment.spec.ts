import { ageWords, dateTime, shortMoment, spokenMoment, timeOfDay, typedMoment } from './moment';

const at = (iso: string): number => Date.parse(iso);
const NOW = at('2026-11-20T08:05:00+07:00');

describe('moments in Vietnam', () => {
  it('are local whatever the zone of the machine', () => {
    expect(dateTime(at('2026-11-19T23:30:00Z'))).toBe('20/11/2026 06:30');
    expect(timeOfDay(at('2026-11-20T08:05:00+07:00'))).toBe('08:05');
  });

  it.each([
    ['2026-11-20T07:40:00+07:00', '07:40'],
    ['2026-11-20T00:00:00+07:00', '00:00'],
    ['2026-11-19T16:05:00+07:00', 'hôm qua 16:05'],
    ['2026-11-18T16:05:00+07:00', '18/11 16:05'],
    ['2025-12-31T16:05:00+07:00', '31/12/2025 16:05'],
  ])('%s is spoken as %s', (iso, words) => {
    expect(spokenMoment(at(iso), NOW, 'vi')).toBe(words);
  });

  it('of another year are a day alone in short, but that of yesterday', () => {
    const nowMs = at('2027-01-01T00:30:00+07:00');
    const short = (iso: string): string => shortMoment(at(iso), nowMs, 'vi');
    expect(short('2027-01-01T00:10:00+07:00')).toBe('00:10');
    expect(short('2026-12-31T16:05:00+07:00')).toBe('hôm qua 16:05');
    expect(short('2026-12-30T16:05:00+07:00')).toBe('30/12/2026');
    expect(short('2027-01-02T16:05:00+07:00')).toBe('02/01 16:05');
  });

  it.each([
    [0, 'vừa xong'],
    [-3_000, 'vừa xong'],
    [12_900, '12 giây trước'],
    [180_000, '3 phút trước'],
    [2 * 3_600_000, '2 giờ trước'],
    [4 * 86_400_000, '4 ngày trước'],
  ])('an age of %i ms is %s', (age, words) => {
    expect(ageWords(NOW - age, NOW, 'vi')).toBe(words);
  });
});

describe('a typed moment', () => {
  it.each([
    ['20/11/2026 08:05', '2026-11-20T08:05:00+07:00'],
    [' 1/2/2027  7:30 ', '2027-02-01T07:30:00+07:00'],
    ['20/11 8h05', '2026-11-20T08:05:00+07:00'],
    ['31/12/2026 00:00', '2026-12-31T00:00:00+07:00'],
    ['29/02/2028 23:59', '2028-02-29T23:59:00+07:00'],
  ])('%s is read as people here write it', (text, iso) => {
    expect(typedMoment(text, NOW)).toBe(at(iso));
  });

  it('is read as it is written', () => {
    expect(dateTime(typedMoment('20/11/2026 23:05', NOW) ?? 0)).toBe('20/11/2026 23:05');
  });

  it.each([
    '',
    '08:05',
    '2026-11-20 08:05',
    '31/02/2026 08:00',
    '20/13/2026 08:00',
    '20/11 24:30',
    'x',
  ])('%s is none', (text) => {
    expect(typedMoment(text, NOW)).toBeNull();
  });
});
