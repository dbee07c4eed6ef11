import { useLive } from '@nhip-xa/web-live';
import { Age, Roll, StatusMark, spokenMoment, useNow, useTexts } from '@nhip-xa/web-ui';
import type { CSSProperties, ReactElement } from 'react';
import { Name } from '../Name';
import { useRoom } from '../use-room';
import { riverStatus } from './environment-state';
import { aboveWords, floodWords, metres, riseWords, type River } from './flood-words';
import { riverChart, type RiverChart } from './river-chart';

interface RiverPanelProps {
  river: River;
  size: 'large' | 'card';
  /** The commune it is in, on a province's wall. */
  place: string;
}

/** A name of more letters is set smaller, so that it is whole. */
const LONG = 28;

/** A river against its alarm levels: the words of a bulletin, and the last 24 hours. */
export function RiverPanel({ river, size, place }: RiverPanelProps): ReactElement {
  const texts = useTexts();
  const offsetMs = useLive((state) => state.offsetMs);
  const nowMs = useNow(60_000, offsetMs);
  const above = aboveWords(river, { ...texts, nowMs }, size === 'card');
  const rise = river.fresh ? riseWords(river.risePerHour, texts) : '';
  const first = river.levels.length > 0 ? heightWords(river, texts) : texts.t('rivers.noLevels');
  return (
    <article className="env-river" data-size={size} data-status={riverStatus(river)}>
      <h3 className="env-river__name">
        <StatusMark status={riverStatus(river)} />
        <span data-long={river.name.length > LONG}>
          <Name text={river.name} lines={place ? 1 : 2} />
          {place ? (
            <small>
              <Name text={place} />
            </small>
          ) : null}
        </span>
      </h3>
      <p className="env-river__words">
        <Roll text={floodWords(river, texts)} />
      </p>
      <p className="env-river__line">
        {above ? <strong className="env-river__since">{above}</strong> : null}
        {rise ? <strong>{rise}</strong> : null}
        {river.value === null ? null : <span className="env-river__metres">{first}</span>}
        <Silence gauge={river} />
      </p>
      <Chart river={river} size={size} />
    </article>
  );
}

const heightWords = ({ value }: River, { t, language }: ReturnType<typeof useTexts>): string =>
  value === null ? '' : t('rivers.metres', { metres: metres(value, language) });

/** How old a gauge's last value is, or since when it is silent. */
export function Silence({ gauge }: { gauge: { fresh: boolean; at: string | null } }): ReactElement {
  const { t, language } = useTexts();
  const offsetMs = useLive((state) => state.offsetMs);
  const now = useNow(30_000, offsetMs);
  if (gauge.at === null) return <span className="silence">{t('place.never')}</span>;
  if (gauge.fresh) return <Age at={gauge.at} offsetMs={offsetMs} coarse />;
  const moment = spokenMoment(Date.parse(gauge.at), now, language);
  return <span className="silence">{t('place.silent', { moment })}</span>;
}

/** A line of a label in hundredths of the screen's height. */
const LABEL_VH = 2.5;
const LABEL_VH_UPRIGHT = 1.85;
/** So many labels stand beside a chart at most, one for each alarm level. */
const LABELS = 3;

function Chart({ river, size }: Pick<RiverPanelProps, 'river' | 'size'>): ReactElement | null {
  const { t, language } = useTexts();
  const offsetMs = useLive((state) => state.offsetMs);
  const now = useNow(60_000, offsetMs);
  const [{ height }, ref, upright] = useRoom();
  const label = upright ? LABEL_VH_UPRIGHT : LABEL_VH;
  // below a large one stands when it was
  const room = size === 'large' ? height - label : height;
  const isLabelled = room >= LABELS * label;
  const chart = riverChart(river, now, isLabelled ? (100 * label) / room : 0);
  if (chart.end === null && chart.marks.length === 0) return null;
  const shown = (value: number): string => t('rivers.metres', { metres: metres(value, language) });
  return (
    <div
      ref={ref}
      className="env-river__chart"
      role="img"
      aria-label={t('rivers.chart', { river: river.name })}
    >
      <div className="env-river__marks">
        {(isLabelled ? chart.marks : []).map(({ level, metres: height, labelY }) => (
          <span key={level} style={at(labelY)}>
            {t('rivers.mark', { level })}
            {size === 'large' ? <small> {shown(height)}</small> : null}
          </span>
        ))}
      </div>
      <Lines chart={chart} />
      <div className="env-river__end">
        {chart.end && river.value !== null ? (
          <strong style={at(chart.end.y)}>{shown(river.value)}</strong>
        ) : null}
      </div>
      {size === 'large' ? (
        <p className="env-river__time">
          <span>{t('rivers.dayAgo')}</span>
          <span>{t('rivers.now')}</span>
        </p>
      ) : null}
    </div>
  );
}

const at = (y: number): CSSProperties => ({ top: `${y}%` });

const Lines = ({ chart: { path, marks, end } }: { chart: RiverChart }): ReactElement => (
  <svg
    className="env-river__lines"
    viewBox="0 0 100 100"
    preserveAspectRatio="none"
    aria-hidden="true"
  >
    {marks.map(({ level, y }) => (
      <path key={level} className="env-river__mark" data-level={level} d={`M0 ${y}H100`} />
    ))}
    <path className="env-river__day" d={path} />
    {end ? <path className="env-river__dot" d={`M${end.x} ${end.y}h0.01`} /> : null}
  </svg>
);
