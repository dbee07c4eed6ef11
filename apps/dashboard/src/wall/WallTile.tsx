import type { KpiValue } from '@nhip-xa/contract';
import { useLive } from '@nhip-xa/web-live';
import {
  Age,
  Roll,
  SparkLine,
  StatusMark,
  TrendMark,
  TypedMark,
  kpiWords,
  sparkOf,
  tileData,
  useNow,
  useTexts,
  type Texts,
} from '@nhip-xa/web-ui';
import { useQuery } from '@tanstack/react-query';
import { useMemo, type ReactElement } from 'react';
import { standing } from '../shell/standing';
import { wallDefinitions, wallTrend } from './wall-queries';

interface WallTileProps {
  value: KpiValue;
  size: 'hero' | 'large' | 'medium' | 'small';
  /** There is room for whole sentences. */
  wide: boolean;
}

/** One number to be read from five metres: what, how much, how bad, since when, how old. */
export function WallTile({ value, size, wide }: WallTileProps): ReactElement {
  const texts = useTexts();
  const { t, language } = texts;
  const offsetMs = useLive((state) => state.offsetMs);
  const nowMs = useNow(30_000, offsetMs);
  const name = useWallName(value.kpi, texts);
  const words = kpiWords(value, name, { t, language, nowMs });
  const silent = value.status === 'stale' || value.status === 'none';
  return (
    <article className="wall-tile" data-size={size} aria-label={words.label} {...tileData(value)}>
      <h3 className="wall-tile__name">
        <StatusMark status={value.status} />
        <span>{name}</span>
      </h3>
      <p className="wall-tile__value">
        <Roll text={words.shown.text} />
        {words.shown.unit ? <span className="wall-tile__unit">{words.shown.unit}</span> : null}
      </p>
      <Trend value={value} offsetMs={offsetMs} />
      <div className="wall-tile__line">
        <p className="wall-tile__state">
          {silent ? null : <strong>{words.status}</strong>} <span>{words.since}</span>
        </p>
        <p className="wall-tile__trend">
          <TrendMark direction={words.direction} />
          {wide ? words.trend : words.change}
        </p>
      </div>
      <p className="wall-tile__foot">
        <TypedMark words={words.typed} />
        <span className="wall-tile__rests">
          {[value.owner, wide ? words.coverage : words.coverageShort].filter(Boolean).join(' · ')}
        </span>
        {value.freshAt === null || value.typed ? null : (
          <Age at={value.freshAt} offsetMs={offsetMs} coarse />
        )}
      </p>
    </article>
  );
}

/** A name short enough for the wall: ours where there is one, else the definition's own. */
function useWallName(kpi: string, { word, language }: Texts): string {
  const definitions = useQuery(wallDefinitions).data;
  const short = word('kpi', kpi);
  if (short !== kpi) return short;
  return definitions?.find(({ code }) => code === kpi)?.name[language] ?? kpi;
}

const DAY_MS = 86_400_000;

/** The last 24 hours, the value that stands on the tile led on to now. */
function Trend({ value, offsetMs }: { value: KpiValue; offsetMs: number }): ReactElement {
  const { data } = useQuery(wallTrend(value.unit, value.kpi));
  const clockMs = useNow(60_000, offsetMs);
  const lostAtMs = useLive((state) => state.lostAtMs);
  // What the number did since the server went away is not known.
  const now = lostAtMs === null ? clockMs : lostAtMs + offsetMs;
  const spark = useMemo(() => {
    const nowMs = Math.max(now, Date.parse(value.at));
    const fromMs = nowMs - DAY_MS;
    return sparkOf(standing(data ?? [], value, { fromMs, nowMs }), fromMs, nowMs);
  }, [data, now, value]);
  return (
    <div className="wall-tile__spark">{spark.path === '' ? null : <SparkLine spark={spark} />}</div>
  );
}
