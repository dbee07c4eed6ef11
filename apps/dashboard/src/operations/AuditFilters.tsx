import { dateTime, typedMoment, useTexts } from '@nhip-xa/web-ui';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState, type ReactElement, type SubmitEvent } from 'react';
import { usersQuery } from '../api/queries';
import { writeMoment, writtenMoment } from '../shell/past';
import { UnitPicker } from '../shell/UnitPicker';
import { AUDIT_THINGS, type AuditSearch } from './audit-filter';

/** Which changes are listed; all of it stands in the address. */
export function AuditFilters({ search }: { search: AuditSearch }): ReactElement {
  const { t, word } = useTexts();
  const navigate = useNavigate({ from: '/admin/audit' });
  const [wrong, setWrong] = useState<string | null>(null);
  const take = (form: HTMLFormElement): void => {
    const fields = Object.fromEntries(new FormData(form)) as Record<string, string>;
    const moments = ['from', 'to'].map((name) => (fields[name] ?? '').trim());
    const bad = moments.find((text) => text !== '' && typedMoment(text, Date.now()) === null);
    setWrong(bad ?? null);
    if (bad !== undefined) return;
    const [from, to] = moments.map((text) => typedMoment(text, Date.now()));
    const chosen = {
      ...{ unit: fields.unit, who: fields.who, act: fields.act, thing: fields.thing },
      from: from == null ? undefined : writeMoment(from),
      to: to == null ? undefined : writeMoment(to),
    };
    const set = Object.entries(chosen).filter(([, value]) => value?.trim());
    void navigate({ search: Object.fromEntries(set), resetScroll: false });
  };
  return (
    <form
      key={JSON.stringify(search)}
      className="panel ops__filters"
      aria-label={t('audit.filter')}
      onSubmit={(event: SubmitEvent<HTMLFormElement>) => {
        event.preventDefault();
        take(event.currentTarget);
      }}
    >
      <OfUnit value={search.unit} />
      <Who value={search.who} />
      <label className="field">
        {t('audit.of')}
        <select name="act" defaultValue={search.act ?? ''}>
          <option value="">{t('audit.everything')}</option>
          {search.act?.includes('.') ? (
            <option value={search.act}>{word('auditAct', search.act)}</option>
          ) : null}
          {AUDIT_THINGS.map((thing) => (
            <option key={thing} value={thing}>
              {word('auditThing', thing)}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        {t('audit.thing')}
        <input
          name="thing"
          defaultValue={search.thing}
          placeholder="source 06211.tram-1"
          autoComplete="off"
        />
      </label>
      <Moment name="from" value={search.from} />
      <Moment name="to" value={search.to} />
      <div className="form__ends ops__ends">
        <button type="submit" className="button">
          {t('rejected.filter')}
        </button>
        {Object.keys(search).length > 0 ? (
          <Link to="/admin/audit" search={{}}>
            {t('rejected.clear')}
          </Link>
        ) : null}
      </div>
      <p className="trouble" role="alert">
        {wrong === null
          ? ''
          : `${t('rejected.momentWrong', { text: wrong })} ${t('rejected.momentHow')}`}
      </p>
    </form>
  );
}

function OfUnit({ value = '' }: { value: string | undefined }): ReactElement {
  const { t } = useTexts();
  const [unit, setUnit] = useState(value);
  return <UnitPicker label={t('admin.unit')} name="unit" value={unit} choose={setUnit} />;
}

/** Who did it; those who are there now to choose from, who is gone can be typed. */
function Who({ value }: { value: string | undefined }): ReactElement {
  const { t } = useTexts();
  const users = useQuery(usersQuery).data?.items ?? [];
  return (
    <label className="field">
      {t('audit.who')}
      <input name="who" list="audit-who" defaultValue={value} autoComplete="off" />
      <datalist id="audit-who">
        {users.map(({ username, displayName }) => (
          <option key={username} value={username}>
            {displayName}
          </option>
        ))}
      </datalist>
    </label>
  );
}

function Moment({ name, value }: { name: 'from' | 'to'; value: string | undefined }): ReactElement {
  const { t } = useTexts();
  const ms = writtenMoment(value);
  return (
    <label className="field">
      {t(`rejected.${name}`)}
      <input
        name={name}
        defaultValue={ms === null ? '' : dateTime(ms)}
        placeholder="20/11/2026 08:05"
        autoComplete="off"
      />
    </label>
  );
}
