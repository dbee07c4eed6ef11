import type { AuditEntry } from '@nhip-xa/contract';
import { dateTimeSeconds, formatNumber, momentMs, useTexts, type Texts } from '@nhip-xa/web-ui';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { UnitLabel } from '../shell/UnitLabel';
import { differences, placeOf, type Difference, type ThingPlace } from './audit-words';

/** Changes, each with what it was before and is after. */
export function AuditRows({ entries }: { entries: readonly AuditEntry[] }): ReactElement {
  const { t } = useTexts();
  return (
    <div className="table-box" data-scroll>
      <table className="table ops__audit">
        <thead>
          <tr>
            <th scope="col">{t('rejected.at')}</th>
            <th scope="col">{t('audit.who')}</th>
            <th scope="col">{t('audit.act')}</th>
            <th scope="col">{t('audit.changed')}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <Row key={entry.id} entry={entry} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Differences of one change that are read at a glance; the rest opens. */
const AT_ONCE = 5;

function Row({ entry }: { entry: AuditEntry }): ReactElement {
  const { t, word } = useTexts();
  const place = placeOf(entry.target, /\.(remove|end)$/.test(entry.action));
  const thing = thingWords(entry.target, word);
  const changed = differences(entry.before, entry.after);
  return (
    <tr>
      <td>
        <time dateTime={entry.at}>{dateTimeSeconds(momentMs(entry.at))}</time>
      </td>
      <td>
        <Link to="/admin/audit" search={(search) => ({ ...search, who: entry.who })}>
          {entry.who}
        </Link>
        <span className="line faint">
          {word('role', entry.role)}
          {entry.via ? ` · ${thingWords(entry.via, word)}` : ''}
        </span>
      </td>
      <td>
        {word('auditAct', entry.action)}
        <span className="line">{place ? <Place place={place}>{thing}</Place> : thing}</span>
        {entry.unit === null ? null : (
          <span className="line faint">
            <UnitLabel code={entry.unit} />
          </span>
        )}
      </td>
      <td>
        <Changes all={changed.slice(0, AT_ONCE)} />
        {changed.length > AT_ONCE ? (
          <details>
            <summary>{t('audit.more', { count: changed.length - AT_ONCE })}</summary>
            <Changes all={changed.slice(AT_ONCE)} />
          </details>
        ) : null}
      </td>
    </tr>
  );
}

/** The thing as it stands now; the kinds of addresses differ in what they take. */
function Place({ place, children }: { place: ThingPlace; children: string }): ReactElement {
  return <Link {...place}>{children}</Link>;
}

function Changes({ all }: { all: readonly Difference[] }): ReactElement {
  return (
    <dl className="ops__changes">
      {all.map((one) => (
        <Changed key={one.field} one={one} />
      ))}
    </dl>
  );
}

function Changed({ one: { field, before, after } }: { one: Difference }): ReactElement {
  const texts = useTexts();
  const { t } = texts;
  return (
    <div>
      <dt>{fieldWords(field, texts)}</dt>
      <dd>
        {before === undefined ? (
          <span className="visually-hidden">{t('audit.new')}</span>
        ) : (
          <del>{valueWords(field, before, texts)}</del>
        )}
        {before === undefined || after === undefined ? null : <span aria-hidden> › </span>}
        {after === undefined ? (
          <span className="faint"> {t('audit.gone')}</span>
        ) : (
          <ins>{valueWords(field, after, texts)}</ins>
        )}
      </dd>
    </div>
  );
}

/** `source 06211.tram-1`: what kind of thing, in words, and which. */
const thingWords = (thing: string, word: Texts['word']): string =>
  thing.replace(/^[a-z-]+(?= )/, (kind) => word('auditThing', kind));

/** The name of a field, part by part, where there is a word for it; otherwise the key itself. */
const fieldWords = (field: string, { t, word }: Texts): string =>
  field === ''
    ? t('audit.value')
    : field
        .split('.')
        .map((name) => word('auditField', name))
        .join(' › ');

const ISO = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;
/** Characters of one value; the whole is behind the API. */
const SHOWN = 300;

function valueWords(field: string, value: unknown, { t, word, language }: Texts): string {
  if (value === true) return t('audit.yes');
  if (value === false) return t('audit.no');
  if (typeof value === 'number') return formatNumber(value, language, 6);
  if (typeof value !== 'string') return JSON.stringify(value).slice(0, SHOWN);
  if (ISO.test(value)) return dateTimeSeconds(momentMs(value));
  if (field === 'role') return word('role', value);
  if (field === 'kind') return word('sourceKind', value);
  if (field === 'password') return t('audit.password');
  return value.slice(0, SHOWN);
}
