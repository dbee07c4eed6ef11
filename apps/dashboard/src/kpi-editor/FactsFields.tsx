import type { KpiFacts } from '@nhip-xa/contract';
import { useTexts } from '@nhip-xa/web-ui';
import type { ReactElement } from 'react';
import { metricWords } from '../source/MetricName';
import { FilterRows } from './FilterRows';
import { attributesOf, filterFields, subjectsOf } from './filter-fields';
import { AGGREGATES, PER_SOURCE, type EditorForm, type FactKind } from './form';
import { ChoiceInput, TextInput } from './inputs';

export interface PartProps {
  form: EditorForm;
  change: (part: Partial<EditorForm>) => void;
}

const FACTS: readonly FactKind[] = ['case', 'event', 'reading', 'source'];

/** What is counted, which of it, and what that comes to. */
export function FactsFields({
  form,
  change,
  facts,
}: PartProps & { facts: KpiFacts | undefined }): ReactElement {
  return (
    <>
      <Subject form={form} change={change} facts={facts} />
      <FilterRows
        form={form}
        fields={filterFields(form, facts)}
        change={(rows) => change({ rows })}
      />
      <Coming form={form} change={change} facts={facts} />
    </>
  );
}

const GROUPS = { case: 'caseKind', source: 'sourceKind', event: 'eventType', reading: 'metric' };

function Subject({ form, change, facts }: Parameters<typeof FactsFields>[0]): ReactElement {
  const { t, word } = useTexts();
  const { fact, what } = form;
  const subjects = subjectsOf(fact, facts);
  const known = subjects.includes(what) || what === '' ? subjects : [what, ...subjects];
  const called = (one: string): string =>
    fact === 'reading' ? metricWords(one, { word }) : word(GROUPS[fact], one);
  const other = (next: FactKind): void =>
    change({
      fact: next,
      what: subjectsOf(next, facts)[0] ?? '',
      rows: [],
      aggregate: next === 'reading' ? 'mean' : 'count',
      of: '',
      window: next === 'event' ? 'P30D' : 'now',
    });
  return (
    <fieldset className="editor__group">
      <legend>{t('edit.what')}</legend>
      <div className="editor__fields">
        <ChoiceInput
          label={t('edit.fact')}
          value={fact}
          choices={FACTS.map((value) => ({ value, text: t(`edit.fact.${value}`) }))}
          change={other}
        />
        {fact === 'case' || fact === 'source' ? (
          <ChoiceInput
            label={t('edit.subject')}
            value={what}
            choices={known.map((value) => ({ value, text: word(GROUPS[fact], value) }))}
            change={(value) => change({ what: value, rows: [] })}
          />
        ) : (
          <TextInput
            label={t('edit.subject')}
            value={what}
            list={known}
            called={called}
            how={called(what) === what ? '' : called(what)}
            change={(value) => change({ what: value })}
          />
        )}
      </div>
    </fieldset>
  );
}

const SPANS = ['opened-accepted', 'accepted-closed', 'opened-closed'] as const;
const UNITS = ['hours', 'days', 'workingHours'] as const;

function Coming({ form, change, facts }: Parameters<typeof FactsFields>[0]): ReactElement {
  const { t } = useTexts();
  const { fact, aggregate, share } = form;
  const aggregates = AGGREGATES.filter((one) => fact !== 'source' || one === 'count').filter(
    (one) => fact !== 'reading' || one !== 'distinct',
  );
  const shares = aggregate === 'count' || aggregate === 'sum';
  return (
    <fieldset className="editor__group">
      <legend>{t('edit.aggregate')}</legend>
      <div className="editor__fields">
        <ChoiceInput
          label={t('edit.result')}
          value={aggregate}
          choices={aggregates.map((value) => ({ value, text: t(`edit.aggregate.${value}`) }))}
          change={(value) =>
            change({ aggregate: value, share: share && (value === 'count' || value === 'sum') })
          }
        />
        {fact === 'reading' ? (
          <ChoiceInput
            label={t('edit.perSource')}
            value={form.perSource}
            choices={PER_SOURCE.map((value) => ({ value, text: t(`edit.perSource.${value}`) }))}
            change={(perSource) => change({ perSource })}
          />
        ) : null}
        {aggregate === 'count' || fact === 'reading' || fact === 'source' ? null : (
          <NumberChoice form={form} change={change} facts={facts} />
        )}
        {fact === 'reading' && form.perSource === 'last' ? (
          <TextInput
            label={t('edit.fresh')}
            value={form.freshMinutes}
            change={(freshMinutes) => change({ freshMinutes })}
            numeric
          />
        ) : null}
      </div>
      {shares ? (
        <label className="check">
          <input
            type="checkbox"
            checked={share}
            onChange={({ target }) => change({ share: target.checked })}
          />
          <span>
            {t('edit.share')} <small className="faint">{t('edit.shareHow')}</small>
          </span>
        </label>
      ) : null}
    </fieldset>
  );
}

/** Which number is summed or compared: an attribute, an amount, or a time between two moments. */
function NumberChoice({ form, change, facts }: Parameters<typeof FactsFields>[0]): ReactElement {
  const { t, word } = useTexts();
  const { fact, what, of, aggregate } = form;
  const attributes = attributesOf(fact, what, facts).map(({ name }) => ({
    value: name,
    text: word('attribute', name),
  }));
  const spans = SPANS.flatMap((span) =>
    UNITS.map((unit) => ({
      value: `${span} in ${unit}`,
      text: t('span.in', { span: t(`span.${span}`), unit: t(`span.${unit}`) }),
    })),
  );
  const more =
    aggregate === 'distinct'
      ? [{ value: 'village', text: 'village' }]
      : fact === 'event'
        ? [{ value: 'amount', text: t('edit.amount') }]
        : spans;
  const known = [...attributes, ...more];
  const choices = known.some(({ value }) => value === of)
    ? known
    : [{ value: of, text: of === '' ? '—' : of }, ...known];
  return (
    <ChoiceInput
      label={t('edit.of')}
      value={of}
      choices={choices}
      change={(value) => change({ of: value })}
    />
  );
}
