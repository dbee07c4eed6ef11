import { unitOfKey, type Source } from '@nhip-xa/contract';
import { useLive, usePresence, useWatch } from '@nhip-xa/web-live';
import { Age, momentMs, spokenMoment, useNow, useTexts, type Texts } from '@nhip-xa/web-ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useCallback, type ReactElement } from 'react';
import { sourceQuery } from '../api/queries';
import { Field } from '../case/CaseFields';
import { ThingCrumbs } from '../navigation/Crumbs';
import { useLooksAfterSources } from '../shell/me';
import { PageTitle } from '../shell/PageHead';
import { usePast } from '../shell/past';
import { PastChoice } from '../shell/PastChoice';
import { OfMoment } from '../shell/PastMoment';
import { Loading, Trouble } from '../shell/states';
import { UnitLabel } from '../shell/UnitLabel';
import { EditSource } from '../source-form/EditSource';
import { Flags } from './Flags';
import { GatewaySources } from './GatewaySources';
import { LastFrame } from './LastFrame';
import { Maintenance } from './Maintenance';
import { Readings } from './Readings';
import { RecentMessages } from './RecentMessages';
import { SourceSecret } from './SourceSecret';
import { UnderMaintenance } from './UnderMaintenance';
import { WhySilent } from './WhySilent';

/** A source: whether it is there, since when, what is odd about it, and what it measured. */
export function SourcePage(): ReactElement {
  const { key } = useParams({ from: '/console/s/$key' });
  const atMs = usePast();
  const found = useQuery(sourceQuery(key, atMs));
  const unit = unitOfKey(key);
  const queries = useQueryClient();
  useWatch(atMs === null ? [unit] : []);
  usePresence(
    useCallback(
      (changes) => {
        if (!changes.some(({ source }) => source === key)) return;
        void queries.invalidateQueries({ queryKey: ['source', key] });
        void queries.invalidateQueries({ queryKey: ['diagnosis', key] });
      },
      [queries, key],
    ),
  );
  if (found.error) return <Trouble error={found.error} retry={() => void found.refetch()} />;
  if (!found.data) return <Loading rows={6} tall />;
  return (
    <OfMoment>
      <ThingCrumbs unit={unit}>
        <PastChoice />
      </ThingCrumbs>
      <PageTitle title={found.data.name}>
        <span className="faint">{key}</span>
      </PageTitle>
      {atMs === null ? <WhySilent source={key} /> : null}
      <SourceFields source={found.data} />
      {atMs === null ? <EditSource source={found.data} /> : null}
      {atMs === null ? <PresentParts source={found.data} /> : null}
      <Readings source={found.data} />
      {atMs === null ? <CareParts source={found.data} /> : <NotRemembered />}
    </OfMoment>
  );
}

/** What is known of now alone, before the readings: the newest frame, what comes through a gateway. */
function PresentParts({ source }: { source: Source }): ReactElement {
  return (
    <>
      <LastFrame source={source} />
      {source.kind === 'gateway' ? <GatewaySources gateway={source.key} /> : null}
    </>
  );
}

/** What those need who look after it. */
function CareParts({ source }: { source: Source }): ReactElement {
  const looksAfter = useLooksAfterSources();
  const { key } = source;
  return (
    <>
      {looksAfter ? <RecentMessages key={`trace ${key}`} source={key} /> : null}
      <Maintenance source={source} />
      <SourceSecret key={key} source={source} />
    </>
  );
}

/** What is not shown of a moment of the past, in words: it is not kept. */
function NotRemembered(): ReactElement {
  const { t } = useTexts();
  return <p className="faint">{t('past.sourceParts')}</p>;
}

function SourceFields({ source }: { source: Source }): ReactElement {
  const { t, language, word } = useTexts();
  const offsetMs = useLive((state) => state.offsetMs);
  const presentMs = useNow(30_000, offsetMs);
  const nowMs = usePast() ?? presentMs;
  const since = source.since ? spokenMoment(momentMs(source.since), nowMs, language) : '';
  return (
    <section className="panel">
      <dl className="fields fields--wide">
        <Field name={t('source.state')}>
          <span className="presence" data-state={source.state}>
            {t(`source.${source.state}`)}
          </span>{' '}
          {since ? t('source.since', { moment: since }) : null}
          {source.maintenance ? <UnderMaintenance window={source.maintenance} /> : null}
        </Field>
        <Field name={t('source.heard')}>
          <Heard source={source} offsetMs={offsetMs} />
        </Field>
        <Field name={t('source.kind')}>{word('sourceKind', source.kind)}</Field>
        <Field name={t('source.unit')}>
          <Link to="/u/$unit" params={{ unit: source.unit }}>
            <UnitLabel code={source.unit} />
          </Link>
        </Field>
        {source.gateway ? (
          <Field name={t('gateway.via')}>
            <Link to="/s/$key" params={{ key: source.gateway }}>
              {source.gateway}
            </Link>
          </Field>
        ) : null}
        <Field name={t('source.heartbeat')}>{heartbeatWords(source.heartbeatSeconds, t)}</Field>
        <Field name={t('source.flags')}>
          <FlagWords source={source} />
        </Field>
      </dl>
    </section>
  );
}

const MINUTE = 60;

/** Whole minutes as minutes. */
const heartbeatWords = (seconds: number, t: Texts['t']): string =>
  seconds % MINUTE === 0
    ? t('source.minutes', { count: seconds / MINUTE })
    : t('source.seconds', { count: seconds });

/** When it was heard last; of a moment of the past that is not remembered, and it says so. */
function Heard({ source, offsetMs }: { source: Source; offsetMs: number }): ReactElement {
  const { t } = useTexts();
  const past = usePast() !== null;
  if (past) return <span className="faint">{t('past.notKept')}</span>;
  return source.heardAt ? (
    <Age at={source.heardAt} offsetMs={offsetMs} />
  ) : (
    <>{t('source.never')}</>
  );
}

function FlagWords({ source }: { source: Source }): ReactElement {
  const { t } = useTexts();
  const past = usePast() !== null;
  if (past) return <span className="faint">{t('past.notKept')}</span>;
  return source.flagged.length === 0 ? <>{t('source.flagsNone')}</> : <Flags source={source} />;
}
