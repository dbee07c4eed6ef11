import { LIMITS, type KpiDraft, type KpiPreview } from '@nhip-xa/contract';
import { completed, hasLevels, isBelowTarget } from '@nhip-xa/domain';
import { StateMark, formatNumber, formatValue, useTexts } from '@nhip-xa/web-ui';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { EvidenceItems } from '../kpi/EvidenceItems';
import { Empty } from '../shell/states';
import { useQuiet } from '../shell/use-quiet';
import { faultWords } from './faults';
import { previewQuery } from './kpi-queries';
import { PastTrial } from './PastTrial';

interface PreviewProps {
  /** Text of what is tried; null while the fields say too little. */
  draft: string | null;
  unit: string;
}

/** What comes of the fields as they stand: value, meaning, evidence and cost. */
export function PreviewPanel({ draft, unit }: PreviewProps): ReactElement {
  const texts = useTexts();
  const { t } = texts;
  const quiet = useQuiet(draft);
  const tried = useQuery(previewQuery(quiet, unit));
  const error = tried.error && quiet !== null ? faultWords(tried.error, texts) : '';
  return (
    <section className="panel preview" aria-labelledby="preview" aria-busy={tried.isFetching}>
      <h2 id="preview">{t('try.title')}</h2>
      {quiet === null ? <Empty>{t('try.waiting')}</Empty> : null}
      <p className="trouble" role="alert">
        {error}
      </p>
      {quiet !== null && tried.data && !error ? (
        <Tried tried={tried.data} draft={quiet} unit={unit} />
      ) : null}
    </section>
  );
}

function Tried({
  tried,
  draft,
  unit,
}: {
  tried: KpiPreview;
  draft: string;
  unit: string;
}): ReactElement {
  const { t, language } = useTexts();
  const definition = completed(JSON.parse(draft) as KpiDraft, {
    version: 1,
    builtIn: false,
    enabled: true,
  });
  const shown = formatValue(tried.value, definition.uom, language);
  const ratio = definition.rollUp === 'ratio' && tried.value !== null;
  const number = (value: number | null): string => formatNumber(value ?? 0, language, 2);
  return (
    <>
      <div role="status" className="preview__value" data-preview={tried.value ?? ''}>
        <strong>{shown.text}</strong> <span>{shown.unit}</span>
        {tried.status === 'good' && !hasLevels(definition) ? (
          <span className="faint">{t('try.noLevels')}</span>
        ) : (
          <StateMark
            status={tried.status}
            aim={isBelowTarget(definition, tried) ? 'below' : 'met'}
          />
        )}
      </div>
      {ratio ? (
        <p className="faint">
          {t('try.sides', {
            numerator: number(tried.numerator),
            denominator: number(tried.denominator),
          })}
        </p>
      ) : null}
      <h3>{t('try.words')}</h3>
      <p>{tried.words[language]}.</p>
      <Cost cost={tried.cost} />
      <PastTrial draft={draft} unit={unit} definition={definition} />
      <h3>{t('try.evidence')}</h3>
      {tried.evidence && tried.evidence.items.length > 0 ? (
        <EvidenceItems items={tried.evidence.items} definition={definition} />
      ) : (
        <Empty>{t('try.noEvidence')}</Empty>
      )}
    </>
  );
}

function Cost({ cost }: Pick<KpiPreview, 'cost'>): ReactElement {
  const { t, language } = useTexts();
  const number = (value: number): string => formatNumber(value, language, 0);
  const share = Math.min(1, cost.estimated / LIMITS.kpiCost);
  return (
    <>
      <p className="faint">
        {t('try.cost', { estimated: number(cost.estimated), limit: number(cost.limit) })}{' '}
        <meter value={share} max={1} high={0.8} optimum={0} aria-hidden="true" />
      </p>
      {cost.allowed ? null : (
        <p className="trouble" role="alert">
          {t('try.tooCostly')}
        </p>
      )}
    </>
  );
}
