import type { KpiChange } from '@nhip-xa/contract';
import { NO_NUMBER, StatusBadge, formatDifference, formatValue, useTexts } from '@nhip-xa/web-ui';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { kpiTitle, useDefinitions } from '../shell/definitions';
import { Empty } from '../shell/states';
import type { LinkMoments } from './summary';

interface KpiChangesProps {
  unit: string;
  changes: readonly KpiChange[];
  moments: LinkMoments;
}

/** The KPIs that turned, worst first; those whose number alone is another stand folded behind them. */
export function KpiChanges({ unit, changes, moments }: KpiChangesProps): ReactElement {
  const { t } = useTexts();
  const turned = changes.filter(({ turn }) => turn !== null);
  const others = changes.filter(({ turn }) => turn === null);
  return (
    <section className="panel" aria-labelledby="compare-kpis">
      <h2 id="compare-kpis">{t('compare.kpis')}</h2>
      {turned.length === 0 ? <Empty>{t('compare.kpisNone')}</Empty> : null}
      {turned.length > 0 ? <KpiTable unit={unit} changes={turned} moments={moments} /> : null}
      {others.length > 0 ? (
        <details className="compare__others">
          <summary>{t('compare.kpisSame', { count: others.length })}</summary>
          <KpiTable unit={unit} changes={others} moments={moments} />
        </details>
      ) : null}
    </section>
  );
}

function KpiTable({ unit, changes, moments }: KpiChangesProps): ReactElement {
  const { t } = useTexts();
  return (
    <div className="table-box" data-scroll>
      <table className="table table--named compare__kpis">
        <thead>
          <tr>
            <th scope="col">{t('compare.kpi')}</th>
            <th scope="col">{t('compare.turn')}</th>
            <th scope="col">{t('compare.before')}</th>
            <th scope="col">{t('compare.after')}</th>
            <th scope="col">{t('compare.difference')}</th>
          </tr>
        </thead>
        <tbody>
          {changes.map((change) => (
            <KpiChangeRow key={change.kpi} unit={unit} change={change} moments={moments} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface KpiChangeRowProps {
  unit: string;
  change: KpiChange;
  moments: LinkMoments;
}

/** A KPI leads to its evidence at the later moment, and by what it was then to that of the earlier. */
function KpiChangeRow({ unit, change, moments }: KpiChangeRowProps): ReactElement {
  const { t, language } = useTexts();
  const name = kpiTitle(useDefinitions(), change, language);
  const { kpi, turn } = change;
  const to = { to: '/u/$unit/kpi/$kpi', params: { unit, kpi } } as const;
  return (
    <tr data-turn={turn ?? 'none'}>
      <th scope="row">
        <Link {...to} search={{ at: moments.after }}>
          {name}
        </Link>
      </th>
      <td>{turn === null ? '' : t(`compare.turn.${turn}`)}</td>
      <td data-label={t('compare.before')}>
        <Link {...to} search={{ at: moments.before }}>
          <span className="visually-hidden">{t('compare.evidenceBefore', { name })}: </span>
          <Standing of={change.before} uom={change.uom} />
        </Link>
      </td>
      <td data-label={t('compare.after')}>
        <Standing of={change.after} uom={change.uom} />
      </td>
      <td className="compare__number" data-label={t('compare.difference')}>
        {change.difference === null
          ? NO_NUMBER
          : formatDifference(change.difference, change.uom, language)}
      </td>
    </tr>
  );
}

function Standing({ of, uom }: { of: KpiChange['before']; uom: string }): ReactElement {
  const { language } = useTexts();
  const { text, unit } = formatValue(of.value, uom, language);
  return (
    <span className="compare__standing">
      <StatusBadge status={of.status} aim="unknown" />
      {of.value === null ? null : (
        <>
          {' '}
          <b>{text}</b> {unit}
        </>
      )}
    </span>
  );
}
