import type { KpiValue } from '@nhip-xa/contract';
import { targetWords } from '@nhip-xa/domain';
import { useLive } from '@nhip-xa/web-live';
import {
  Age,
  Roll,
  StatusMark,
  TrendMark,
  TypedMark,
  kpiWords,
  tileData,
  useNow,
  useTexts,
} from '@nhip-xa/web-ui';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { wallDefinitions } from '../../wall-queries';
import { Name } from '../Name';
import { useSince } from '../use-since';

interface FigureProps {
  value: KpiValue;
  /** The commune whose number it is, of a province's highest or lowest. */
  from?: string;
}

/** A longer number is set a size smaller. */
const LONG_CHARACTERS = 6;

/** One KPI of a scene: what, how much, how bad and since when, against what, how old. */
export function Figure({ value, from = '' }: FigureProps): ReactElement {
  const { t, language, word } = useTexts();
  const offsetMs = useLive((state) => state.offsetMs);
  const nowMs = useNow(30_000, offsetMs);
  const definition = useQuery(wallDefinitions).data?.find(({ code }) => code === value.kpi);
  const short = word('kpi', value.kpi);
  const name = short === value.kpi ? (definition?.name[language] ?? value.kpi) : short;
  const reader = { t, language, nowMs };
  const words = kpiWords(value, name, reader);
  const since = useSince(value, words, reader);
  const bad = value.status === 'critical' || value.status === 'warning';
  const target = definition?.target ? targetWords(definition, language) : '';
  return (
    <article
      className="place-figure"
      data-long={words.shown.text.length > LONG_CHARACTERS}
      aria-label={words.label}
      {...tileData(value)}
    >
      <h4 className="place-figure__name">
        <StatusMark status={value.status} />
        <span>{name}</span>
      </h4>
      <p className="place-figure__value">
        <Roll text={words.shown.text} />
        {words.shown.unit ? <span className="place-figure__unit">{words.shown.unit}</span> : null}
      </p>
      <p className="place-figure__line">
        {value.status === 'good' ? null : (
          <span>
            {bad ? <strong>{words.status} · </strong> : null}
            {since}
          </span>
        )}
        {words.change ? (
          <span className="place-figure__trend">
            <TrendMark direction={words.direction} /> {bad ? words.change : words.trend}
          </span>
        ) : null}
      </p>
      <p className="place-figure__foot">
        <TypedMark words={words.typed} />
        {from ? (
          <span className="place-figure__from">
            <Name text={from} />
          </span>
        ) : null}
        {target ? <span>{t('wall.target', { target })}</span> : null}
        {value.freshAt === null || value.typed ? null : (
          <Age at={value.freshAt} offsetMs={offsetMs} coarse />
        )}
      </p>
    </article>
  );
}
