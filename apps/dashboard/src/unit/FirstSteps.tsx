import type { Unit } from '@nhip-xa/contract';
import { useTexts } from '@nhip-xa/web-ui';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { api } from '../api/http';
import { answered } from '../api/answered';
import { unitsBelowQuery } from '../api/queries';
import { useLooksAfterSources, useMe } from '../shell/me';
import { firstCommuneQuery } from '../units/unit-queries';

/** Before there is anything: above the communes that there is none, in a commune that it has no source. */
export function FirstSteps({ unit }: { unit: Unit }): ReactElement | null {
  const isAbove = unit.level === 'nation' || unit.level === 'province';
  if (isAbove) return <NoCommune unit={unit} />;
  return unit.level === 'commune' ? <NoSource unit={unit.code} /> : null;
}

function NoCommune({ unit }: { unit: Unit }): ReactElement | null {
  const { t } = useTexts();
  const me = useMe();
  const isAdmin = me.role === 'admin' && unit.code === me.unit;
  const first = useQuery({ ...firstCommuneQuery, enabled: isAdmin }).data;
  const below = useQuery({ ...unitsBelowQuery(unit.code), enabled: !unit.simulated }).data;
  const isEmpty = below?.items.length === 0;
  const isMissing = isAdmin ? first?.items.length === 0 : isEmpty;
  if (!isMissing || unit.simulated) return null;
  return (
    <section className="panel first-home" aria-labelledby="first-home">
      <h2 id="first-home">{t('first.home.title')}</h2>
      <p>{t('first.home.lead')}</p>
      {isEmpty ? null : <p className="faint">{t('first.home.demo')}</p>}
      {isAdmin ? (
        <Link className="button button--main" to="/admin/setup">
          {t('first.home.start')}
        </Link>
      ) : (
        <p>{t('first.home.others')}</p>
      )}
    </section>
  );
}

/** Whether a unit has any source of its own, or of the province above that serves it. */
const anySourceQuery = (unit: string) => ({
  queryKey: ['sources', 'any', unit],
  queryFn: ({ signal }: { signal: AbortSignal }) => {
    const query = { unit, limit: 1 };
    return answered(api.GET('/api/v1/sources', { params: { query }, signal }));
  },
  staleTime: 60_000,
});

function NoSource({ unit }: { unit: string }): ReactElement | null {
  const { t } = useTexts();
  const { role } = useMe();
  const looksAfter = useLooksAfterSources();
  const found = useQuery(anySourceQuery(unit)).data;
  if (found?.items.length !== 0) return null;
  const to = role === 'admin' ? '/admin/setup' : '/admin/sources';
  const search = role === 'admin' ? { step: 'source', commune: unit } : {};
  return (
    <section className="panel first-home" aria-labelledby="first-home">
      <h2 id="first-home">{t('first.home.noSources')}</h2>
      <p>{t('first.home.noSourcesHow')}</p>
      {looksAfter ? (
        <Link className="button button--main" to={to} search={search}>
          {t('first.home.addSource')}
        </Link>
      ) : (
        <p>{t('first.home.askTechnician')}</p>
      )}
    </section>
  );
}
