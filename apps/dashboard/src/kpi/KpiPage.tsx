import { isAboveCommunes, type KpiValue } from '@nhip-xa/contract';
import { bringCharts } from '@nhip-xa/web-charts';
import { useLive } from '@nhip-xa/web-live';
import { useTexts } from '@nhip-xa/web-ui';
import { useParams } from '@tanstack/react-router';
import { replaceEqualDeep, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, type ReactElement } from 'react';
import { KpiAlert } from '../alerts/KpiAlert';
import { targetQuery } from '../kpi-editor/kpi-queries';
import { breaksDown } from '@nhip-xa/domain';
import { DomainCrumb } from '../navigation/Crumbs';
import { useDefinitions, type Definition } from '../shell/definitions';
import { useSeesCases } from '../shell/me';
import { PageTitle, UnitCrumbs } from '../shell/PageHead';
import { PastChoice } from '../shell/PastChoice';
import { OfMoment } from '../shell/PastMoment';
import { usePast } from '../shell/past';
import { Loading, NotFound, Trouble } from '../shell/states';
import { useUnit } from '../shell/unit-path';
import { useUnitValues } from '../shell/unit-values';
import { RankedUnits } from '../unit/RankedUnits';
import { Breakdown } from './Breakdown';
import { Evidence } from './Evidence';
import { History } from './History';
import { TypedNumbers } from './TypedNumbers';
import { UnitChoices } from './UnitChoices';
import { ValuePanel } from './ValuePanel';

/** A KPI of a unit: the number, what it means, how it went, and what it rests on. */
export function KpiPage(): ReactElement {
  const { unit, kpi } = useParams({ from: '/console/u/$unit/kpi/$kpi' });
  useEffect(() => void bringCharts(), []);
  const { values, error, retry } = useUnitValues(unit);
  const definitions = useDefinitions();
  const definition = definitions.find(({ code }) => code === kpi);
  if (error) return <Trouble error={error} retry={retry} />;
  const value = values?.get(kpi);
  if (values && definitions.length > 0 && !(value && definition)) return <NotFound />;
  return (
    <OfMoment>
      <UnitCrumbs
        unit={unit}
        within
        kpi={kpi}
        further={
          definition ? [<DomainCrumb key="domain" unit={unit} domain={definition.domain} />] : []
        }
      >
        <PastChoice />
      </UnitCrumbs>
      {value && definition ? (
        <KpiParts key={`${unit} ${kpi}`} value={value} definition={definition} />
      ) : (
        <Loading rows={4} tall />
      )}
    </OfMoment>
  );
}

interface KpiPartsProps {
  value: KpiValue;
  definition: Definition;
}

function KpiParts({ value, definition: general }: KpiPartsProps): ReactElement {
  const definition = useDefinitionIn(value.unit, general);
  const { t, language } = useTexts();
  const offsetMs = useLive((state) => state.offsetMs);
  const unit = useUnit(value.unit);
  const past = usePast() !== null;
  const seesCases = useSeesCases();
  // by its code, which is known at once: the page is drawn but once
  const above = isAboveCommunes(value.unit);
  const isToldApart = breaksDown(definition, value.unit) && seesCases;
  return (
    <>
      <PageTitle title={definition.name[language]}>
        <span className="faint">{definition.label}</span>
      </PageTitle>
      {past ? null : <KpiAlert value={value} />}
      <div className="kpi-top">
        <ValuePanel value={value} definition={definition} offsetMs={offsetMs} />
        <div className="kpi-beside">
          {isToldApart ? <Breakdown value={value} definition={definition} /> : null}
          <History value={value} definition={definition} />
        </div>
      </div>
      {above ? (
        <section aria-labelledby="children">
          <h2 id="children">{t('unit.ranking')}</h2>
          <RankedUnits unit={value.unit} definition={definition} />
        </section>
      ) : null}
      {unit?.level === 'commune' && !past ? (
        <TypedNumbers value={value} definition={definition} />
      ) : null}
      <Evidence value={value} definition={definition} />
      {past ? null : <UnitChoices unit={value.unit} definition={definition} />}
    </>
  );
}

/** A definition with what the unit has set for itself. */
function useDefinitionIn(unit: string, definition: Definition): Definition {
  const { data } = useQuery(targetQuery(unit, definition.code));
  return useMemo(() => {
    if (!data) return definition;
    const { target, targetValue, warning, critical } = data;
    return replaceEqualDeep(definition, { ...definition, target, targetValue, warning, critical });
  }, [definition, data]);
}
