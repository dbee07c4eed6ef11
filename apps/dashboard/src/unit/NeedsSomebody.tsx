import type { KpiValue } from '@nhip-xa/contract';
import { useLive } from '@nhip-xa/web-live';
import { KpiTile, useTexts, worstKpisFirst } from '@nhip-xa/web-ui';
import { Link } from '@tanstack/react-router';
import { memo, type ReactElement } from 'react';
import { kpiTitle } from '../shell/definitions';
import { HeldList, useHeld } from '../shell/HeldList';
import { KpiRow, useKpiRows, type KpiRows } from './KpiRow';
import { needsDecision } from './needs-decision';

/** What needs somebody, whatever its domain: decisions as whole tiles, feeds that fell silent as lines. */
export function NeedsSomebody({ values }: { values: readonly KpiValue[] }): ReactElement {
  const { t } = useTexts();
  const rows = useKpiRows();
  const { definitions } = rows;
  const ordered = worstKpisFirst(
    values,
    definitions.map(({ code }) => code),
  );
  const decisions = useHeld(ordered.filter(needsDecision), kpiOf, ordered);
  const lost = useHeld(
    ordered.filter(({ status }) => status === 'stale'),
    kpiOf,
    ordered,
  );
  return (
    <>
      {decisions.shown.length > 0 ? (
        <section aria-labelledby="first">
          <h2 id="first">{t('unit.first')}</h2>
          <HeldList held={decisions}>
            <div className="tiles">
              {decisions.shown.map((value) => (
                <LinkedTile key={value.kpi} value={value} rows={rows} />
              ))}
            </div>
          </HeldList>
        </section>
      ) : null}
      {lost.shown.length > 0 ? (
        <section aria-labelledby="lost">
          <h2 id="lost">{t('unit.lost')}</h2>
          <HeldList held={lost}>
            <ul className="lost">
              {lost.shown.map((value) => (
                <KpiRow key={value.kpi} value={value} rows={rows} since />
              ))}
            </ul>
          </HeldList>
        </section>
      ) : null}
    </>
  );
}

const kpiOf = ({ kpi }: KpiValue): string => kpi;

interface LinkedTileProps {
  value: KpiValue;
  rows: KpiRows;
}

const LinkedTile = memo(function LinkedTile({ value, rows }: LinkedTileProps): ReactElement {
  const { language } = useTexts();
  const offsetMs = useLive((state) => state.offsetMs);
  return (
    <KpiTile
      value={value}
      name={kpiTitle(rows.definitions, value, language)}
      offsetMs={offsetMs}
      unsure={rows.unsure}
    >
      {({ role: _role, ...attributes }, content) => (
        <Link to="/u/$unit/kpi/$kpi" params={{ unit: value.unit, kpi: value.kpi }} {...attributes}>
          {content}
        </Link>
      )}
    </KpiTile>
  );
});
