import type { KpiValue } from '@nhip-xa/contract';
import { Age, dateTime, momentMs, useTexts } from '@nhip-xa/web-ui';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, type ReactElement } from 'react';
import type { z } from 'zod';
import type { evidence } from '@nhip-xa/contract';
import { evidenceQuery, type EvidenceSide } from '../api/queries';
import type { Definition } from '../shell/definitions';
import { SourceLink } from '../shell/SourceLink';
import { Empty, Loading, Trouble } from '../shell/states';
import { EvidenceItems } from './EvidenceItems';

type EvidencePage = z.infer<typeof evidence>;

/** A number that changes is not re-read oftener than this. */
const REREAD_AFTER_MS = 1_500;

/** Digits of a commune's code; units above have fewer. */
const COMMUNE_CODE = 5;

interface EvidenceProps {
  value: KpiValue;
  definition: Definition;
}

/** What a number rests on: its sources, what was left out and why, and the items of a side. */
export function Evidence({ value, definition }: EvidenceProps): ReactElement {
  const { t } = useTexts();
  const search = useSearch({ from: '/console/u/$unit/kpi/$kpi' });
  const ratio = definition.rollUp === 'ratio';
  const side = ratio && search.side === 'denominator' ? 'denominator' : 'numerator';
  const pages = useInfiniteQuery(evidenceQuery(value.unit, value.kpi, side));
  useRereading(value);
  const first = pages.data?.pages[0];
  if (pages.error) return <Trouble error={pages.error} retry={() => void pages.refetch()} />;
  if (!first) return <Loading rows={6} />;
  return (
    <section aria-labelledby="evidence">
      <h2 id="evidence">{t('kpi.evidence')}</h2>
      <div className="evidence">
        <Sources
          sources={first.sources}
          leftOut={first.leftOut}
          above={value.unit.length < COMMUNE_CODE}
        />
        <div className="panel">
          <div className="section-head">
            <h3>{ratio ? t('kpi.items') : t('kpi.counted')}</h3>
            {ratio ? <SideChoice side={side} /> : null}
          </div>
          <EvidenceItems
            items={pages.data?.pages.flatMap(({ items }) => items) ?? []}
            definition={definition}
          />
          {pages.hasNextPage ? (
            <button type="button" className="button" onClick={() => void pages.fetchNextPage()}>
              {t('more')}
            </button>
          ) : null}
        </div>
      </div>
    </section>
  );
}

/** Reads the evidence anew soon after the number was reckoned anew. */
function useRereading({ unit, kpi, at }: KpiValue): void {
  const queries = useQueryClient();
  useEffect(() => {
    const timer = setTimeout(
      () => void queries.invalidateQueries({ queryKey: ['evidence', unit, kpi] }),
      REREAD_AFTER_MS,
    );
    return () => clearTimeout(timer);
  }, [queries, unit, kpi, at]);
}

function SideChoice({ side }: { side: EvidenceSide }): ReactElement {
  const { t } = useTexts();
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
      {(['numerator', 'denominator'] as const).map((name) => (
        <button key={name} type="button" aria-pressed={name === side} onClick={() => choose(name)}>
          {t(`kpi.${name}`)}
        </button>
      ))}
    </div>
  );
}

interface SourcesProps extends Pick<EvidencePage, 'sources' | 'leftOut'> {
  /** The number is that of a unit above communes. */
  above: boolean;
}

function Sources({ sources, leftOut, above }: SourcesProps): ReactElement {
  const { t, word } = useTexts();
  return (
    <div className="panel">
      <h3>{t('kpi.sources')}</h3>
      {sources.length === 0 ? (
        <Empty>{t(above ? 'kpi.sourcesBelow' : 'kpi.sourcesNone')}</Empty>
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
      <h3>{t('kpi.leftOut')}</h3>
      {leftOut.length === 0 ? <Empty>{t('kpi.leftOutNone')}</Empty> : null}
      <ul className="rows">
        {leftOut.map(({ what, why, until }) => (
          <li key={`${what} ${why}`}>
            <span>{what}</span>
            <span className="faint">
              {until
                ? t('leftOut.maintenance', { moment: dateTime(momentMs(until)) })
                : word('leftOut', why)}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
