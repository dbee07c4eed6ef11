import type { Domain, KpiValue } from '@nhip-xa/contract';
import { useShownLive, useWatch } from '@nhip-xa/web-live';
import { StatusMark, aimOf, formatValue, statusKey, tileData, useTexts } from '@nhip-xa/web-ui';
import { useQuery } from '@tanstack/react-query';
import { memo, useMemo, type ReactElement } from 'react';
import { belowQuery } from '../api/kpi-queries';
import { useWay, type Press } from '../navigation/ways';
import type { Definition } from '../shell/definitions';
import { useNamesBelow } from '../shell/names-below';
import { usePast } from '../shell/past';
import { ShowAll, useShowsAll } from '../shell/ShowAll';
import { Empty, Loading, Trouble } from '../shell/states';
import { newest } from '../shell/unit-values';
import { matrixRows, type MatrixRow } from './matrix';

/** Units that one connection may watch besides the page's own [contract LIMITS.watchedUnits]. */
const WATCHED_AT_MOST = 190;
/** Rows that stand there at first: the worst of a province; all of them are one button away. */
const ROWS_AT_FIRST = 40;

interface UnitMatrixProps {
  unit: string;
  domain: Domain;
  definitions: readonly Definition[];
}

/** Units below by the KPIs of a domain, worst first, each cell the way to that very number. */
export function UnitMatrix(props: UnitMatrixProps): ReactElement {
  const { unit, definitions } = props;
  const { t } = useTexts();
  const { rows, error, retry, isPending } = useMatrix(props);
  const shown = useShowsAll() ? rows : rows.slice(0, ROWS_AT_FIRST);
  return (
    <section aria-labelledby="matrix">
      <h2 id="matrix">{t('domainPage.matrix')}</h2>
      {error ? <Trouble error={error} retry={retry} /> : null}
      {isPending && !error ? <Loading rows={8} /> : null}
      {!isPending && rows.length === 0 ? <Empty>{t('domainPage.noUnits')}</Empty> : null}
      {!isPending && rows.length > 0 ? (
        <Matrix unit={unit} rows={shown} definitions={definitions} />
      ) : null}
      {shown.length < rows.length ? <ShowAll count={rows.length} /> : null}
    </section>
  );
}

function useMatrix({ unit, domain, definitions }: UnitMatrixProps) {
  const atMs = usePast();
  const { data, error, isPending, refetch } = useQuery(belowQuery(unit, domain, atMs));
  // hundreds of units tell of themselves one after the other: drawn when there is time for it
  const { units } = useShownLive();
  const kpis = definitions.map(({ code }) => code).join(' ');
  const codes = useMemo(
    () => [...new Set(Object.values(data ?? {}).flatMap(unitsOf))].sort(),
    [data],
  );
  const watched = atMs === null ? codes.slice(0, WATCHED_AT_MOST) : [];
  useWatch(watched, { kpis: kpis.split(' '), news: false });
  const rows = useMemo(() => {
    const now = (value: KpiValue): KpiValue =>
      atMs === null ? newest(value, units.get(value.unit)?.get(value.kpi)) : value;
    return matrixRows(kpis.split(' ').map((kpi) => (data?.[kpi] ?? []).map(now)));
  }, [atMs, data, kpis, units]);
  return { rows, error, isPending, retry: (): void => void refetch() };
}

const unitsOf = (values: readonly KpiValue[]): string[] => values.map(({ unit }) => unit);

interface MatrixProps extends Omit<UnitMatrixProps, 'domain'> {
  rows: readonly MatrixRow[];
}

function Matrix({ unit, rows, definitions }: MatrixProps): ReactElement {
  const { t, language, word } = useTexts();
  const toUnit = useWay('/u/$unit');
  const toKpi = useWay('/u/$unit/kpi/$kpi');
  const names = useNamesBelow(unit);
  const short = ({ code, name }: Definition): string => {
    const said = word('kpi', code);
    return said === code ? name[language] : said;
  };
  return (
    <div className="table-box" data-scroll tabIndex={0} role="group" aria-labelledby="matrix">
      <table className="domain-matrix">
        <thead>
          <tr>
            <th scope="col">{t('domainPage.unit')}</th>
            {definitions.map((definition) => (
              <th key={definition.code} scope="col" title={definition.name[language]}>
                {short(definition)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const name = names.get(row.unit) ?? row.unit;
            return (
              <tr key={row.unit}>
                <th scope="row">
                  <a href={toUnit.to(row)} {...toUnit.press}>
                    {name}
                  </a>
                </th>
                {definitions.map(({ code, name: called }, at) => (
                  <Cell
                    key={code}
                    value={row.values[at]}
                    unit={name}
                    kpi={called[language]}
                    href={toKpi.to({ unit: row.unit, kpi: code })}
                    press={toKpi.press}
                  />
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

interface CellProps {
  value: KpiValue | undefined;
  unit: string;
  kpi: string;
  href: string;
  press: Press;
}

const Cell = memo(function Cell({ value, unit, kpi, href, press }: CellProps): ReactElement {
  const { t, language } = useTexts();
  if (!value) return <td>–</td>;
  const shown = formatValue(value.value, value.uom, language);
  const label = t('domainPage.cell', {
    ...{ unit, kpi, value: `${shown.text} ${shown.unit}`.trim() },
    status: t(statusKey(value.status, aimOf(value))),
  });
  return (
    <td {...tileData(value)}>
      <a href={href} {...press} aria-label={label} title={label}>
        <StatusMark status={value.status} />
        {shown.text}
      </a>
    </td>
  );
});
