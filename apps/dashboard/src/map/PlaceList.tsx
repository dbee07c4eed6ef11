import type { UnitMap } from '@nhip-xa/contract';
import { PointMark } from '@nhip-xa/web-map';
import { momentMs, spokenMoment, useNow, useTexts, type TextKey } from '@nhip-xa/web-ui';
import { useLive } from '@nhip-xa/web-live';
import { Link } from '@tanstack/react-router';
import type { ReactElement, ReactNode } from 'react';
import { Empty } from '../shell/states';
import { caseName } from '../wall/spoken-names';
import { PickedPanel } from './PickedPanel';
import type { PlacedCase } from './placed-cases';

type PlacedSource = UnitMap['sources'][number];

/** Rows of each part; what lies beyond is on the unit's own lists. */
const ROWS_MOST = 40;

interface PlaceListProps {
  sources: readonly PlacedSource[];
  cases: readonly PlacedCase[];
  /** Keys of what a mark stands for that was pressed; empty: none was. */
  picked: ReadonlySet<string>;
  clear: () => void;
  /** Of what is not on the map. */
  children: ReactNode;
}

/** All that is on the map, for whoever cannot use one; of a mark that was pressed, what it stands for. */
export function PlaceList({
  sources,
  cases,
  picked,
  clear,
  children,
}: PlaceListProps): ReactElement {
  const here = {
    sources: sources.filter(({ source }) => picked.has(source)),
    cases: cases.filter(({ kind, id }) => picked.has(`${kind} ${id}`)),
  };
  const isPicked = here.sources.length + here.cases.length > 0;
  return (
    <div className="map-page__list">
      {isPicked ? (
        <PickedPanel clear={clear}>
          <ul className="map-page__rows">
            {here.cases.map(caseRow)}
            {here.sources.map(sourceRow)}
          </ul>
        </PickedPanel>
      ) : null}
      {children}
      <Parts sources={sources} cases={cases} />
    </div>
  );
}

const caseRow = (each: PlacedCase): ReactElement => (
  <CaseRow key={`${each.unit} ${each.kind} ${each.id}`} each={each} />
);
const sourceRow = (each: PlacedSource): ReactElement => <SourceRow key={each.source} each={each} />;

function Parts({ sources, cases }: Pick<PlaceListProps, 'sources' | 'cases'>): ReactElement {
  const { t } = useTexts();
  if (sources.length + cases.length === 0) {
    return (
      <Empty>
        <strong>{t('mapPage.none')}</strong> {t('mapPage.noneHow')}
      </Empty>
    );
  }
  const silent = sources.filter(({ state }) => state === 'offline');
  return (
    <>
      <Part title="mapPage.overdue" rows={cases.filter(({ overdue }) => overdue).map(caseRow)} />
      <Part title="mapPage.silentFirst" rows={silent.map(sourceRow)} />
      <Part title="mapPage.open" rows={cases.filter(({ overdue }) => !overdue).map(caseRow)} />
      <Part
        title="mapPage.others"
        rows={sources.filter((each) => !silent.includes(each)).map(sourceRow)}
      />
    </>
  );
}

function Part({ title, rows }: { title: TextKey; rows: readonly ReactNode[] }): ReactNode {
  const { t } = useTexts();
  if (rows.length === 0) return null;
  const more = rows.length - ROWS_MOST;
  return (
    <section aria-label={t(title)}>
      <h2>
        {t(title)} <span className="faint">{rows.length}</span>
      </h2>
      <ul className="map-page__rows">{rows.slice(0, ROWS_MOST)}</ul>
      {more > 0 ? <p className="faint">{t('mapPage.more', { count: more })}</p> : null}
    </section>
  );
}

export function CaseRow({ each }: { each: Omit<PlacedCase, 'lat' | 'lon'> }): ReactElement {
  const { word } = useTexts();
  const { unit, kind, id, overdue } = each;
  return (
    <li>
      <PointMark form="case" state={overdue ? 'overdue' : 'open'} />
      <Link to="/u/$unit/case/$kind/$id" params={{ unit, kind, id }}>
        {caseName(each, word)}
      </Link>
      <span className="faint">{id}</span>
    </li>
  );
}

export function SourceRow({ each }: { each: Omit<PlacedSource, 'lat' | 'lon'> }): ReactElement {
  const { t, word, language } = useTexts();
  const nowMs = useNow(
    60_000,
    useLive((state) => state.offsetMs),
  );
  const { source, name, kind, state, since } = each;
  const from = since === null ? null : spokenMoment(momentMs(since), nowMs, language);
  return (
    <li>
      <PointMark form={kind} state={state} />
      <Link to="/s/$key" params={{ key: source }}>
        {name}
      </Link>
      <span className="faint">
        {state === 'online' ? word('sourceKind', kind) : null}
        {state === 'offline'
          ? from === null
            ? t('spots.never')
            : t('spots.since', { moment: from })
          : null}
      </span>
    </li>
  );
}
