import type { Domain, KpiStanding } from '@nhip-xa/contract';
import { useShownLive } from '@nhip-xa/web-live';
import { StatusMark, aimOf, formatValue, statusKey, tileData, useTexts } from '@nhip-xa/web-ui';
import { useQuery } from '@tanstack/react-query';
import { memo, useMemo, type ReactElement } from 'react';
import { belowQuery } from '../api/kpi-queries';
import { useWay, type Press } from '../navigation/ways';
import type { Definition } from '../shell/definitions';
import { ROWS_AT_FIRST, useLiveBelow } from '../shell/live-below';
import { useNamesBelow } from '../shell/names-below';
import { usePast } from '../shell/past';
import { ShowAll, useShowsAll } from '../shell/ShowAll';
import { Empty, Loading, Trouble } from '../shell/states';
import { matrixRows, standingNow, type MatrixRow } from './matrix';

interface UnitMatrixProps {
  unit: string;
  domain: Domain;
  definitions: readonly Definition[];
}

/** Units below by the KPIs of a domain, worst first, each cell the way to that very number. */
export function UnitMatrix(props: UnitMatrixProps): ReactElement {
  const { unit, definitions } = props;
  const { t } = useTexts();
  const { rows, count, error, retry, isPending } = useMatrix(props);
  return (
    <section aria-labelledby="matrix">
      <h2 id="matrix">{t('domainPage.matrix')}</h2>
      {error ? <Trouble error={error} retry={retry} /> : null}
      {isPending && !error ? <Loading rows={8} /> : null}
      {!isPending && count === 0 ? <Empty>{t('domainPage.noUnits')}</Empty> : null}
      {count > 0 ? <Matrix unit={unit} rows={rows} definitions={definitions} /> : null}
      {rows.length < count ? <ShowAll count={count} /> : null}
    </section>
  );
}

/** The rows that are shown, and how many there are. */
function useMatrix({ unit, domain, definitions }: UnitMatrixProps) {
  const atMs = usePast();
  const atMost = useShowsAll() ? Infinity : ROWS_AT_FIRST;
  const below = belowQuery(unit, domain, atMs);
  const { data, error, isPending, refetch } = useQuery(below);
  const codes = definitions.map(({ code }) => code).join(' ');
  const kpis = useMemo(() => codes.split(' '), [codes]);
  const asked = useMemo(() => matrixRows(kpis.map((kpi) => data?.[kpi] ?? [])), [data, kpis]);
  const shown = asked.slice(0, atMost).map((row) => row.unit);
  useLiveBelow({ unit, kpis, shown, queryKey: below.queryKey });
  // where all rows are shown a province tells of hundreds: drawn when there is time for it
  const { units } = useShownLive();
  const rows = useMemo(() => {
    const now = (standing: KpiStanding): KpiStanding =>
      standingNow(standing, units.get(standing.unit)?.get(standing.kpi));
    return atMs === null
      ? matrixRows(kpis.map((kpi) => (data?.[kpi] ?? []).map(now))).slice(0, atMost)
      : asked.slice(0, atMost);
  }, [asked, atMost, atMs, data, kpis, units]);
  return { rows, count: asked.length, error, isPending, retry: (): void => void refetch() };
}

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
  value: KpiStanding | undefined;
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
