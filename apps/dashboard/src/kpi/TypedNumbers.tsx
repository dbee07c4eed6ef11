import type { KpiValue, Role, TypedNumber } from '@nhip-xa/contract';
import { isOverKpis, isRatio } from '@nhip-xa/domain';
import { useTexts } from '@nhip-xa/web-ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { api } from '../api/http';
import { typedNumbersKey, typedNumbersQuery } from '../api/kpi-queries';
import type { Definition } from '../shell/definitions';
import { useMe } from '../shell/me';
import { Empty, Trouble } from '../shell/states';
import { TypedForm } from './TypedForm';
import { TypedTable } from './TypedTable';

/** [contract 3, roles] numbers are typed by officers. */
const MAY_TYPE: ReadonlySet<Role> = new Set<Role>(['admin', 'officer']);

interface TypedNumbersProps {
  value: KpiValue;
  definition: Definition;
}

/** The numbers that people typed for a KPI of a commune; a form where no source feeds it. */
export function TypedNumbers({ value, definition }: TypedNumbersProps): ReactElement | null {
  const { t } = useTexts();
  const { unit, kpi } = value;
  const mayType = MAY_TYPE.has(useMe().role);
  const typed = useQuery(typedNumbersQuery(unit, kpi));
  const queries = useQueryClient();
  const items = typed.data?.items ?? [];
  const unfed = value.coverage.expected === 0 || value.typed !== undefined;
  const wanted = unfed && !isOverKpis(definition.measure);
  if (items.length === 0 && !(wanted && mayType)) return null;
  const refresh = (): Promise<void> =>
    queries.invalidateQueries({ queryKey: typedNumbersKey(unit, kpi) });
  const withdraw = async ({ id }: TypedNumber): Promise<void> => {
    await api.DELETE('/api/v1/typed-numbers/{id}', { params: { path: { id } } });
    await refresh();
  };
  return (
    <section className="panel typed" aria-labelledby="typed">
      <h2 id="typed">{t('typed.title')}</h2>
      <p className="faint">{t('typed.how')}</p>
      {typed.error ? <Trouble error={typed.error} retry={() => void typed.refetch()} /> : null}
      {typed.data && items.length === 0 ? <Empty>{t('typed.none')}</Empty> : null}
      {items.length > 0 ? (
        <TypedTable
          items={items}
          uom={isRatio(definition) ? '' : definition.uom}
          withdraw={mayType ? withdraw : undefined}
        />
      ) : null}
      {wanted && mayType ? (
        <TypedForm value={value} definition={definition} done={refresh} />
      ) : null}
    </section>
  );
}
