import type { KpiValue } from '@nhip-xa/contract';
import { useLive } from '@nhip-xa/web-live';
import {
  Age,
  NO_NUMBER,
  StatusMark,
  formatNumber,
  formatValue,
  tileData,
  useTexts,
} from '@nhip-xa/web-ui';
import type { ReactElement } from 'react';
import { Name } from '../Name';
import type { Environment } from './environment-state';
import { Silence } from './RiverPanel';

type Gauge = Environment['rain'][number];

interface RainProps {
  rain: readonly Gauge[];
  values: ReadonlyMap<string, KpiValue>;
  /** Gauges at most. */
  most: number;
  placeOf: (code: string | undefined) => string;
}

/** Rain of the last hour and day: the most of it, and where it falls. */
export function Rain({ rain, values, most, placeOf }: RainProps): ReactElement | null {
  const { t } = useTexts();
  const hidden = rain.length - most;
  if (rain.length === 0) return null;
  return (
    <section className="env__part">
      <h3 className="env__title">{t('rain.title')}</h3>
      <div className="env-rain__most">
        <Most label={t('rain.hour')} value={values.get('rain-1h')} />
        <Most label={t('rain.day')} value={values.get('rain-24h')} />
        <MostAge value={values.get('rain-1h')} />
      </div>
      <ul className="env__rows">
        {wettestFirst(rain)
          .slice(0, most)
          .map((gauge) => (
            <Row key={`${gauge.unit} ${gauge.source}`} gauge={gauge} place={placeOf(gauge.unit)} />
          ))}
      </ul>
      {hidden > 0 && most > 0 ? (
        <p className="env__more">{t('place.more', { count: hidden })}</p>
      ) : null}
    </section>
  );
}

/** By the day's rain, those that do not report last. */
export const wettestFirst = (rain: readonly Gauge[]): Gauge[] =>
  [...rain].sort(
    (a, b) =>
      Number(b.fresh) - Number(a.fresh) ||
      (b.hour ?? 0) - (a.hour ?? 0) ||
      (b.day ?? 0) - (a.day ?? 0),
  );

function Most({ label, value }: { label: string; value?: KpiValue | undefined }): ReactElement {
  const { language } = useTexts();
  if (!value || value.status === 'none') return <></>;
  const { text } = formatValue(value.value, value.uom, language);
  return (
    <p className="env-rain__figure" {...tileData(value)}>
      <span>{label}</span>
      <strong>{text}</strong>
      {value.status === 'good' ? null : <StatusMark status={value.status} />}
    </p>
  );
}

function MostAge({ value }: { value?: KpiValue | undefined }): ReactElement | null {
  const offsetMs = useLive((state) => state.offsetMs);
  return value?.freshAt ? <Age at={value.freshAt} offsetMs={offsetMs} coarse /> : null;
}

function Row({ gauge, place }: { gauge: Gauge; place: string }): ReactElement {
  const { t, language } = useTexts();
  const mm = (value: number | null): string =>
    value === null ? NO_NUMBER : formatNumber(value, language);
  const dry = gauge.fresh && gauge.hour === 0 && gauge.day === 0;
  return (
    <li data-dead={!gauge.fresh}>
      <span>
        <Name text={[gauge.name, place].filter(Boolean).join(' · ')} />
      </span>
      {dry ? (
        <em>{t('rain.none')}</em>
      ) : (
        <strong>
          {mm(gauge.hour)} · {mm(gauge.day)}
        </strong>
      )}
      <Silence gauge={gauge} />
    </li>
  );
}
