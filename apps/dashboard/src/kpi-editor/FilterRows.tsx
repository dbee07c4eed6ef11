import { useTexts, type Texts } from '@nhip-xa/web-ui';
import type { ReactElement } from 'react';
import { metricWords } from '../source/MetricName';
import type { FilterField } from './filter-fields';
import { newRow, type EditorForm, type FilterRow } from './form';
import { ChoiceInput, TextInput } from './inputs';

interface RowsProps {
  form: EditorForm;
  fields: readonly FilterField[];
  change: (rows: readonly FilterRow[]) => void;
}

/** Which facts count: a field, how it compares, and with what, row by row. */
export function FilterRows({ form, fields, change }: RowsProps): ReactElement {
  const { t } = useTexts();
  const { rows } = form;
  const put = (row: FilterRow): void => change(rows.map((one) => (one.id === row.id ? row : one)));
  const add = (): void => {
    const taken = new Set(rows.map(({ field }) => field));
    const free = fields.find(({ name }) => !taken.has(name)) ?? fields[0];
    if (free) change([...rows, withField(newRow(rows, free.name, free.whole), free)]);
  };
  return (
    <fieldset className="editor__group">
      <legend>{t('edit.filter')}</legend>
      {rows.length === 0 ? <p className="faint">{t('edit.noFilter')}</p> : null}
      {rows.map((row, at) => (
        <Row
          key={row.id}
          row={row}
          number={at + 1}
          fields={fields}
          share={form.share}
          put={put}
          remove={() => change(rows.filter(({ id }) => id !== row.id))}
        />
      ))}
      <button type="button" className="button" onClick={add} disabled={fields.length === 0}>
        {t('edit.addRow')}
      </button>
    </fieldset>
  );
}

/** A row over another field begins with what that field can be. */
const withField = (row: FilterRow, field: FilterField): FilterRow => ({
  ...row,
  field: field.name,
  whole: field.whole,
  is: field.operators.includes(row.is) ? row.is : (field.operators[0] ?? 'is'),
  value: field.kind === 'yes-no' ? 'yes' : field.kind === 'choice' ? (field.choices[0] ?? '') : '',
});

/** A field's name for the reader; of an attribute its own. */
export function fieldWords(name: string, { word }: Pick<Texts, 'word'>): string {
  return name.startsWith('attr:') ? word('attribute', name.slice(5)) : word('field', name);
}

interface RowProps {
  row: FilterRow;
  number: number;
  fields: readonly FilterField[];
  share: boolean;
  put: (row: FilterRow) => void;
  remove: () => void;
}

function Row({ row, number, fields, share, put, remove }: RowProps): ReactElement {
  const texts = useTexts();
  const { t } = texts;
  const field = fields.find(({ name }) => name === row.field);
  const names = field ? fields.map(({ name }) => name) : [row.field, ...fields.map((f) => f.name)];
  const choose = (name: string): void => {
    const chosen = fields.find((one) => one.name === name);
    if (chosen) put(withField(row, chosen));
  };
  return (
    <div className="filter-row" role="group" aria-label={t('edit.row', { row: number })}>
      <ChoiceInput
        label={t('edit.field')}
        value={row.field}
        choices={names.map((value) => ({ value, text: fieldWords(value, texts) }))}
        change={choose}
      />
      <RowValue row={row} field={field} put={put} />
      <button
        type="button"
        className="button filter-row__remove"
        aria-label={t('edit.removeRow', { row: number })}
        onClick={remove}
      >
        ×
      </button>
      {share ? (
        <label className="check filter-row__whole" title={t('edit.forWholeHow')}>
          <input
            type="checkbox"
            checked={row.whole}
            onChange={({ target }) => put({ ...row, whole: target.checked })}
          />
          {t('edit.forWhole')}
        </label>
      ) : null}
    </div>
  );
}

interface ValueProps {
  row: FilterRow;
  field: FilterField | undefined;
  put: (row: FilterRow) => void;
}

function RowValue({ row, field, put }: ValueProps): ReactElement | null {
  const { t, word } = useTexts();
  const kind = field?.kind ?? 'text';
  if (kind === 'flag') return <span className="filter-row__flag" />;
  const operators = field?.operators ?? [row.is];
  const value = (text: string): void => put({ ...row, value: text });
  const stated = row.is !== 'present' && row.is !== 'absent';
  const answers = ['yes', 'no'].map((one) => ({ value: one, text: word('answer', one) }));
  const called = (one: string): string =>
    field?.name === 'lastIsOne' ? metricWords(one, { word }) : word('moment', one);
  const choices = (field?.choices ?? []).map((one) => ({ value: one, text: called(one) }));
  return (
    <>
      {operators.length > 1 ? (
        <ChoiceInput
          label={t('edit.operator')}
          value={row.is}
          choices={operators.map((one) => ({ value: one, text: word('operator', one) }))}
          change={(is) => put({ ...row, is })}
        />
      ) : null}
      {kind === 'yes-no' || kind === 'choice' ? (
        <ChoiceInput
          label={t('edit.value')}
          value={row.value}
          choices={kind === 'yes-no' ? answers : choices}
          change={value}
        />
      ) : stated ? (
        <TextInput
          label={t('edit.value')}
          value={row.value}
          change={value}
          list={field?.choices ?? []}
          numeric={kind === 'number'}
        />
      ) : null}
    </>
  );
}
