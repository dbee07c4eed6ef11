import type { KpiValue } from '@nhip-xa/contract';
import { worstFirst } from '@nhip-xa/domain';
import { useLive } from '@nhip-xa/web-live';
import { targetLevel } from '@nhip-xa/web-charts';
import { targetWords, type Definition } from '../shell/definitions';
import {
  Simulated,
  StatusMark,
  TypedMark,
  aimOf,
  formatValue,
  rowWords,
  tileData,
  useNow,
  useTexts,
} from '@nhip-xa/web-ui';
import { useQuery } from '@tanstack/react-query';
import { memo, type ReactElement } from 'react';
import { childrenQuery } from '../api/kpi-queries';
import { unitsBelowQuery } from '../api/queries';
import { useWay, type Press } from '../navigation/ways';
import { HeldList, useHeld } from '../shell/HeldList';
import { usePast } from '../shell/past';
import { ShowAll, useShowsAll } from '../shell/ShowAll';
import { Empty, Loading, Trouble } from '../shell/states';
import { ROWS_AT_FIRST, useLiveBelow } from '../shell/live-below';
import { useNamesBelow } from '../shell/names-below';
import { unitName } from '../shell/unit-name';
import { useLiveOver } from '../shell/unit-values';
import { useWindowDates } from '../shell/window-words';
import { dotEnds, dotScale } from './dot-scale';

interface RankedUnitsProps {
  unit: string;
  definition: Definition;
  /** The list is what the page is for: nothing of it is left out. */
  whole?: boolean;
}

const unitOf = ({ unit }: KpiValue): string => unit;

/** One KPI of the units below, worst first, as a dot plot whose rows lead down. */
export function RankedUnits(props: RankedUnitsProps): ReactElement {
  // an order that is held is that of one KPI
  return <Ranked key={`${props.unit} ${props.definition.code}`} {...props} />;
}

function Ranked({ unit, definition, whole = false }: RankedUnitsProps): ReactElement {
  const { t } = useTexts();
  const atMs = usePast();
  const way = useWay('/u/$unit/kpi/$kpi');
  const names = useNamesBelow(unit);
  const offsetMs = useLive((state) => state.offsetMs);
  const nowMs = useNow(30_000, offsetMs);
  const atMost = useShowsAll() || whole ? Infinity : ROWS_AT_FIRST;
  const below = childrenQuery(unit, definition.code, atMs);
  const children = useQuery(below);
  const first = children.data?.items ?? [];
  useLiveBelow({
    unit,
    kpis: [definition.code],
    shown: first.slice(0, atMost).map(unitOf),
    queryKey: below.queryKey,
  });
  const live = useLiveOver(first, definition.code);
  const targetValue = targetLevel(definition.target);
  const ranked = worstFirst({ better: definition.better, targetValue }, live);
  const held = useHeld(ranked, unitOf);
  if (children.error) {
    return <Trouble error={children.error} retry={() => void children.refetch()} />;
  }
  if (!children.data) return <Loading rows={6} />;
  const place = dotScale(ranked, targetValue);
  const targetAt = place(targetValue);
  const shown = held.shown.slice(0, atMost);
  return (
    <>
      {ranked.length === 0 ? <Empty>{t('unit.noChildren')}</Empty> : null}
      {ranked.length === 0 ? null : <Legend definition={definition} ranked={ranked} />}
      <HeldList held={held}>
        <ol className="ranking">
          {shown.map((value) => (
            <RankedRow
              key={value.unit}
              value={value}
              name={names.get(value.unit) ?? value.unit}
              nowMs={nowMs}
              href={way.to(value)}
              press={way.press}
              at={place(value.value)}
              target={targetAt}
            />
          ))}
        </ol>
      </HeldList>
      {shown.length < ranked.length ? <ShowAll count={ranked.length} /> : null}
      <OtherUnits parent={unit} ranked={ranked} />
    </>
  );
}

/** What the tick means, where the line begins and ends, and of which time the numbers are. */
function Legend({ definition, ranked }: LegendProps): ReactElement {
  const { t, language } = useTexts();
  const targetValue = targetLevel(definition.target);
  const ends = dotEnds(ranked, targetValue);
  const shown = (value: number): string => {
    const { text, unit } = formatValue(value, definition.uom, language);
    return `${text} ${unit}`.trim();
  };
  const said = [
    useWindowDates(definition),
    targetValue === null ? '' : t('unit.targetLine', { target: targetWords(definition, language) }),
    ends && ends.from < ends.to
      ? t('unit.axis', { from: shown(ends.from), to: shown(ends.to) })
      : '',
  ];
  return <p className="ranking__legend">{said.filter((words) => words !== '').join(' · ')}</p>;
}

interface LegendProps {
  definition: Definition;
  ranked: readonly KpiValue[];
}

/** Units below that are not ranked, simulated ones for instance: one must get to them all the same. */
function OtherUnits({ parent, ranked }: OtherUnitsProps): ReactElement | null {
  const { language } = useTexts();
  const way = useWay('/u/$unit');
  const below = useQuery(unitsBelowQuery(parent)).data?.items ?? [];
  const known = new Set(ranked.map(unitOf));
  const others = below.filter(({ code }) => !known.has(code));
  if (others.length === 0) return null;
  return (
    <ul className="ranking">
      {others.map((unit) => (
        <li key={unit.code} className="ranking__row" data-status="none">
          <a href={way.to({ unit: unit.code })} {...way.press}>
            <span className="ranking__name">
              <span>{unitName(unit, language)}</span>
            </span>
            <span>
              <Simulated when={unit.simulated} />
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}

interface OtherUnitsProps {
  parent: string;
  ranked: readonly KpiValue[];
}

interface RankedRowProps {
  value: KpiValue;
  name: string;
  nowMs: number;
  href: string;
  press: Press;
  /** Where dot and target lie, in percent of the row. */
  at: number | null;
  target: number | null;
}

/** There are hundreds of them: what they have in common is asked for by the list. */
const RankedRow = memo(function RankedRow(props: RankedRowProps): ReactElement {
  const { value, name, nowMs, href, press, at, target } = props;
  const { t, language } = useTexts();
  const words = rowWords(value, { t, language, nowMs });
  return (
    <li className="ranking__row" {...tileData(value)}>
      <a href={href} {...press}>
        <span className="ranking__name">
          <StatusMark status={value.status} aim={aimOf(value)} />
          <span>{name}</span>
        </span>
        <span className="ranking__plot" aria-hidden="true">
          {target === null ? null : (
            <i className="ranking__target" style={{ left: `${target}%` }} />
          )}
          {at === null ? null : <i className="ranking__dot" style={{ left: `${at}%` }} />}
        </span>
        <span className="ranking__value">
          {words.shown.text} <small>{words.shown.unit}</small>
        </span>
        <span className="ranking__since">
          {value.status === 'stale' || value.status === 'none' ? null : <b>{words.standing}</b>}{' '}
          <span>{words.since}</span> <TypedMark words={words.typed} />
        </span>
      </a>
    </li>
  );
});
