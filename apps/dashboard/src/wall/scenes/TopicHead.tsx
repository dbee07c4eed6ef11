import type { KpiStatus, KpiValue, MapTopic } from '@nhip-xa/contract';
import { useLive } from '@nhip-xa/web-live';
import {
  Age,
  Roll,
  StatusMark,
  formatNumber,
  kpiWords,
  tileData,
  useNow,
  useTexts,
} from '@nhip-xa/web-ui';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { wallDefinitions } from '../wall-queries';
import { countStatuses, type UnitStanding } from './standing-of';
import { calledBelow, kpiName } from './topic-words';
import { useSince } from './use-since';

/** What a map shows, in a few words. */
export function useTopicName(topic: MapTopic, level: string): string {
  const texts = useTexts();
  const named = useQuery(wallDefinitions).data ?? [];
  if ('kpi' in topic) return kpiName(topic.kpi, named, texts);
  if ('domain' in topic) return texts.t(`domain.${topic.domain}`);
  return texts.t('rank.worst', { called: texts.t(calledBelow(level)) });
}

interface TopicHeadProps {
  topic: MapTopic;
  level: string;
  /** The unit's own number of the topic, where the topic is one. */
  value: KpiValue | undefined;
  standings: readonly UnitStanding[];
}

/** The number of the whole unit with its own state, and how many of those below are silent. */
export function TopicHead({ topic, level, value, standings }: TopicHeadProps): ReactElement {
  const name = useTopicName(topic, level);
  return (
    <header className="map-head">
      {'kpi' in topic ? (
        <RolledUp name={name} value={value} />
      ) : (
        <Deciding name={name} level={level} standings={standings} />
      )}
      <Silent level={level} standings={standings} single={'kpi' in topic} />
    </header>
  );
}

function RolledUp({ name, value }: { name: string; value: KpiValue | undefined }): ReactElement {
  const { t } = useTexts();
  if (value) return <OwnNumber name={name} value={value} />;
  return (
    <div className="map-head__number" data-status="none">
      <h2>
        <StatusMark status="none" /> {name}
      </h2>
      <p className="map-head__value">--</p>
      <p>{t('value.nothingYet')}</p>
    </div>
  );
}

function OwnNumber({ name, value }: { name: string; value: KpiValue }): ReactElement {
  const { t, language } = useTexts();
  const offsetMs = useLive((state) => state.offsetMs);
  const nowMs = useNow(30_000, offsetMs);
  const reader = { t, language, nowMs };
  const words = kpiWords(value, name, reader);
  const since = useSince(value, words, reader);
  const silent = value.status === 'stale' || value.status === 'none';
  return (
    <div className="map-head__number" aria-label={words.label} role="group" {...tileData(value)}>
      <h2>
        <StatusMark status={value.status} /> {name}
      </h2>
      <p className="map-head__value">
        <Roll text={words.shown.text} /> <small>{words.shown.unit}</small>
      </p>
      <p className="map-head__rests">
        {silent ? null : <strong>{words.status}</strong>} <span>{since}</span>
        <span>{words.coverage}</span>
        {value.freshAt === null || value.typed ? null : (
          <Age at={value.freshAt} offsetMs={offsetMs} coarse />
        )}
      </p>
    </div>
  );
}

interface DecidingProps {
  name: string;
  level: string;
  standings: readonly UnitStanding[];
}

/** Numbers of different kinds do not add up: what adds up is how many units need somebody. */
function Deciding({ name, level, standings }: DecidingProps): ReactElement {
  const { t, language } = useTexts();
  const called = t(calledBelow(level));
  const counts = countStatuses(standings);
  const deciding = counts.critical + counts.warning;
  const reporting = standings.filter((each) => each.reporting).length;
  const status = worstOf(counts, reporting);
  return (
    <div className="map-head__number" data-status={status}>
      <h2>
        <StatusMark status={status} /> {name}
      </h2>
      <p className="map-head__value">
        <Roll text={reporting === 0 ? '--' : formatNumber(deciding, language)} />{' '}
        <small>{t('rank.deciding', { called })}</small>
      </p>
      <p className="map-head__rests">
        <strong>{t(`status.${status}`)}</strong>
        <span>{t('rank.reporting', { reporting, expected: standings.length, called })}</span>
      </p>
    </div>
  );
}

/** Where less than half of them report, nobody knows [contract 3, roll-up]. */
function worstOf(counts: Record<KpiStatus, number>, reporting: number): KpiStatus {
  const known = counts.critical + counts.warning + counts.good + counts.stale;
  if (known === 0) return 'none';
  if (counts.critical > 0) return 'critical';
  if (reporting * 2 < known) return 'stale';
  return counts.warning > 0 ? 'warning' : 'good';
}

interface SilentProps {
  level: string;
  standings: readonly UnitStanding[];
  single: boolean;
}

function Silent({ level, standings, single }: SilentProps): ReactElement {
  const { t } = useTexts();
  const called = t(calledBelow(level));
  const silent = standings.filter((each) => (single ? each.silent : each.stale > 0)).length;
  if (silent === 0) {
    return <p className="map-head__silent">{t('rank.allReport', { called })}</p>;
  }
  return (
    <p className="map-head__silent" data-silent={silent}>
      <StatusMark status="stale" />
      {t(single ? 'rank.silent' : 'rank.partlySilent', { count: silent, called })}
    </p>
  );
}
