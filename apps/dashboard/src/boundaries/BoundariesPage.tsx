import type { UnitMap } from '@nhip-xa/contract';
import { AreaMap } from '@nhip-xa/web-map';
import { useTexts } from '@nhip-xa/web-ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, type ReactElement } from 'react';
import { AdminHead } from '../admin/AdminHead';
import { Asked } from '../admin/Asked';
import { unitQuery } from '../api/queries';
import { useMe } from '../shell/me';
import { Empty, Loading, Trouble } from '../shell/states';
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
        <Current map={asked.data} />
      ) : (
        <Loading rows={6} tall />
      )}
    </>
  );
}

function Current({ map }: { map: UnitMap }): ReactElement {
  const { t, language } = useTexts();
  const geography = useMemo(
    () => ({
      boundary: map.boundary,
      areas: map.below.map(({ unit, name, ...place }) => ({ code: unit, name: name.vi, ...place })),
    }),
    [map],
  );
  const known = map.below.filter(({ boundary }) => boundary !== null).length;
  const own = useQuery(unitQuery(map.unit)).data;
  const ownName = own ? unitName(own, language) : map.unit;
  const kept = t('bounds.kept', { known, all: map.below.length });
  return (
    <section className="bounds" aria-labelledby="bounds-current">
      <div className="panel">
        <h2 id="bounds-current">{t('bounds.current')}</h2>
        <p>{kept}</p>
        <div className="bounds__map">
          <AreaMap
            geography={geography}
            states={null}
            summary={`${t('map.title', { name: ownName })}: ${kept}`}
          />
        </div>
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
        {map.below.length === 0 && !map.boundary ? <Empty>{t('map.none')}</Empty> : null}
      </div>
    </section>
  );
}

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
