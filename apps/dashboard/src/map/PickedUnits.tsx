import { useTexts } from '@nhip-xa/web-ui';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { usePast } from '../shell/past';
import { Loading, Trouble } from '../shell/states';
import { UnitLabel } from '../shell/UnitLabel';
import { BelowCounts } from './BelowList';
import type { Below } from './below';
import { PickedPanel } from './PickedPanel';
import { CaseRow, SourceRow } from './PlaceList';
import { overdueQuery, silentQuery } from './troubled-query';

/** Units of one mark that are opened at once. */
const OPENED_MOST = 5;

interface PickedUnitsProps {
  units: readonly Below[];
  clear: () => void;
}

/** What a mark stands for that was pressed: of each unit what is in trouble, and the way to all of it. */
export function PickedUnits({ units, clear }: PickedUnitsProps): ReactElement | null {
  const { t } = useTexts();
  if (units.length === 0) return null;
  return (
    <PickedPanel clear={clear}>
      {units.slice(0, OPENED_MOST).map((each) => (
        <Picked key={each.unit} each={each} />
      ))}
      {units.length > OPENED_MOST ? (
        <p className="faint">{t('mapPage.ofAll', { shown: OPENED_MOST, all: units.length })}</p>
      ) : null}
    </PickedPanel>
  );
}

function Picked({ each }: { each: Below }): ReactElement {
  const { t } = useTexts();
  const atMs = usePast();
  const silent = useQuery({
    ...silentQuery(each.unit, atMs),
    enabled: (each.sources?.silent ?? 0) > 0,
  });
  const overdue = useQuery({
    ...overdueQuery(each.unit, atMs),
    enabled: (each.cases?.overdue ?? 0) > 0,
  });
  const error = silent.error ?? overdue.error;
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
      {silent.isLoading || overdue.isLoading ? <Loading rows={3} /> : null}
      <ul className="map-page__rows">
        {overdue.data?.items.map((one) => (
          <CaseRow key={`${one.kind} ${one.id}`} each={one} />
        ))}
        {silent.data?.map((one) => (
          <SourceRow key={one.source} each={one} />
        ))}
      </ul>
      <Link to="/u/$unit/map" params={{ unit: each.unit }}>
        {t('mapPage.openMap')}
      </Link>
    </div>
  );
}
