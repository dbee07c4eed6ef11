import type { KpiValue, SceneData, Unit } from '@nhip-xa/contract';
import { useLive } from '@nhip-xa/web-live';
import { Roll, ageWords, momentMs, spokenMoment, useNow, useTexts } from '@nhip-xa/web-ui';
import type { CSSProperties, ReactElement } from 'react';
import { countText } from './count-text';
import { Count, KpiNumber } from './KpiNumber';
import { Name } from './Name';
import { Quiet } from './Quiet';
import type { Feed } from './scene-feed';
import { useNamesBelow } from './use-names-below';
import { rowsIn, useRoom } from './use-room';

type Told = SceneData<'security'>['detections'];

/** A row's height in hundredths of the screen's. */
const ROW_VH = 7.4;
const ROW_VH_UPRIGHT = 5;

interface DetectionsProps {
  detections: Told;
  lead: KpiValue | undefined;
  feed: Feed;
  unit: Unit;
}

/** What cameras saw and nobody has judged: by kind, the oldest's age; what came last. */
export function Detections({ detections, lead, feed, unit }: DetectionsProps): ReactElement {
  const { t } = useTexts();
  const { waiting, kinds, recent } = detections;
  return (
    <section className="detections" data-feed={feed.state}>
      {lead ? (
        <KpiNumber value={lead} hero />
      ) : (
        <Count label={t('security.detections')} count={waiting} />
      )}
      {waiting > 0 ? (
        <Kinds kinds={kinds} recent={recent} unit={unit} />
      ) : feed.state === 'none' ? (
        <Quiet title={t('security.noDetections')} />
      ) : (
        <Quiet title={t('security.noneWaiting')} good={feed.state === 'live'} />
      )}
    </section>
  );
}

function Kinds(props: Pick<Told, 'kinds' | 'recent'> & { unit: Unit }): ReactElement {
  const [{ height }, ref, upright] = useRoom();
  const row = upright ? ROW_VH_UPRIGHT : ROW_VH;
  const rows = rowsIn(height, row);
  const { kinds } = props;
  // the last row tells of what has none
  const shown = kinds.length > rows ? kinds.slice(0, Math.max(1, rows - 1)) : kinds;
  // The heading of the newest takes a row as well.
  const left = rows - kinds.length - 1;
  return (
    <div className="detections__rows" ref={ref} style={{ '--row': `${row}vh` } as CSSProperties}>
      <ol>
        {shown.map((kind) => (
          <Kind key={kind.category} {...kind} />
        ))}
      </ol>
      <MoreKinds kinds={kinds.slice(shown.length)} />
      {left > 0 ? <Recent recent={props.recent.slice(0, left)} unit={props.unit} /> : null}
    </div>
  );
}

function MoreKinds({ kinds }: Pick<Told, 'kinds'>): ReactElement | null {
  const { t } = useTexts();
  if (kinds.length === 0) return null;
  const waiting = kinds.reduce((sum, kind) => sum + kind.waiting, 0);
  const counts = { kinds: kinds.length, count: waiting };
  return <p className="detections__more">{t('security.moreKinds', counts)}</p>;
}

function Kind({ category, waiting, oldestAt }: Told['kinds'][number]): ReactElement {
  const { t, language, word } = useTexts();
  const now = useNow(
    60_000,
    useLive((state) => state.offsetMs),
  );
  return (
    <li>
      <strong>
        <Roll text={countText(waiting, language)} />
      </strong>
      <span className="detections__kind">
        {category === '' ? t('people.noKind') : word('detected', category)}
      </span>
      <time>{t('security.oldest', { age: ageWords(momentMs(oldestAt), now, language) })}</time>
    </li>
  );
}

function Recent({ recent, unit }: Pick<Told, 'recent'> & { unit: Unit }): ReactElement | null {
  const { t, language, word } = useTexts();
  const now = useNow(
    60_000,
    useLive((state) => state.offsetMs),
  );
  const nameOf = useNamesBelow(unit);
  if (recent.length === 0) return null;
  return (
    <>
      <h3>{t('security.recent')}</h3>
      <ol className="detections__recent">
        {recent.map(({ id, unit: code, category, camera, openedAt }) => (
          <li key={`${code} ${id}`}>
            <time>{spokenMoment(momentMs(openedAt), now, language)}</time>
            <span>
              <b>{category ? word('detected', category) : t('people.noKind')}</b>
              <Name
                text={
                  unit.level === 'commune'
                    ? (camera ?? t('security.unknownCamera'))
                    : nameOf(code) || code
                }
              />
            </span>
          </li>
        ))}
      </ol>
    </>
  );
}
