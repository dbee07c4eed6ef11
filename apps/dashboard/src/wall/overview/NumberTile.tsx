import type { KpiValue } from '@nhip-xa/contract';
import { useLive } from '@nhip-xa/web-live';
import {
  Age,
  Roll,
  SparkLine,
  StatusMark,
  TrendMark,
  TypedMark,
  isTelling,
  kpiWords,
  sparkOf,
  tileData,
  useNow,
  useTexts,
} from '@nhip-xa/web-ui';
import { useQuery } from '@tanstack/react-query';
import { memo, useMemo, type CSSProperties, type ReactElement } from 'react';
import { standing } from '../../shell/standing';
import { wallTrend } from '../wall-queries';
import { fitted, lettersIn } from '../fitting';
import type { Sizes } from './sizes';

interface NumberTileProps {
  value: KpiValue;
  name: string;
  /** How much of the whole width it has, which is told in hundredths of the screen's height. */
  share: number;
  whole: number;
  sizes: Sizes;
}

/** A number of more has the room of two. */
export const LONG_CHARACTERS = 7;

/** One of the commune's own numbers: what, how much, how it went, how old. */
export const NumberTile = memo(function NumberTile(props: NumberTileProps): ReactElement {
  const { value, name, share, whole, sizes } = props;
  const { t, language } = useTexts();
  const offsetMs = useLive((state) => state.offsetMs);
  const nowMs = useNow(30_000, offsetMs);
  const words = kpiWords(value, name, { t, language, nowMs });
  const silent = value.status === 'stale' || value.status === 'none';
  const width = share * (whole + sizes.gap) - sizes.gap;
  const letters = lettersIn(width - 2 * sizes.pad - 2 * sizes.w1, sizes.w1, 2);
  return (
    <article
      className="number"
      aria-label={words.label}
      style={{ '--share': share } as CSSProperties}
      {...tileData(value)}
    >
      <h3 className="number__name">
        <StatusMark status={value.status} />
        <span>{fitted(name, letters)}</span>
      </h3>
      <p className="number__value" data-long={words.shown.text.length > LONG_CHARACTERS}>
        <Roll text={words.shown.text} />
        {words.shown.unit ? <span className="number__unit">{words.shown.unit}</span> : null}
      </p>
      <Trend value={value} offsetMs={offsetMs} />
      <p className="number__foot">
        {silent ? (
          <span>{words.since}</span>
        ) : (
          <>
            {words.typed ? <TypedMark words={words.typed} /> : null}
            {value.freshAt === null || value.typed ? null : (
              <Age at={value.freshAt} offsetMs={offsetMs} coarse />
            )}
            <span className="number__change">
              <TrendMark direction={words.direction} />
              {words.change}
            </span>
          </>
        )}
      </p>
    </article>
  );
});

const DAY_MS = 86_400_000;

/** The last 24 hours where they tell a trend, the value that stands on the tile led on to now. */
function Trend({ value, offsetMs }: { value: KpiValue; offsetMs: number }): ReactElement {
  const { data } = useQuery(wallTrend(value.unit, value.kpi));
  const clockMs = useNow(60_000, offsetMs);
  const lostAtMs = useLive((state) => state.lostAtMs);
  // What the number did since the server went away is not known.
  const now = lostAtMs === null ? clockMs : lostAtMs + offsetMs;
  const spark = useMemo(() => {
    // how it went is not known before it was told: the number that stands is no line
    if (!data) return null;
    const nowMs = Math.max(now, Date.parse(value.at));
    const fromMs = nowMs - DAY_MS;
    const points = standing(data, value, { fromMs, nowMs });
    return isTelling(points, fromMs, nowMs) ? sparkOf(points, fromMs, nowMs) : null;
  }, [data, now, value]);
  return <div className="number__spark">{spark ? <SparkLine spark={spark} /> : null}</div>;
}
