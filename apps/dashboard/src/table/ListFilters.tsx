import { DatePickerInput } from '@nhip-xa/web-controls';
import { useTexts, type TextKey } from '@nhip-xa/web-ui';
import { useRef, useState, type ReactElement, type ReactNode, type SubmitEvent } from 'react';
import { useNarrow } from '../shell/use-narrow';
import { LIST_PERIODS, isDay, periodIn, type ListPeriod } from './list-period';
import type { ListParameter, ListState } from './list-search';

interface ListFiltersProps {
  list: ListState;
  children: ReactNode;
}

/** What a list is filtered by, each choice in the address. */
export function ListFilters({ list, children }: ListFiltersProps): ReactElement {
  const { t } = useTexts();
  const box = useRef<HTMLDivElement>(null);
  const clear = (): void => {
    // the button goes with the filters: the keyboard goes on at the first of them
    box.current?.querySelector<HTMLElement>('select, input')?.focus();
    list.clear();
  };
  const fields = (
    <>
      <div ref={box} className="list__fields">
        {children}
      </div>
      {list.filtered ? (
        <button type="button" className="plain" onClick={clear}>
          {t('list.clear')}
        </button>
      ) : null}
    </>
  );
  return (
    <section className="panel list__filters" aria-label={t('list.filters')}>
      {useNarrow() ? (
        <details>
          <summary>{t('list.filters')}</summary>
          {fields}
        </details>
      ) : (
        fields
      )}
    </section>
  );
}

interface FilterProps {
  list: ListState;
  name: ListParameter;
  label: TextKey;
}

interface FilterSelectProps extends FilterProps {
  choices: readonly (readonly [value: string, text: string])[];
  /** Goes with another choice, such as a state with its kind. */
  also?: { [name in ListParameter]?: string };
}

export function FilterSelect({
  list,
  name,
  label,
  choices,
  also = {},
}: FilterSelectProps): ReactElement {
  const { t } = useTexts();
  const value = list.search[name] ?? '';
  // what an address states is not lost because there is no word for it
  const isOther = value !== '' && !choices.some(([one]) => one === value);
  return (
    <label className="field">
      {t(label)}
      <select
        value={value}
        onChange={({ target }) => list.change({ ...also, [name]: target.value })}
      >
        <option value="">{t('list.any')}</option>
        {choices.map(([one, text]) => (
          <option key={one} value={one}>
            {text}
          </option>
        ))}
        {isOther ? <option value={value}>{value}</option> : null}
      </select>
    </label>
  );
}

/** A text that is looked for once it is typed whole. */
export function FilterText({
  list,
  name,
  label,
  hint,
  choices = [],
}: FilterProps & { hint?: TextKey; choices?: FilterSelectProps['choices'] }): ReactElement {
  const { t } = useTexts();
  const value = list.search[name] ?? '';
  const [typed, type] = useState({ text: value, of: value });
  // the address says something else now; the field stays the same one, and so keeps the focus
  if (typed.of !== value) type({ text: value, of: value });
  const take = (text: string): void => {
    if (text.trim() !== value) list.change({ [name]: text.trim() });
  };
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    take(typed.text);
  };
  return (
    <form className="field" onSubmit={submit} role="search" aria-label={t(label)}>
      <label className="field">
        {t(label)}
        <input
          name={name}
          type="search"
          autoComplete="off"
          maxLength={200}
          value={typed.text}
          placeholder={hint ? t(hint) : undefined}
          list={choices.length > 0 ? `${name}-choices` : undefined}
          onChange={({ target }) => type({ text: target.value, of: value })}
          onBlur={({ target }) => take(target.value)}
        />
      </label>
      {choices.length > 0 ? (
        <datalist id={`${name}-choices`}>
          {choices.map(([one, text]) => (
            <option key={one} value={one}>
              {text}
            </option>
          ))}
        </datalist>
      ) : null}
    </form>
  );
}

interface FilterPeriodProps {
  list: ListState;
  usual: ListPeriod;
  label: TextKey;
  /** Any time is too long. */
  bounded?: boolean;
}

/** A time up to now, or days that are chosen. */
export function FilterPeriod({
  list,
  usual,
  label,
  bounded = false,
}: FilterPeriodProps): ReactElement {
  const { t, language } = useTexts();
  const { from = null, to = null } = list.search;
  const periods: readonly ListPeriod[] = bounded ? LIST_PERIODS : ['all', ...LIST_PERIODS];
  return (
    <>
      <label className="field">
        {t(label)}
        <select
          value={from || to ? '' : periodIn(list.search, usual)}
          onChange={({ target }) =>
            list.change({ period: target.value === usual ? '' : target.value, from: '', to: '' })
          }
        >
          {from || to ? <option value="">{t('list.dates')}</option> : null}
          {periods.map((name) => (
            <option key={name} value={name}>
              {t(`list.period.${name}`)}
            </option>
          ))}
        </select>
      </label>
      <DatePickerInput
        className="list__dates"
        type="range"
        label={t('list.dates')}
        placeholder={t('list.datesHow')}
        locale={language}
        allowSingleDateInRange
        clearable
        value={[from, to]}
        onChange={([first, last]) => list.change({ from: first ?? '', to: last ?? '', period: '' })}
      />
    </>
  );
}

interface FilterDaysProps {
  list: ListState;
  from: ListParameter;
  to: ListParameter;
  label: TextKey;
}

/** Days that are chosen; moments that an address states are shown elsewhere. */
export function FilterDays({ list, from, to, label }: FilterDaysProps): ReactElement {
  const { t, language } = useTexts();
  const [first, last] = [from, to].map((name) =>
    isDay(list.search[name]) ? (list.search[name] ?? null) : null,
  );
  return (
    <DatePickerInput
      className="list__dates"
      type="range"
      label={t(label)}
      placeholder={t('list.datesHow')}
      locale={language}
      allowSingleDateInRange
      clearable
      value={[first ?? null, last ?? null]}
      onChange={(days) => list.change({ [from]: days[0] ?? '', [to]: days[1] ?? '' })}
    />
  );
}
