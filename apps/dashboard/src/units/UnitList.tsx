import type { Unit, UnitHoldings } from '@nhip-xa/contract';
import { Simulated, formatNumber, useTexts } from '@nhip-xa/web-ui';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { MoreButton } from '../shell/MoreButton';
import { Empty, Loading, Trouble } from '../shell/states';
import { unitName } from '../shell/unit-name';
import { holdingsQuery, type HoldingsAsked } from './unit-queries';
import { useValidity } from './use-validity';

interface UnitListProps {
  /** Whose units these are. */
  unit: Unit;
  asked: HoldingsAsked;
}

/** Units with what hangs on each. */
export function UnitList({ unit, asked }: UnitListProps): ReactElement {
  const { t, language } = useTexts();
  const found = useInfiniteQuery(holdingsQuery(asked));
  const units = found.data?.pages.flatMap(({ items }) => items) ?? [];
  const isSearch = Boolean(asked.q ?? asked.level);
  const name = unitName(unit, language);
  if (found.error) return <Trouble error={found.error} retry={() => void found.refetch()} />;
  if (!found.data) return <Loading rows={8} />;
  return (
    <section aria-labelledby="units-list" aria-busy={found.isPlaceholderData}>
      <h2 id="units-list">{t(isSearch ? 'units.found' : 'units.in', { name })}</h2>
      {units.length === 0 ? <Empty>{emptyWords(unit, isSearch, t, name)}</Empty> : null}
      {units.length > 0 ? <UnitTable units={units} /> : null}
      <MoreButton pages={found} />
    </section>
  );
}

function emptyWords(
  unit: Unit,
  isSearch: boolean,
  t: ReturnType<typeof useTexts>['t'],
  name: string,
): string {
  if (isSearch) return t('units.noneFound');
  return unit.level === 'village' ? t('units.noneBelow') : t('units.none', { name });
}

function UnitTable({ units }: { units: readonly UnitHoldings[] }): ReactElement {
  const { t } = useTexts();
  return (
    <div className="table-box" data-scroll>
      <table className="table units">
        <thead>
          <tr>
            <th scope="col">{t('units.code')}</th>
            <th scope="col">{t('admin.name')}</th>
            <th scope="col">{t('units.valid')}</th>
            <th scope="col" className="units__number">
              {t('units.people')}
            </th>
            <th scope="col" className="units__number">
              {t('units.below')}
            </th>
            <th scope="col" className="units__number">
              {t('units.sources')}
            </th>
            <th scope="col" className="units__number">
              {t('units.users')}
            </th>
            <th scope="col" className="units__number">
              {t('units.displays')}
            </th>
            <th scope="col">{t('admin.actions')}</th>
          </tr>
        </thead>
        <tbody>
          {units.map((unit) => (
            <Row key={unit.code} unit={unit} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

const COUNTED = ['below', 'sources', 'users', 'displays'] as const;

function Row({ unit }: { unit: UnitHoldings }): ReactElement {
  const { t, language } = useTexts();
  const validity = useValidity(unit);
  const name = unitName(unit, language);
  return (
    <tr data-unit={unit.code} data-ended={validity.hasEnded}>
      <td>
        <code>{unit.code}</code>
      </td>
      <td>
        {unit.level === 'village' ? (
          name
        ) : (
          <Link to="/admin/units" search={{ parent: unit.code }}>
            {name}
          </Link>
        )}{' '}
        <Simulated when={unit.simulated} />
      </td>
      <td>{validity.words}</td>
      <td className="units__number" data-label={t('units.people')}>
        {unit.population === null ? '--' : formatNumber(unit.population, language, 0)}
      </td>
      {COUNTED.map((what) => (
        <td key={what} className="units__number" data-label={t(`units.${what}`)}>
          {formatNumber(unit[what], language, 0)}
        </td>
      ))}
      <td>
        <Link
          to="/admin/units"
          search={(before) => ({ ...before, edit: unit.code })}
          aria-label={`${t('units.edit')} ${name}`}
        >
          {t('units.edit')}
        </Link>
      </td>
    </tr>
  );
}
