import type { Source } from '@nhip-xa/contract';
import { dateTimeSeconds, momentMs, useTexts } from '@nhip-xa/web-ui';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type ReactElement } from 'react';
import { frameAddress } from '../api/frame-address';
import { sourceQuery } from '../api/queries';
import { WhySilent } from '../source/WhySilent';
import { metricUnit } from '../source/metric-unit';
import { diagnosisQuery } from '../source/silence-queries';
import '../source/source.css';
import { useReadingWords } from '../source-form/reading-words';

/** Somebody sits before it and waits. */
const EVERY_MS = 1_500;
/** Readings that are told at once. */
const TOLD = 4;

/** Waits for what a source says first, and says what came; or why nothing does. */
export function FirstMessage({ source: { key } }: { source: Source }): ReactElement | null {
  const { t } = useTexts();
  const words = useReadingWords();
  const found = useQuery({ ...sourceQuery(key), refetchInterval: EVERY_MS });
  const source = found.data;
  if (!source) return null;
  const { name, heardAt, frameAt, metrics = [] } = source;
  const newest = [...metrics]
    .sort((one, other) => momentMs(other.at) - momentMs(one.at))
    .slice(0, TOLD);
  const what = newest
    .map(({ metric, value }) => words({ metric, value, uom: metricUnit(metric) }))
    .join(', ');
  const state = stateOf(source, newest.length > 0);
  return (
    <div className="first-wait" data-state={state}>
      <p role="status">
        <strong>{t(`first.wait.${state}`, { name, what })}</strong>{' '}
        {heardAt === null ? null : (
          <span>{t('first.wait.at', { moment: dateTimeSeconds(momentMs(heardAt)) })}</span>
        )}
      </p>
      {frameAt === null ? null : <Thumbnail key={frameAt} source={source} at={frameAt} />}
      {state === 'waiting' ? (
        <>
          <p className="faint">{t('first.wait.only')}</p>
          <Why source={key} />
        </>
      ) : (
        <Link to="/s/$key" params={{ key }}>
          {name}
        </Link>
      )}
    </div>
  );
}

type Wait = 'waiting' | 'framed' | 'came' | 'there' | 'heard';

/** A camera's picture is what it is there for; nobody waits for readings of what sends none. */
function stateOf({ heardAt, frameAt, kind }: Source, hasReadings: boolean): Wait {
  if (heardAt === null) return 'waiting';
  if (frameAt !== null) return 'framed';
  if (hasReadings) return 'came';
  return kind === 'device' || kind === 'link' ? 'heard' : 'there';
}

/** A small copy is made after the picture came: until then there is none to show. */
function Thumbnail({ source, at }: { source: Source; at: string }): ReactElement | null {
  const { t } = useTexts();
  const [isBroken, setBroken] = useState(false);
  if (isBroken) return null;
  const moment = dateTimeSeconds(momentMs(at));
  return (
    <img
      className="first-wait__frame"
      src={frameAddress(source.key, at, 'small')}
      alt={t('frame.alt', { name: source.name, moment })}
      onError={() => setBroken(true)}
    />
  );
}

/** That it never came is known; anything else is worth saying. */
function Why({ source }: { source: string }): ReactElement | null {
  const { data } = useQuery(diagnosisQuery(source));
  if (!data?.silence || data.silence.code === 'never-connected') return null;
  return <WhySilent source={source} />;
}
