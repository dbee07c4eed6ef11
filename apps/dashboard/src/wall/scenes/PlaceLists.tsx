import type { UnitMap } from '@nhip-xa/contract';
import { useLive } from '@nhip-xa/web-live';
import { PointMark, type PointForm, type PointState } from '@nhip-xa/web-map';
import { momentMs, spokenMoment, useNow, useTexts } from '@nhip-xa/web-ui';
import { useRef, type CSSProperties, type ReactElement } from 'react';
import { caseName } from '../spoken-names';
import { Name } from './Name';
import type { Danger } from './map-dangers';
import { PlaceLegend } from './PlaceLegend';
import { useRows } from './use-rows';

interface PlaceListsProps {
  map: UnitMap;
  dangers: readonly Danger[];
}

/** What is silent and what is overdue by name, and how many of each kind there are besides. */
export function PlaceLists({ map, dangers }: PlaceListsProps): ReactElement {
  const { t, language, word } = useTexts();
  const offsetMs = useLive((state) => state.offsetMs);
  const nowMs = useNow(30_000, offsetMs);
  const silent = map.sources.filter(({ state }) => state === 'offline');
  const overdue = map.cases.filter((each) => each.overdue);
  const since = (at: string | null): string =>
    at === null
      ? t('spots.never')
      : t('spots.since', { moment: spokenMoment(momentMs(at), nowMs, language) });
  const nothing = t(map.sources.length === 0 ? 'spots.noSources' : 'spots.noSilent');
  return (
    <>
      <PlaceList
        title={t('spots.overdue')}
        nothing={t('spots.noOverdue')}
        rows={overdue.map((each) => ({
          key: `${each.kind} ${each.id}`,
          form: 'case',
          state: 'overdue',
          name: caseName(each, word),
          about: each.category === null ? '' : word('caseKind', each.kind),
        }))}
      />
      <PlaceList
        title={t('spots.silent')}
        nothing={nothing}
        rows={[...silent].sort(longestFirst).map((each) => ({
          key: each.source,
          form: each.kind,
          state: 'offline',
          name: each.name,
          about: `${word('sourceKind', each.kind)} · ${since(each.since)}`,
        }))}
      />
      <PlaceLegend map={map} dangers={dangers} />
    </>
  );
}

type Since = Pick<UnitMap['sources'][number], 'since'>;
/** Silent longest first; what never spoke before all others. */
const longestFirst = (a: Since, b: Since): number =>
  (a.since === null ? 0 : momentMs(a.since)) - (b.since === null ? 0 : momentMs(b.since));

interface PlaceRow {
  key: string;
  form: PointForm;
  state: PointState;
  name: string;
  about: string;
}

interface PlaceListProps {
  title: string;
  nothing: string;
  rows: readonly PlaceRow[];
}

const ROW = { high: 2.3, wide: 21 };

function PlaceList({ title, nothing, rows }: PlaceListProps): ReactElement {
  const { t } = useTexts();
  const list = useRef<HTMLUListElement>(null);
  const room = useRows(list, ROW);
  const most = room.rows * room.columns;
  const shown = rows.length > most ? rows.slice(0, Math.max(1, most - 1)) : rows;
  const columns = Math.min(room.columns, Math.max(1, Math.ceil(rows.length / room.rows)));
  const style = { '--rank-columns': columns, '--rank-rows': room.rows } as CSSProperties;
  return (
    <section className="places" data-empty={rows.length === 0}>
      <h2>
        {rows.length > 0 ? title : nothing}
        {rows.length > 0 ? <strong>{rows.length}</strong> : null}
      </h2>
      <ul ref={list} className="places__list" style={style}>
        {shown.map(({ key, form, state, name, about }) => (
          <li key={key} className="places__row">
            <PointMark form={form} state={state} />
            <span className="rank__name">
              <Name text={name} />
            </span>
            <span className="rank__about">
              <Name text={about} />
            </span>
          </li>
        ))}
        {rows.length > shown.length ? (
          <li className="rank__rest">{t('spots.more', { count: rows.length - shown.length })}</li>
        ) : null}
      </ul>
    </section>
  );
}
