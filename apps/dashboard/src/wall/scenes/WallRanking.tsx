import { useLive } from '@nhip-xa/web-live';
import { StatusMark, kpiWords, tileData, useNow, useTexts } from '@nhip-xa/web-ui';
import { useQuery } from '@tanstack/react-query';
import { useRef, type CSSProperties, type ReactElement } from 'react';
import { shortMoment } from '../overview/began';
import { wallDefinitions } from '../wall-queries';
import { countStatuses, shortened, type UnitStanding } from './standing-of';
import { kpiName, stateWords } from './topic-words';
import { Name } from './Name';
import { useRows } from './use-rows';

interface WallRankingProps {
  /** Worst first. */
  ranked: readonly UnitStanding[];
  names: ReadonlyMap<string, string>;
  /** The topic is one KPI: its name need not stand in every row. */
  single: boolean;
  called: string;
}

/** A row in letters of its list: a name over what it is about, and a number as high as both. */
const ROW = { high: 2.5, wide: 21 };

/** The units below, worst first, as many as can be read; how the others stand is told in one line. */
export function WallRanking({ ranked, names, single, called }: WallRankingProps): ReactElement {
  const { t } = useTexts();
  const list = useRef<HTMLOListElement>(null);
  const room = useRows(list, ROW);
  const { shown, rest } = shortened(ranked, room.rows * room.columns);
  const places = new Map(ranked.map((each, at) => [each.unit, at + 1]));
  const columns = Math.min(room.columns, Math.max(1, Math.ceil(ranked.length / room.rows)));
  const style = { '--rank-columns': columns, '--rank-rows': room.rows } as CSSProperties;
  return (
    <ol ref={list} className="rank" style={style} aria-label={t('rank.label', { called })}>
      {ranked.length === 0 ? <li className="rank__rest">{t('rank.empty', { called })}</li> : null}
      {shown.map((each) => (
        <Row
          key={each.unit}
          standing={each}
          name={names.get(each.unit) ?? each.unit}
          place={places.get(each.unit) ?? 0}
          single={single}
        />
      ))}
      {rest.length > 0 ? (
        <li className="rank__rest">
          {t('rank.more', {
            count: rest.length,
            called,
            states: stateWords(countStatuses(rest), t),
          })}
        </li>
      ) : null}
    </ol>
  );
}

interface RowProps {
  standing: UnitStanding;
  name: string;
  place: number;
  single: boolean;
}

function Row({ standing, name, place, single }: RowProps): ReactElement {
  const texts = useTexts();
  const { t, language } = texts;
  const offsetMs = useLive((state) => state.offsetMs);
  const nowMs = useNow(30_000, offsetMs);
  const named = useQuery(wallDefinitions).data ?? [];
  const { value, status, others } = standing;
  if (!value) {
    return (
      <li className="rank__row" data-unit={standing.unit} data-status={status}>
        <span className="rank__place">{place}</span>
        <StatusMark status={status} />
        <span className="rank__name">
          <Name text={name} />
        </span>
        <span className="rank__about">{t('value.nothingYet')}</span>
        <span className="rank__number">--</span>
      </li>
    );
  }
  const words = kpiWords(value, name, { t, language, nowMs });
  // the longest of them, and the one that must not be cut
  const lostAt = { at: value.freshAt ?? value.since, atLeast: false };
  const since =
    status === 'stale' ? t('value.lost', { moment: shortMoment(lostAt, nowMs) }) : words.since;
  const about = [
    ...(single ? [] : [kpiName(value.kpi, named, texts)]),
    since,
    ...(single || others === 0 ? [] : [t('rank.others', { count: others })]),
  ];
  return (
    <li className="rank__row" aria-label={words.label} {...tileData(value)}>
      <span className="rank__place">{place}</span>
      <StatusMark status={status} />
      <span className="rank__name">
        <Name text={name} />
      </span>
      <span className="rank__about">
        <Name text={about.join(' · ')} />
      </span>
      <span className="rank__number">
        {words.shown.text} <small>{words.shown.unit}</small>
      </span>
    </li>
  );
}
