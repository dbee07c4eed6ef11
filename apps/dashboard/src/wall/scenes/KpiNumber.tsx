import type { KpiValue } from '@nhip-xa/contract';
import { useLive } from '@nhip-xa/web-live';
import {
  Age,
  Roll,
  StatusMark,
  TypedMark,
  kpiWords,
  tileData,
  useNow,
  useTexts,
  worstKpisFirst,
} from '@nhip-xa/web-ui';
import type { ReactElement } from 'react';
import { countText } from './count-text';
import { useSince } from './use-since';

/** A longer number is set a size smaller. */
const LONG_CHARACTERS = 6;

/** A KPI in a scene: no box, unless it needs somebody. */
export function KpiNumber({
  value,
  hero = false,
}: {
  value: KpiValue;
  hero?: boolean;
}): ReactElement {
  const { t, language, word } = useTexts();
  const offsetMs = useLive((state) => state.offsetMs);
  const nowMs = useNow(30_000, offsetMs);
  const name = word('kpi', value.kpi);
  const reader = { t, language, nowMs };
  const words = kpiWords(value, name, reader);
  const since = useSince(value, words, reader, true);
  const silent = value.status === 'stale' || value.status === 'none';
  return (
    <div
      className="kpi-number"
      role="group"
      data-hero={hero}
      data-long={words.shown.text.length > LONG_CHARACTERS}
      aria-label={words.label}
      {...tileData(value)}
    >
      <h3 className="kpi-number__name">
        <StatusMark status={value.status} />
        <span>{name}</span>
      </h3>
      <p className="kpi-number__value">
        <Roll text={words.shown.text} />
        {words.shown.unit ? <span className="kpi-number__unit">{words.shown.unit}</span> : null}
      </p>
      <p className="kpi-number__foot">
        <span className="kpi-number__since">
          {hero && !silent ? <strong>{words.status} · </strong> : null}
          {since}
        </span>
        <TypedMark words={words.typed} />
        {value.freshAt === null || value.typed || silent ? null : (
          <Age at={value.freshAt} offsetMs={offsetMs} coarse />
        )}
      </p>
    </div>
  );
}

/** The domain's own numbers at the foot of a scene, the worst first; alike ones keep their order. */
export function KpiStrip({ values }: { values: readonly KpiValue[] }): ReactElement | null {
  if (values.length === 0) return null;
  const order = values.map(({ kpi }) => kpi);
  return (
    <section className="people__kpis" data-count={values.length}>
      {worstKpisFirst(values, order).map((value) => (
        <KpiNumber key={value.kpi} value={value} />
      ))}
    </section>
  );
}

/** A longer count is set a size smaller. */
const SHORT_CHARACTERS = 4;

interface CountProps {
  label: string;
  count: number | null;
}

/** A count of the scene's own, which is as old as the scene says at its head. */
export function Count({ label, count }: CountProps): ReactElement {
  const { language } = useTexts();
  const text = countText(count, language);
  return (
    <p className="people__count" data-long={text.length > SHORT_CHARACTERS}>
      <strong>
        <Roll text={text} />
      </strong>
      <span>{label}</span>
    </p>
  );
}
