import type { UnitMap } from '@nhip-xa/contract';
import { PointMark } from '@nhip-xa/web-map';
import { StatusMark, useTexts } from '@nhip-xa/web-ui';
import type { ReactElement } from 'react';
import type { Danger } from './map-dangers';

/** What the marks of what is well are, each with how many there are of it. */
export function PlaceLegend({ map, dangers }: PlaceSummaryProps): ReactElement | null {
  const { t, word } = useTexts();
  const online = map.sources.filter(({ state }) => state === 'online');
  const kinds = [...new Set(online.map(({ kind }) => kind))];
  const open = map.cases.filter(({ overdue }) => !overdue).length;
  if (kinds.length === 0 && open === 0) return null;
  return (
    <ul className="places__legend">
      {dangers.length > 0 ? (
        <li>
          <Dangers dangers={dangers} />
        </li>
      ) : null}
      {kinds.map((kind) => (
        <li key={kind}>
          <PointMark form={kind} state="online" />
          {t('spots.online', {
            count: online.filter((each) => each.kind === kind).length,
            kind: word('sourceKind', kind),
          })}
        </li>
      ))}
      {open > 0 ? (
        <li>
          <PointMark form="case" state="open" />
          {t('spots.open', { count: open })}
        </li>
      ) : null}
    </ul>
  );
}

interface PlaceSummaryProps {
  map: UnitMap;
  dangers: readonly Danger[];
}

/** The same in one line below a small map: first whether anything is wrong, then what the marks are. */
export function PlaceSummary({ map, dangers }: PlaceSummaryProps): ReactElement {
  const { t, word } = useTexts();
  const silent = map.sources.filter(({ state }) => state === 'offline').length;
  const overdue = map.cases.filter((each) => each.overdue).length;
  const kinds = [...new Set(map.sources.map(({ kind }) => kind))];
  const open = map.cases.filter((each) => !each.overdue);
  const isWell = silent === 0 && map.sources.length > 0;
  return (
    <>
      {dangers.length > 0 ? <Dangers dangers={dangers} /> : null}
      {isWell ? (
        <span className="places__state">
          <StatusMark status="good" /> {t('spots.noSilent')}
        </span>
      ) : null}
      {silent > 0 ? (
        <strong className="places__state">
          <PointMark form="device" state="offline" /> {t('spots.silentCount', { count: silent })}
        </strong>
      ) : null}
      {overdue > 0 ? (
        <strong className="places__state">
          <PointMark form="case" state="overdue" /> {t('spots.overdueCount', { count: overdue })}
        </strong>
      ) : null}
      {[...new Set(open.map(({ kind }) => kind))].map((kind) => (
        <span key={`case ${kind}`} className="places__kind">
          <PointMark form="case" state="open" />
          {t('spots.kind', {
            count: open.filter((each) => each.kind === kind).length,
            kind: word('caseKind', kind),
          })}
        </span>
      ))}
      {kinds.map((kind) => (
        <span key={kind} className="places__kind">
          <PointMark form={kind} state="online" />
          {t('spots.kind', {
            count: map.sources.filter((each) => each.kind === kind).length,
            kind: word('sourceKind', kind),
          })}
        </span>
      ))}
    </>
  );
}

function Dangers({ dangers }: Pick<PlaceSummaryProps, 'dangers'>): ReactElement {
  const { t } = useTexts();
  const worst = dangers.some(({ state }) => state === 'critical') ? 'critical' : 'warning';
  return (
    <strong className="places__state">
      <PointMark form="river" state={worst} /> {t('spots.dangers', { count: dangers.length })}
    </strong>
  );
}
