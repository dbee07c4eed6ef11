import { DOMAINS } from '@nhip-xa/contract';
import { useTexts } from '@nhip-xa/web-ui';
import type { ReactElement } from 'react';
import type { PartProps } from './FactsFields';
import type { RuleText } from './form';
import { ChoiceInput, TextInput } from './inputs';

/** A measure that the fields cannot say. */
export function MeasureText({ form, change }: PartProps): ReactElement {
  const { t } = useTexts();
  return (
    <label className="field">
      {t('edit.text')}
      <textarea
        rows={14}
        spellCheck={false}
        value={form.text}
        onChange={({ target }) => change({ text: target.value })}
      />
    </label>
  );
}

const WINDOWS = [
  ...([
    'now',
    'today',
    'PT1H',
    'PT24H',
    'P7D',
    'P30D',
    'P90D',
    'month',
    'quarter',
    'year',
  ] as const),
];

export function WindowField({ form, change }: PartProps): ReactElement {
  const { t, word } = useTexts();
  const known: readonly string[] = WINDOWS;
  const windows = known.includes(form.window) ? known : [form.window, ...known];
  return (
    <ChoiceInput
      label={t('edit.window')}
      value={form.window}
      choices={windows.map((value) => ({ value, text: word('edit.window', value) }))}
      change={(window) => change({ window })}
    />
  );
}

const SIGNS = ['', '<', '<=', '>', '>='] as const;

interface RuleProps {
  label: string;
  rule: RuleText;
  change: (rule: RuleText) => void;
}

/** A threshold: beyond what, and which number. */
export function RuleInput({ label, rule, change }: RuleProps): ReactElement {
  const { t } = useTexts();
  return (
    <div className="editor__rule" role="group" aria-label={label}>
      <ChoiceInput
        label={label}
        value={rule.sign}
        choices={SIGNS.map((value) => ({
          value,
          text: t(value === '' ? 'edit.sign.none' : `edit.sign.${value}`),
        }))}
        change={(sign) => change({ ...rule, sign })}
      />
      {rule.sign === '' ? null : (
        <TextInput
          label={t('edit.bound')}
          value={rule.bound}
          change={(bound) => change({ ...rule, bound })}
          numeric
        />
      )}
    </div>
  );
}

/** Target and thresholds of the definition. */
export function JudgingFields({ form, change }: PartProps): ReactElement {
  const { t } = useTexts();
  return (
    <fieldset className="editor__group">
      <legend>{t('edit.judging')}</legend>
      <div className="editor__fields">
        <ChoiceInput
          label={t('edit.better')}
          value={form.better}
          choices={(['higher', 'lower', 'range'] as const).map((value) => ({
            value,
            text: t(`edit.better.${value}`),
          }))}
          change={(better) => change({ better })}
        />
        <TextInput
          label={t('edit.target')}
          value={form.target}
          change={(target) => change({ target })}
        />
        <TextInput
          label={t('edit.targetValue')}
          value={form.targetValue}
          change={(targetValue) => change({ targetValue })}
          numeric
        />
      </div>
      <div className="editor__fields">
        <RuleInput
          label={t('edit.warning')}
          rule={form.warning}
          change={(warning) => change({ warning })}
        />
        <RuleInput
          label={t('edit.critical')}
          rule={form.critical}
          change={(critical) => change({ critical })}
        />
      </div>
    </fieldset>
  );
}

export function NamingFields({
  form,
  change,
  isNew,
}: PartProps & { isNew: boolean }): ReactElement {
  const { t } = useTexts();
  return (
    <fieldset className="editor__group">
      <legend>{t('edit.naming')}</legend>
      <div className="editor__fields">
        <TextInput
          label={t('edit.nameVi')}
          value={form.nameVi}
          change={(nameVi) => change({ nameVi })}
          required
          maxLength={120}
        />
        <TextInput
          label={t('edit.nameEn')}
          value={form.nameEn}
          change={(nameEn) => change({ nameEn })}
          maxLength={120}
        />
        <TextInput label={t('edit.uom')} value={form.uom} change={(uom) => change({ uom })} />
        <ChoiceInput
          label={t('edit.domain')}
          value={form.domain}
          choices={DOMAINS.map((value) => ({ value, text: t(`domain.${value}`) }))}
          change={(domain) => change({ domain })}
        />
        <TextInput
          label={t('edit.label')}
          value={form.label}
          change={(label) => change({ label })}
          maxLength={20}
        />
        {isNew ? (
          <TextInput
            label={t('edit.code')}
            how={t('edit.codeHow')}
            value={form.code}
            change={(code) => change({ code })}
          />
        ) : null}
      </div>
    </fieldset>
  );
}
