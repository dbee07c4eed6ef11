import { dateTime, typedMoment, useTexts } from '@nhip-xa/web-ui';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState, type ReactElement, type SubmitEvent } from 'react';
import { writeMoment } from '../shell/past';
import { BYTE_FORMS, type ByteForm } from '../shell/readable-bytes';
import { UnitPicker } from '../shell/UnitPicker';
import { rejectedCountsQuery, type RejectedFilter, type RejectedSearch } from './rejected-queries';

interface FiltersProps {
  filter: RejectedFilter;
  form: ByteForm;
}

/** Which messages are listed, each choice in the address, and how their bytes are shown. */
export function RejectedFilters({ filter, form }: FiltersProps): ReactElement {
  const { t } = useTexts();
  const choose = useChosen();
  const isChosen = Object.keys(filter).length > 0;
  return (
    <section className="panel rejected__filters" aria-label={t('rejected.filterOf')}>
      <Reasons filter={filter} />
      <div className="rejected__fields">
        <UnitPicker
          label={t('admin.unit')}
          value={filter.unit ?? ''}
          choose={(unit) => choose({ unit: unit || undefined })}
        />
        <Publisher filter={filter} />
        <Times key={`${filter.from} ${filter.to}`} filter={filter} />
        <Forms form={form} />
      </div>
      {isChosen ? (
        <Link to="/admin/rejected" search={({ as }) => ({ ...(as && { as }) })}>
          {t('rejected.clear')}
        </Link>
      ) : null}
    </section>
  );
}

/** Puts a part of the filter into the address; undefined takes it out. */
function useChosen(): (change: {
  [key in keyof RejectedSearch | 'as']?: string | undefined;
}) => void {
  const navigate = useNavigate({ from: '/admin/rejected' });
  return (change) =>
    void navigate({
      search: (before) =>
        Object.fromEntries(
          Object.entries({ ...before, ...change }).filter(([, value]) => value !== undefined),
        ),
      replace: true,
      resetScroll: false,
    });
}

/** How many there are for each reason; one that is pressed is the only one listed. */
function Reasons({ filter }: { filter: RejectedFilter }): ReactElement {
  const { t } = useTexts();
  const choose = useChosen();
  const reasons = useQuery(rejectedCountsQuery(filter)).data?.reasons ?? [];
  const all = reasons.reduce((sum, { messages }) => sum + messages, 0);
  const { reason } = filter;
  const isGone = reason !== undefined && !reasons.some((one) => one.reason === reason);
  const shown = [...reasons, ...(isGone ? [{ reason, messages: 0 }] : [])];
  const words = (text: string, count: number): string =>
    t('rejected.reasonCount', { reason: text, count });
  return (
    <div className="segments" role="group" aria-label={t('rejected.counts')}>
      <button
        type="button"
        aria-pressed={reason === undefined}
        onClick={() => choose({ reason: undefined })}
      >
        {words(t('rejected.all'), all)}
      </button>
      {shown.map((one) => (
        <button
          key={one.reason}
          type="button"
          aria-pressed={one.reason === reason}
          onClick={() => choose({ reason: one.reason })}
        >
          {words(t(`reason.${one.reason}`), one.messages)}
        </button>
      ))}
    </div>
  );
}

function Publisher({ filter }: { filter: RejectedFilter }): ReactElement {
  const { t } = useTexts();
  const choose = useChosen();
  const sources = useQuery(rejectedCountsQuery(filter)).data?.sources ?? [];
  const { source } = filter;
  const isGone = source !== undefined && !sources.some((one) => one.source === source);
  return (
    <label className="field">
      {t('rejected.source')}
      <select
        value={source ?? ''}
        onChange={({ target }) => choose({ source: target.value || undefined })}
      >
        <option value="">{t('rejected.allSources')}</option>
        {[...sources, ...(isGone ? [{ source, messages: 0 }] : [])].map((one) => (
          <option key={one.source} value={one.source}>
            {t('rejected.sourceOf', {
              source: one.source,
              count: one.messages,
            })}
          </option>
        ))}
      </select>
    </label>
  );
}

const typed = (moment: string | undefined): string =>
  moment === undefined ? '' : dateTime(Date.parse(moment));

function Times({ filter }: { filter: RejectedFilter }): ReactElement {
  const { t } = useTexts();
  const choose = useChosen();
  const [wrong, setWrong] = useState<string | null>(null);
  const take = (form: HTMLFormElement): void => {
    const moments = (['from', 'to'] as const).map((name) => {
      const text = (form.elements.namedItem(name) as HTMLInputElement).value.trim();
      return { text, ms: typedMoment(text, Date.now()) };
    });
    const bad = moments.find(({ text, ms }) => text !== '' && ms === null);
    setWrong(bad?.text ?? null);
    if (bad) return;
    const [from, to] = moments.map(({ ms }) => (ms === null ? undefined : writeMoment(ms)));
    choose({ from, to });
  };
  return (
    <form
      className="rejected__times"
      aria-label={t('rejected.filter')}
      onSubmit={(event: SubmitEvent<HTMLFormElement>) => {
        event.preventDefault();
        take(event.currentTarget);
      }}
    >
      {(['from', 'to'] as const).map((name) => (
        <label key={name} className="field">
          {t(`rejected.${name}`)}
          <input
            name={name}
            defaultValue={typed(filter[name])}
            placeholder="20/11/2026 08:05"
            autoComplete="off"
          />
        </label>
      ))}
      <button type="submit" className="button">
        {t('rejected.filter')}
      </button>
      <p className="trouble" role="alert">
        {wrong === null
          ? ''
          : `${t('rejected.momentWrong', { text: wrong })} ${t('rejected.momentHow')}`}
      </p>
    </form>
  );
}

function Forms({ form }: { form: ByteForm }): ReactElement {
  const { t } = useTexts();
  const choose = useChosen();
  return (
    <div className="field">
      <span>{t('rejected.as')}</span>
      <div className="segments" role="group" aria-label={t('rejected.as')}>
        {BYTE_FORMS.map((name) => (
          <button
            key={name}
            type="button"
            aria-pressed={name === form}
            onClick={() => choose({ as: name === 'text' ? undefined : name })}
          >
            {t(`rejected.as.${name}`)}
          </button>
        ))}
      </div>
    </div>
  );
}
