import { HEALTH_LINES, HEALTH_PARTS, type HealthDetails, type HealthLine } from '@nhip-xa/contract';
import {
  ageWords,
  dateTime,
  dateTimeSeconds,
  formatBytes,
  momentMs,
  StatusMark,
  useTexts,
} from '@nhip-xa/web-ui';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { AdminHead } from '../admin/AdminHead';
import { Loading, Trouble, troubleWords } from '../shell/states';
import { limitWords, valueWords, worstOf } from './health-words';
import './operations.css';
import { healthQuery } from './queries';

/** How the installation is, each figure with its border and what to do beyond it. */
export function HealthPage(): ReactElement {
  const { t } = useTexts();
  const health = useQuery(healthQuery);
  const { data, error } = health;
  return (
    <>
      <AdminHead page="nav.health" />
      {!data && error ? <Trouble error={error} retry={() => void health.refetch()} /> : null}
      {!data && !error ? <Loading rows={4} tall /> : null}
      {data ? (
        <>
          <Verdict health={data} error={error} />
          <div className="ops__health">
            {HEALTH_PARTS.map((part) => (
              <Part key={part} part={part} health={data} />
            ))}
          </div>
          <section className="panel" aria-label={t('health.care')}>
            <h2>{t('health.care')}</h2>
            <p>{t(`health.backupHow.${data.database}`)}</p>
            <p>{t('health.upgradeHow')}</p>
          </section>
        </>
      ) : null}
    </>
  );
}

/** All of it in one line, of when it is, and which versions run. */
function Verdict({ health, error }: { health: HealthDetails; error: Error | null }): ReactElement {
  const { t } = useTexts();
  // figures that could not be asked for again are no present any more
  const worst = error ? 'none' : worstOf(health.lines);
  const count = health.lines.filter(({ state }) => state === worst).length;
  const { version, postgres, broker, database } = health;
  const node = health.processes.find((each) => each.node !== null)?.node ?? '--';
  return (
    <div className="ops__verdict">
      <p className="ops__verdict-words" data-state={worst} role="status">
        <StatusMark status={error ? 'stale' : worst} />
        {error
          ? t('health.failing', { why: troubleWords(error, t) })
          : t(`health.verdict.${worst}`, { count })}
      </p>
      <p className="faint">
        {t('health.at', { moment: dateTimeSeconds(momentMs(health.at)) })} ·{' '}
        {t('health.versions', { version, node, postgres })}
      </p>
      {broker === 'external' ? <p className="faint">{t('health.externalBroker')}</p> : null}
      {database === 'external' ? <p className="faint">{t('health.externalDatabase')}</p> : null}
    </div>
  );
}

interface PartProps {
  part: (typeof HEALTH_PARTS)[number];
  health: HealthDetails;
}

function Part({ part, health }: PartProps): ReactElement {
  const { t } = useTexts();
  const lines = health.lines.filter(({ line }) => HEALTH_LINES[line] === part);
  const isSeveral = health.processes.length > 1;
  return (
    <section className="panel" data-part={part} aria-label={t(`health.part.${part}`)}>
      <h2>{t(`health.part.${part}`)}</h2>
      {lines.length === 0 ? <p className="empty">{t('health.why.unknown')}</p> : null}
      <ul className="rows">
        {lines.map((line) =>
          line.line === 'process' ? (
            <Process key={line.process} line={line} health={health} />
          ) : (
            <Line
              key={`${line.line} ${line.process ?? ''}`}
              line={line}
              of={isSeveral && line.process !== null ? nameOf(line.process, health) : ''}
            />
          ),
        )}
      </ul>
    </section>
  );
}

const nameOf = (id: string, { processes }: HealthDetails): string => {
  const found = processes.find((each) => each.id === id);
  return `${found?.host ?? ''} ${found?.role ?? ''} ${id.slice(0, 4)}`.trim();
};

function Line({ line, of }: { line: HealthLine; of: string }): ReactElement {
  const { t, language } = useTexts();
  const isBad = line.state === 'warning' || line.state === 'critical';
  return (
    <li className="ops__line" data-line={line.line} data-state={line.state}>
      <StatusMark status={line.state} />
      <span>
        {t(`health.line.${line.line}`)}
        {of === '' ? null : <span className="faint"> · {of}</span>}
      </span>
      <strong>
        <span className="visually-hidden">{t(`health.state.${line.state}`)} </span>
        {valueWords(line, { t, language })}
      </strong>
      <More
        border={limitWords(line, { t, language })}
        advice={isBad ? t(`health.do.${line.line}`) : ''}
      />
    </li>
  );
}

function Process({ line, health }: { line: HealthLine; health: HealthDetails }): ReactElement {
  const { t, language } = useTexts();
  const nowMs = momentMs(health.at);
  const process = health.processes.find(({ id }) => id === line.process);
  const isBad = line.state === 'warning' || line.state === 'critical';
  const about = process?.version
    ? t('health.processAbout', {
        version: process.version,
        started: process.startedAt === null ? '--' : dateTime(momentMs(process.startedAt)),
        memory: process.memoryBytes === null ? '--' : formatBytes(process.memoryBytes, language),
      })
    : t('health.processUnknown');
  const seen = process ? ageWords(momentMs(process.seenAt), nowMs, language) : '';
  return (
    <li className="ops__line" data-line="process" data-state={line.state}>
      <StatusMark status={line.state} />
      <span>{nameOf(line.process ?? '', health)}</span>
      <strong>
        <span className="visually-hidden">{t(`health.state.${line.state}`)} </span>
        {t('health.sign', { age: seen })}
      </strong>
      <More border={about} advice={isBad ? t('health.do.process') : ''} />
    </li>
  );
}

/** Below a line: its borders, and what to do beyond them. */
function More({ border, advice }: { border: string; advice: string }): ReactElement | null {
  if (border === '' && advice === '') return null;
  return (
    <span className="ops__more">
      <small className="line faint">{border}</small>
      {advice === '' ? null : <span className="line">{advice}</span>}
    </span>
  );
}
