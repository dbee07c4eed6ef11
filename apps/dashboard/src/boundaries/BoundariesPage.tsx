import type { UnitMap } from '@nhip-xa/contract';
import { AreaMap } from '@nhip-xa/web-map';
import { Simulated, useTexts } from '@nhip-xa/web-ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, type ReactElement } from 'react';
import { AdminHead } from '../admin/AdminHead';
import { Asked } from '../admin/Asked';
import { unitQuery, unitsBelowQuery } from '../api/queries';
import { useMe } from '../shell/me';
import { Loading, Trouble } from '../shell/states';
import { unitName } from '../shell/unit-name';
import { deleteBoundary, unitMapQuery } from './boundary-queries';
import { BoundaryImport } from './BoundaryImport';
import './boundaries.css';

/** The boundaries of one's unit and of those below it: what there is, and a file with others. */
export function BoundariesPage(): ReactElement {
  const me = useMe();
  const asked = useQuery(unitMapQuery(me.unit));
  return (
    <>
      <AdminHead page="nav.boundaries" />
      <BoundaryImport map={asked.data} />
      {asked.error ? (
        <Trouble error={asked.error} retry={() => void asked.refetch()} />
      ) : asked.data ? (
        <Known map={asked.data} />
      ) : (
        <Loading rows={6} tall />
      )}
    </>
  );
}

/** A pretended province is on no real map: below that of the country it has one of its own. */
function Known({ map }: { map: UnitMap }): ReactElement {
  const { t } = useTexts();
  const below = useQuery(unitsBelowQuery(map.unit)).data;
  if (!below) return <Loading rows={6} tall />;
  const real = new Set(map.below.map(({ unit }) => unit));
  const pretended = below.items.filter(({ code, simulated }) => simulated && !real.has(code));
  const isBare = map.below.length === 0 && !map.boundary;
  return (
    <>
      {isBare ? <p className="panel bounds__none">{t('bounds.none')}</p> : <Current map={map} />}
      {pretended.map(({ code }) => (
        <Pretended key={code} unit={code} />
      ))}
    </>
  );
}

function Pretended({ unit }: { unit: string }): ReactElement {
  const asked = useQuery(unitMapQuery(unit));
  if (asked.error) return <Trouble error={asked.error} retry={() => void asked.refetch()} />;
  return asked.data ? <Current map={asked.data} isSimulated /> : <Loading rows={6} tall />;
}

interface CurrentProps {
  map: UnitMap;
  isSimulated?: boolean;
}

function Current({ map, isSimulated = false }: CurrentProps): ReactElement {
  const { t, language } = useTexts();
  const geography = useMemo(
    () => ({
      boundary: map.boundary,
      areas: map.below.map(({ unit, name, ...place }) => ({
        code: unit,
        name: (language === 'en' && name.en) || name.vi,
        ...place,
      })),
    }),
    [map, language],
  );
  const known = map.below.filter(({ boundary }) => boundary !== null).length;
  const own = useQuery(unitQuery(map.unit)).data;
  const ownName = own ? unitName(own, language) : map.unit;
  const kept = t('bounds.kept', { known, all: map.below.length });
  return (
    <section className="bounds" aria-label={t('map.title', { name: ownName })}>
      <div className="panel">
        <h2>
          {t('map.title', { name: ownName })} <Simulated when={isSimulated} />
        </h2>
        <p>{kept}</p>
        {hasPlace(map) ? (
          <div className="bounds__map">
            <AreaMap
              geography={geography}
              states={null}
              summary={`${t('map.title', { name: ownName })}: ${kept}`}
            />
          </div>
        ) : (
          <p className="bounds__none">{t('bounds.nowhere')}</p>
        )}
      </div>
      <div className="table-box" data-scroll>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('bounds.unit')}</th>
              <th scope="col">{t('nav.boundaries')}</th>
              <th scope="col">{t('admin.actions')}</th>
            </tr>
          </thead>
          <tbody>
            <Row unit={map.unit} name={ownName} state={map.boundary ? 'has' : 'hasNot'} />
            {map.below.map(({ unit, name, boundary, lat }) => (
              <Row
                key={unit}
                unit={unit}
                name={language === 'en' ? name.en || name.vi : name.vi}
                state={boundary ? 'has' : lat === null ? 'hasNot' : 'byPlace'}
              />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

const hasPlace = ({ boundary, below }: UnitMap): boolean =>
  boundary !== null || below.some((each) => each.boundary !== null || each.lat !== null);

interface RowProps {
  unit: string;
  name: string;
  state: 'has' | 'hasNot' | 'byPlace';
}

function Row({ unit, name, state }: RowProps): ReactElement {
  const { t } = useTexts();
  const queries = useQueryClient();
  const remove = async (): Promise<void> => {
    await deleteBoundary(unit);
    await queries.invalidateQueries({ queryKey: ['map'] });
  };
  return (
    <tr>
      <td>
        {name} <span className="faint">{unit}</span>
      </td>
      <td>{t(`bounds.${state}`)}</td>
      <td>
        {state === 'has' ? (
          <Asked
            act={t('bounds.delete')}
            question={t('bounds.deleteAsk', { name })}
            done={remove}
          />
        ) : null}
      </td>
    </tr>
  );
}
