import { createHash } from 'node:crypto';
import { LIMITS, type Boundary, type UnitMap, type UnitMapBelow } from '@nhip-xa/contract';
import { isoOfMs } from '@nhip-xa/domain';
import type { MapMoment, MapParts, MapReader, StandingMap } from '@nhip-xa/ports';
import type { Queries } from '../database/database';
import { MARK } from '../wall/open-cases';
import { mapBelow } from './map-below';
import { PAST, PRESENT, type Shown } from './stood-then';

/** Maps of units, without their borders and with them. */
export class PgUnitMaps implements MapReader {
  constructor(private readonly database: Queries) {}

  async read(unit: string, parts: MapParts, moment: MapMoment): Promise<StandingMap | undefined> {
    const [[own], below, sources, cases] = await Promise.all([
      this.database.query<OwnRow>('read', { name: 'map-own', text: OWN, values: [unit] }),
      this.database.query<BelowRow>('read', { name: 'map-below', text: BELOW, values: [unit] }),
      parts.sources ? this.sources(unit, moment) : [],
      parts.cases ? this.cases(unit, moment) : [],
    ]);
    if (!own) return undefined;
    const live = { unit, sources, cases };
    const tag = createHash('sha256').update(JSON.stringify([live, own, below]));
    return {
      tag: tag.digest('base64url').slice(0, 22),
      whole: async () => {
        const borders = await this.borders([unit, ...below.map(({ code }) => code)]);
        return {
          ...live,
          boundary: borders.get(unit) ?? null,
          below: below.map(({ code, name_vi: vi, name_en, lat, lon }) => {
            const name = { vi, en: name_en ?? vi };
            return { unit: code, name, lat, lon, boundary: borders.get(code) ?? null };
          }),
        };
      },
    };
  }

  below(unit: string, parts: MapParts, moment: MapMoment): Promise<UnitMapBelow> {
    return mapBelow(this.database, unit, parts, moment);
  }

  private async sources(unit: string, { atMs, past }: MapMoment): Promise<UnitMap['sources']> {
    const rows = await this.database.query<SourceRow>('read', {
      name: past ? 'map-sources-then' : 'map-sources',
      text: past ? SOURCES_THEN : SOURCES,
      values: [unit, LIMITS.mapItems, ...(past ? [isoOfMs(atMs)] : [])],
    });
    return rows.map(({ since, ...row }) => ({ ...row, since: since && since.toISOString() }));
  }

  private cases(unit: string, { atMs, past }: MapMoment): Promise<UnitMap['cases']> {
    return this.database.query('read', {
      name: past ? 'map-cases-then' : 'map-cases',
      text: past ? CASES_THEN : CASES,
      values: [unit, isoOfMs(atMs), LIMITS.mapItems],
    });
  }

  private async borders(units: readonly string[]): Promise<ReadonlyMap<string, Boundary>> {
    const rows = await this.database.query<{ unit: string; geometry: Boundary }>('read', {
      name: 'map-borders',
      text: 'SELECT unit, geometry FROM unit_boundaries WHERE unit = ANY($1)',
      values: [units],
    });
    return new Map(rows.map(({ unit, geometry }) => [unit, geometry]));
  }
}

interface OwnRow {
  stamp: string | null;
}

interface BelowRow {
  code: string;
  name_vi: string;
  name_en: string | null;
  lat: number | null;
  lon: number | null;
  stamp: string | null;
}

type SourceRow = Omit<UnitMap['sources'][number], 'since'> & { since: Date | null };

/** When its border was imported; text, as a Date loses what tells two imports apart. */
const STAMP = 'b.imported_at::text AS stamp';

const OWN = `
  SELECT ${STAMP} FROM units u LEFT JOIN unit_boundaries b ON b.unit = u.code WHERE u.code = $1`;

/** A pretended commune is on no real province's map. */
const BELOW = `
  SELECT u.code, u.name_vi, u.name_en, u.lat, u.lon, ${STAMP}
  FROM units u JOIN units t ON t.code = u.parent
  LEFT JOIN unit_boundaries b ON b.unit = u.code
  WHERE u.parent = $1 AND (t.simulated OR NOT u.simulated) ORDER BY u.code`;

/** Dark ones first, and of these those that are so for the longest. */
const sourcesOf = (shown: Shown): string => `
  SELECT s.key AS source, s.name, s.kind, s.lat, s.lon, s.state, s.since
  FROM ${shown.sources('$3::timestamptz')} s
  WHERE (s.unit = $1 OR s.village = $1) AND s.lat IS NOT NULL AND s.lon IS NOT NULL
  ORDER BY s.state = 'online', s.since NULLS FIRST, s.key LIMIT $2`;
const SOURCES = sourcesOf(PRESENT);
const SOURCES_THEN = sourcesOf(PAST);

/** Open ones, overdue [contract 2] first. */
const casesOf = (shown: Shown): string => `
  SELECT f.kind, ${MARK} AS id, f.category, f.lat, f.lon, f.overdue FROM (
    SELECT f.*, ${shown.overdue('$2::timestamptz')} AS overdue
    FROM ${shown.cases('$2::timestamptz', OF_UNIT)} f
    WHERE f.lat IS NOT NULL AND f.lon IS NOT NULL
    ORDER BY overdue DESC, f.effective_due_at NULLS LAST, f.opened_at, f.kind, f.id LIMIT $3) f
  ORDER BY f.overdue DESC, f.effective_due_at NULLS LAST, f.opened_at, f.kind, f.id`;
const OF_UNIT = `(f.unit = $1 OR (f.unit = split_part($1, '-', 1) AND f.village = $1))`;
const CASES = casesOf(PRESENT);
const CASES_THEN = casesOf(PAST);
