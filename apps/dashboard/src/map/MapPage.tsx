import type { Unit } from '@nhip-xa/contract';
import { useTexts } from '@nhip-xa/web-ui';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { unitQuery } from '../api/queries';
import { UnitNav } from '../navigation/UnitNav';
import { usePast } from '../shell/past';
import { PastChoice } from '../shell/PastChoice';
import { OfMoment } from '../shell/PastMoment';
import { PageTitle, UnitCrumbs } from '../shell/PageHead';
import { Empty, Loading, Trouble } from '../shell/states';
import { unitName } from '../shell/unit-name';
import { useUnitMap } from '../wall/scenes/use-unit-map';
import './map-page.css';
import { PlaceBody } from './PlaceBody';
import { UnitsBody } from './UnitsBody';

/** The map of a unit: of a province its communes by a number, of a commune what is where; a list beside it. */
export function MapPage(): ReactElement {
  const { unit: code } = useParams({ from: '/console/u/$unit/map' });
  const { t, language } = useTexts();
  const unit = useQuery(unitQuery(code));
  if (unit.error) return <Trouble error={unit.error} retry={() => void unit.refetch()} />;
  return (
    <OfMoment>
      <UnitCrumbs unit={code} within>
        <PastChoice />
      </UnitCrumbs>
      <PageTitle title={t('mapPage.title')}>
        <span className="faint">{unit.data ? unitName(unit.data, language) : code}</span>
      </PageTitle>
      <UnitNav unit={code} />
      {unit.data ? <Body key={code} unit={unit.data} /> : <Loading rows={8} tall />}
    </OfMoment>
  );
}

function Body({ unit }: { unit: Unit }): ReactElement {
  const { t } = useTexts();
  const { map, drawn, failed } = useUnitMap(unit.code, usePast());
  if (failed) return <Empty>{t('map.troubled')}</Empty>;
  if (!map) return <Loading rows={8} tall />;
  const isPlace = unit.level === 'commune' || unit.level === 'village';
  if (isPlace) return <PlaceBody unit={unit.code} map={map} />;
  if (drawn) return <UnitsBody unit={unit} drawn={drawn} />;
  return (
    <Empty>
      <strong className="line">{t('map.none')}</strong>
      {t('map.noneHow')}
    </Empty>
  );
}
