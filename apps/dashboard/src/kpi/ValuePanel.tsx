import type { KpiValue } from '@nhip-xa/contract';
import {
  Age,
  Roll,
  StateMark,
  TypedMark,
  aimOf,
  kpiWords,
  momentMs,
  spokenMoment,
  tileData,
  useNow,
  useTexts,
} from '@nhip-xa/web-ui';
import type { ReactElement } from 'react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { evidenceQuery } from '../api/kpi-queries';
import { targetWords, type Definition } from '../shell/definitions';
import { useUnsurePast } from '../shell/history-state';
import { usePast } from '../shell/past';
import { UnitLabel } from '../shell/UnitLabel';
import { useWindowDates } from '../shell/window-words';
import { isJudgedByUnits } from './own-bounds';

interface ValuePanelProps {
  value: KpiValue;
  definition: Definition;
  offsetMs: number;
}

/** The number with all that is said of it, and its meaning right beside it. */
export function ValuePanel({ value, definition, offsetMs }: ValuePanelProps): ReactElement {
  const { t, language } = useTexts();
  const nowMs = useNow(30_000, offsetMs);
  const unsure = useUnsurePast();
  const counted = useWindowDates(definition);
  const words = kpiWords(value, definition.name[language], { t, language, nowMs, unsure });
  return (
    <div className="kpi-side">
      <section className="kpi-panel kpi-tile" aria-label={words.label} {...tileData(value)}>
        <p className="kpi-panel__value kpi-tile__value">
          <Roll text={words.shown.text} />
          <span className="kpi-tile__unit">{words.shown.unit}</span>
        </p>
        {counted === '' ? null : (
          <p className="kpi-panel__window">{t('kpi.window', { counted })}</p>
        )}
        <p className="kpi-tile__state">
          <StateMark status={value.status} aim={aimOf(value)} />
          <span className="kpi-tile__since">{words.since}</span>
        </p>
        <p className="kpi-tile__trend">{words.trend || words.trendLacks}</p>
        <p className="kpi-tile__foot">
          {words.typed ? <TypedMark words={words.typed} /> : <span>{words.coverage}</span>}
          <span>{value.freshAt ? <Age at={value.freshAt} offsetMs={offsetMs} /> : null}</span>
        </p>
        {value.from ? <FromUnit unit={value.from} kpi={value.kpi} /> : null}
        {value.corrected ? <p className="kpi-tile__foot">{t('kpi.corrected')}</p> : null}
        <p className="kpi-tile__foot">
          <span>
            {t('kpi.updated', { moment: spokenMoment(momentMs(value.at), nowMs, language) })}
          </span>
          <span>{value.owner ? t('value.owner', { owner: value.owner }) : ''}</span>
        </p>
      </section>
      <Meaning value={value} definition={definition} />
    </div>
  );
}

/** Whose value a highest or lowest one is. */
function FromUnit({ unit, kpi }: { unit: string; kpi: string }): ReactElement {
  const { t } = useTexts();
  const [before = '', after = ''] = t('kpi.fromUnit', { unit: '\u0000' }).split('\u0000');
  return (
    <p className="kpi-tile__foot">
      <span>
        {before}
        <Link to="/u/$unit/kpi/$kpi" params={{ unit, kpi }}>
          <UnitLabel code={unit} />
        </Link>
        {after}
      </span>
    </p>
  );
}

const NUMERATOR = { side: 'numerator' } as const;

function Meaning({ value, definition }: Omit<ValuePanelProps, 'offsetMs'>): ReactElement {
  const { t, language } = useTexts();
  const atMs = usePast();
  const { data } = useInfiniteQuery(evidenceQuery(value.unit, value.kpi, NUMERATOR, atMs));
  const stated = data?.pages[0]?.definition;
  const hasBounds = definition.warning !== null || definition.critical !== null;
  const isJudged = hasBounds && isJudgedByUnits(definition, value.unit);
  return (
    <section className="panel kpi-meaning" aria-labelledby="meaning">
      <h2 id="meaning">{t('kpi.definition')}</h2>
      <p>{stated?.words[language] ?? definition.name[language]}.</p>
      <p>{t('kpi.target', { target: targetWords(definition, language) })}</p>
      {isJudged ? <p>{t('kpi.sumStatus')}</p> : null}
      {stated ? (
        <details>
          <summary>{t('kpi.version', { version: stated.version })}</summary>
          <code>{stated.formula}</code>
        </details>
      ) : null}
    </section>
  );
}
