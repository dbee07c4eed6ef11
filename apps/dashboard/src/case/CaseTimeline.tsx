import type { CaseFact } from '@nhip-xa/contract';
import { useLive } from '@nhip-xa/web-live';
import { date, dateTime, timeOfDay, useNow, useTexts, type Texts } from '@nhip-xa/web-ui';
import { DAY_MS } from '@nhip-xa/domain';
import type { CSSProperties, ReactElement } from 'react';
import { lengthWords } from './reasons-words';
import { lifeOf, placeOf, ticksOf, type Life, type LifeMark, type LifeRow } from './timeline';

const MINUTE_MS = 60_000;

/** The life of a case drawn to scale. The list of its steps says the same to whoever cannot see it. */
export function CaseTimeline({ fact }: { fact: CaseFact }): ReactElement {
  const words = useTexts();
  const { t } = words;
  const offsetMs = useLive((state) => state.offsetMs);
  const nowMs = useNow(60_000, offsetMs);
  const life = lifeOf(fact, nowMs);
  return (
    <section className="panel life" aria-labelledby="life">
      <h2 id="life">{t('life.title')}</h2>
      <div role="img" aria-label={essence(life, words)}>
        <Marks life={life} />
        <div className="life__plot">
          <Ground life={life} />
          <ol className="life__rows">
            {life.rows.map((row) => (
              <Row key={`${row.kind} ${row.name} ${row.fromMs}`} row={row} life={life} />
            ))}
          </ol>
        </div>
        <Axis life={life} />
      </div>
      <Notes life={life} />
    </section>
  );
}

/** The drawing in one sentence: from when to when, through what, and how it stands. */
function essence({ fromMs, rows }: Life, { t, word }: Texts): string {
  const states = rows.filter(({ kind }) => kind === 'state').map(({ name }) => word('state', name));
  const past = rows.find(({ kind }) => kind === 'past');
  const said = t('life.essence', { from: dateTime(fromMs), states: states.join(', ') });
  return past ? `${said} ${pastWords(past, { t })}` : said;
}

const pastWords = ({ name, fromMs, toMs }: LifeRow, { t }: Pick<Texts, 't'>): string =>
  t(name === 'late' ? 'life.late' : 'life.overdue', {
    length: lengthWords((toMs - fromMs) / MINUTE_MS, { t }),
  });

const at = (life: Life, ms: number): CSSProperties => ({ left: `${placeOf(life, ms)}%` });

/** Each deadline has a line of its own for its words, so that two near each other can be read. */
function Marks({ life }: { life: Life }): ReactElement {
  const { t } = useTexts();
  return (
    <div className="life__marks">
      {life.marks.map((mark) => (
        <p key={mark.kind} className="life__mark" data-kind={mark.kind}>
          <span
            style={at(life, mark.ms)}
            data-side={placeOf(life, mark.ms) > 50 ? 'before' : 'after'}
          >
            {t(`life.${mark.kind}`, { at: dateTime(mark.ms) })}
          </span>
        </p>
      ))}
    </div>
  );
}

function Ground({ life }: { life: Life }): ReactElement {
  const width = (fromMs: number, toMs: number): CSSProperties => ({
    ...at(life, fromMs),
    width: `${placeOf(life, toMs) - placeOf(life, fromMs)}%`,
  });
  return (
    <div className="life__ground" data-office={life.office !== null}>
      {life.office?.map(({ fromMs, toMs }) => (
        <i key={fromMs} className="life__office" style={width(fromMs, toMs)} />
      ))}
      {life.marks.map(({ kind, ms }: LifeMark) => (
        <i key={kind} className="life__line" data-kind={kind} style={at(life, ms)} />
      ))}
    </div>
  );
}

function Row({ row, life }: { row: LifeRow; life: Life }): ReactElement {
  const { t, word } = useTexts();
  const { kind, fromMs, toMs, receivedMs } = row;
  const from = placeOf(life, fromMs);
  const length = lengthWords((toMs - fromMs) / MINUTE_MS, { t });
  const name = kind === 'past' ? pastWords(row, { t }) : word('state', row.name);
  const pause = kind === 'pause' ? t('life.pause', { why: name }) : name;
  return (
    <li className="life__row" data-kind={kind} data-paused={row.paused} data-lasts={row.lasts}>
      <span className="life__word">
        <strong>{pause}</strong>
        <small>
          {dateTime(fromMs)}
          {kind === 'past' || fromMs === toMs ? '' : ` · ${length}`}
          {receivedMs === null ? '' : ' · '}
          {receivedMs === null ? null : (
            <span className="life__received-at">
              {t('life.receivedAt', { at: shortMoment(receivedMs) })}
            </span>
          )}
        </small>
      </span>
      <span className="life__track">
        {fromMs === toMs && !row.lasts ? (
          <i className="life__moment" style={at(life, fromMs)} />
        ) : (
          <i
            className="life__bar"
            style={{ ...at(life, fromMs), width: `${placeOf(life, toMs) - from}%` }}
          />
        )}
        {receivedMs === null || receivedMs > life.toMs ? null : (
          <i className="life__received" style={at(life, receivedMs)} title={dateTime(receivedMs)} />
        )}
      </span>
    </li>
  );
}

/** From here on, in percent, the words of a tick have no room after it on a telephone. */
const EDGE = 84;

function Axis({ life }: { life: Life }): ReactElement {
  const days = (life.toMs - life.fromMs) / DAY_MS;
  return (
    <div className="life__axis">
      {ticksOf(life).map((ms) => (
        <span
          key={ms}
          style={at(life, ms)}
          data-side={placeOf(life, ms) > EDGE ? 'before' : 'after'}
        >
          {days > 4 ? date(ms).slice(0, days > 300 ? 10 : 5) : axisMoment(ms)}
        </span>
      ))}
    </div>
  );
}

/** `26/11 21:03`: the year stands beside it. */
const shortMoment = (ms: number): string => `${date(ms).slice(0, 5)} ${timeOfDay(ms)}`;

const axisMoment = (ms: number): string =>
  timeOfDay(ms) === '00:00' ? date(ms).slice(0, 5) : timeOfDay(ms);

/** What the signs of the drawing mean, as far as it has any. */
function Notes({ life }: { life: Life }): ReactElement {
  const { t } = useTexts();
  const late = life.rows.filter(({ receivedMs }) => receivedMs !== null && receivedMs <= life.toMs);
  return (
    <p className="life__notes faint">
      {life.hidden > 0 ? <span>{t('life.hidden', { count: life.hidden })}</span> : null}
      {late.length > 0 ? (
        <span>
          <i className="life__received" aria-hidden="true" /> {t('life.receivedLate')}
        </span>
      ) : null}
      {life.rows.some(({ paused }) => paused) ? (
        <span>
          <i className="life__swatch" aria-hidden="true" /> {t('life.pausedNote')}
        </span>
      ) : null}
      {life.office ? (
        <span>
          <i className="life__swatch life__swatch--office" aria-hidden="true" />{' '}
          {t('life.officeNote')}
        </span>
      ) : null}
    </p>
  );
}
