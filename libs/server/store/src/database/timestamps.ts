import pg from 'pg';

const { TIMESTAMPTZ } = pg.types.builtins;
const asDriver = pg.types.getTypeParser(TIMESTAMPTZ) as (text: string) => Date;

/** As every session of ours writes a moment of the years 1 to 9999: `2026-11-20 01:05:00.123456+00`. */
const LENGTH = '2026-11-20 01:05:00'.length;

/**
 * A moment as the database writes it. The driver reads all spellings there are with a pattern, which
 * takes as long as the rest of a row; ours has one.
 */
export function readMoment(text: string): Date {
  if (!text.endsWith('+00') || text[4] !== '-' || text[LENGTH - 3] !== ':') return asDriver(text);
  return new Date(`${text.slice(0, 10)}T${text.slice(11, -3)}Z`);
}

type TypeId = typeof TIMESTAMPTZ;

/** How answers are read: as the driver does, but for moments. */
export const TYPES: pg.CustomTypesConfig = {
  getTypeParser: ((type: TypeId, format: 'text'): unknown =>
    type === TIMESTAMPTZ ? readMoment : pg.types.getTypeParser(type, format)) as never,
};
