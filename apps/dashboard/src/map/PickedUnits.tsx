import { useTexts } from '@nhip-xa/web-ui';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { Loading, Trouble } from '../shell/states';
import { UnitLabel } from '../shell/UnitLabel';
import { mapQuery } from '../wall/scene-queries';
import { BelowCounts } from './BelowList';
import type { Below } from './below';
import { openCasesQuery, placed } from './placed-cases';
import { CaseRow, SourceRow } from './PlaceList';

/** Units of one mark that are opened at once. */
const OPENED_MOST = 5;
/** Rows of each in trouble; all are on the unit's own map. */
const ROWS_MOST = 8;

interface PickedUnitsProps {
  units: readonly Below[];
  clear: () => void;
}

/** What a mark stands for that was pressed: of each unit what is in trouble, and the way to all of it. */
export function PickedUnits({ units, clear }: PickedUnitsProps): ReactElement | null {
  const { t } = useTexts();
  if (units.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="map-picked">
      <div className="section-head">
        <h2 id="map-picked">{t('mapPage.picked')}</h2>
        <button type="button" className="button" onClick={clear}>
          {t('mapPage.pickedClose')}
        </button>
      </div>
      {units.slice(0, OPENED_MOST).map((each) => (
        <Picked key={each.unit} each={each} />
      ))}
      {units.length > OPENED_MOST ? (
        <p className="faint">{t('mapPage.ofAll', { shown: OPENED_MOST, all: units.length })}</p>
      ) : null}
    </section>
  );
}

function Picked({ each }: { each: Below }): ReactElement {
  const { t } = useTexts();
  const map = useQuery({ ...mapQuery(each.unit), enabled: (each.sources?.silent ?? 0) > 0 });
  const found = useQuery({
    ...openCasesQuery(each.unit, true),
    enabled: (each.cases?.overdue ?? 0) > 0,
  });
  const silent = (map.data?.sources ?? []).filter(({ state }) => state === 'offline');
  const overdue = placed(found.data?.items ?? []);
  const error = map.error ?? found.error;
  return (
    <div className="map-page__picked">
      <h3>
        <Link to="/u/$unit/map" params={{ unit: each.unit }}>
          <UnitLabel code={each.unit} />
        </Link>
      </h3>
      <p className="faint">
        <BelowCounts each={each} />
      </p>
      {error ? <Trouble error={error} /> : null}
      {map.isLoading || found.isLoading ? <Loading rows={3} /> : null}
      <ul className="map-page__rows">
        {overdue.slice(0, ROWS_MOST).map((one) => (
          <CaseRow key={`${one.kind} ${one.id}`} each={one} />
        ))}
        {silent.slice(0, ROWS_MOST).map((one) => (
          <SourceRow key={one.source} each={one} />
        ))}
      </ul>
      <Link to="/u/$unit/map" params={{ unit: each.unit }}>
        {t('mapPage.openMap')}
      </Link>
    </div>
  );
}
