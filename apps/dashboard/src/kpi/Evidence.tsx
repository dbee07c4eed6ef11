import { isAboveCommunes, type KpiValue } from '@nhip-xa/contract';
import { breaksDown, hasRest, isOverKpis } from '@nhip-xa/domain';
import { Age, formatNumber, kpiWords, useNow, useTexts } from '@nhip-xa/web-ui';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo, type ReactElement } from 'react';
import type { z } from 'zod';
import type { evidence } from '@nhip-xa/contract';
import { evidenceQuery, type EvidenceSide } from '../api/kpi-queries';
import { ROWS } from '../api/queries';
import type { Definition } from '../shell/definitions';
import { usePast } from '../shell/past';
import { SourceLink } from '../shell/SourceLink';
import { Empty, Loading, Trouble } from '../shell/states';
import { useReread } from '../shell/use-reread';
import { NO_SUBJECT } from './case-list';
import { EvidenceExport } from './EvidenceExport';
import { EvidenceItems } from './EvidenceItems';
import { EvidenceTable } from './EvidenceTable';
import { countsOf, sidesOf } from './evidence-side';
import { LeftOut } from './LeftOut';
import { SubjectChip } from './SubjectChip';
import { WholeList } from './WholeList';

type EvidencePage = z.infer<typeof evidence>;

interface EvidenceProps {
  value: KpiValue;
  definition: Definition;
}

/** What a number rests on: its sources, what was left out and why, and the items of a side. */
export function Evidence({ value, definition }: EvidenceProps): ReactElement {
  const { t } = useTexts();
  const search = useSearch({ from: '/console/u/$unit/kpi/$kpi' });
  const atMs = usePast();
  const sides = sidesOf(definition, value.typed !== undefined);
  const side = sides.find((name) => name === search.side) ?? sides[0] ?? 'numerator';
  const part = { side, ...(breaksDown(definition) && { subject: askedSubject(search.subject) }) };
  const pages = useInfiniteQuery(evidenceQuery(value.unit, value.kpi, part, atMs));
  useReread(['evidence', value.unit, value.kpi], atMs === null ? value.at : null);
  const first = pages.data?.pages[0];
  const items = useMemo(() => pages.data?.pages.flatMap((page) => page.items) ?? [], [pages.data]);
  const next = (): void => {
    if (!pages.isFetching) void pages.fetchNextPage();
  };
  const ofUnits = first?.items.some(({ kind }) => kind === 'kpi') ?? false;
  const isWhole = hasRest(definition) && !value.typed && search.subject === undefined;
  const counts = isWhole ? countsOf(value) : null;
  const itemsTitle = ofUnits
    ? t(isOverKpis(definition.measure) ? 'kpi.parts' : 'kpi.unitsBelow')
    : t(sides.length > 1 ? 'kpi.items' : 'kpi.counted');
  return (
    <section aria-labelledby="evidence">
      <div className="section-head">
        <h2 id="evidence">{t('kpi.evidence')}</h2>
        <EvidenceExport value={value} part={part} atMs={atMs} />
      </div>
      {pages.error ? <Trouble error={pages.error} retry={() => void pages.refetch()} /> : null}
      {first || pages.error ? null : <Loading rows={6} />}
      {first ? (
        <div className="evidence">
          <Sources
            sources={first.sources}
            leftOut={first.leftOut}
            value={value}
            formula={isOverKpis(definition.measure)}
          />
          <div className="panel">
            <div className="section-head">
              <h3>{itemsTitle}</h3>
              {sides.length > 1 && !ofUnits ? (
                <SideChoice sides={sides} side={side} counts={counts} />
              ) : null}
            </div>
            <SubjectChip value={value} definition={definition} />
            {items.length > ROWS || pages.hasNextPage ? (
              <EvidenceTable
                of={`${side} ${part.subject} ${atMs}`}
                items={items}
                definition={definition}
                more={pages.hasNextPage ? next : undefined}
              />
            ) : (
              <EvidenceItems items={items} definition={definition} />
            )}
            <WholeList
              value={value}
              definition={definition}
              part={{ side, subject: search.subject }}
              item={first.items[0]}
            />
          </div>
        </div>
      ) : null}
    </section>
  );
}

/** As the API is asked for it: empty where nothing is said of what cases are about. */
const askedSubject = (subject: string | undefined): string | undefined =>
  subject === NO_SUBJECT ? '' : subject;

interface SideChoiceProps {
  sides: readonly EvidenceSide[];
  side: EvidenceSide;
  /** How many there are of each, where that is known. */
  counts: Readonly<Record<EvidenceSide, number>> | null;
}

function SideChoice({ sides, side, counts }: SideChoiceProps): ReactElement {
  const { t, language } = useTexts();
  const navigate = useNavigate({ from: '/u/$unit/kpi/$kpi' });
  const choose = (chosen: EvidenceSide): void => {
    void navigate({
      search: (before) => ({ ...before, side: chosen }),
      replace: true,
      resetScroll: false,
    });
  };
  return (
    <div className="segments" role="group" aria-label={t('kpi.items')}>
      {sides.map((name) => (
        <button key={name} type="button" aria-pressed={name === side} onClick={() => choose(name)}>
          {t(`kpi.${name}`)}
          {counts ? ` (${formatNumber(counts[name], language)})` : ''}
        </button>
      ))}
    </div>
  );
}

interface SourcesProps extends Pick<EvidencePage, 'sources' | 'leftOut'> {
  value: KpiValue;
  /** It is reckoned from other KPIs. */
  formula: boolean;
}

/** A unit above communes rests on units below it, and says on how many of them. */
function Sources({ sources, leftOut, value, formula }: SourcesProps): ReactElement {
  const { t, language } = useTexts();
  const nowMs = useNow(60_000);
  const above = isAboveCommunes(value.unit);
  const below = above ? 'kpi.sourcesBelow' : 'kpi.sourcesNone';
  const noSources = formula ? 'kpi.sourcesParts' : below;
  const { coverage, typed } = kpiWords(value, '', { t, language, nowMs });
  return (
    <div className="panel">
      <h3>{t('kpi.sources')}</h3>
      {sources.length === 0 ? (
        <Empty>
          {typed || t(noSources)}
          {above && coverage ? ` ${coverage}.` : ''}
        </Empty>
      ) : null}
      <ul className="rows">
        {sources.map(({ key, state, heardAt, reports }) => (
          <li key={key}>
            <SourceLink source={key}>{key}</SourceLink>
            <span className="presence" data-state={state}>
              {t(`source.${state}`)}
              {reports ? '' : ` · ${t('kpi.silent')}`}
            </span>
            <span className="faint">{heardAt ? <Age at={heardAt} /> : t('source.never')}</span>
          </li>
        ))}
      </ul>
      <LeftOut leftOut={leftOut} />
    </div>
  );
}
