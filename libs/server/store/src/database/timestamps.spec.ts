import pg from 'pg';
import { readMoment } from './timestamps';

/** How the driver itself reads it, whatever the spelling. */
const asDriver = pg.types.getTypeParser(pg.types.builtins.TIMESTAMPTZ);

describe('a moment as the database writes it', () => {
  it.each([
    '2026-11-20 01:05:00+00',
    '2026-11-20 01:05:00.5+00',
    '2026-11-20 01:05:00.123456+00',
    '2026-11-20 01:05:00.999999+00',
    '0099-01-01 00:00:00+00',
    '1969-12-31 23:59:59.999+00',
    // spellings of other zones, of years of five digits and before Christ
    '2026-11-20 08:05:00+07',
    '2026-11-20 01:05:00+00:07',
    '12026-11-20 01:05:00+00',
    '0044-03-15 12:00:00+00 BC',
  ])('%s is what the driver reads', (text) => {
    const moment = readMoment(text);
    expect(Number.isNaN(moment.getTime())).toBe(false);
    expect(moment).toEqual(asDriver(text));
  });

  it('infinity is what the driver makes of it', () => {
    expect(readMoment('infinity')).toEqual(asDriver('infinity'));
  });
});
