import { useTexts } from '@nhip-xa/web-ui';
import type { ReactElement } from 'react';
import { useDefinitions } from '../shell/definitions';
import type { PartProps } from './FactsFields';
import { ChoiceInput, TextInput } from './inputs';

/** A formula over other KPIs, and the names under which it speaks of them. */
export function FormulaFields({ form, change }: PartProps): ReactElement {
  const { t, language } = useTexts();
  const definitions = useDefinitions().filter(({ enabled, code }) => enabled && code !== form.code);
  const known = definitions.map(({ code, name }) => ({ value: code, text: name[language] }));
  const put = (at: number, part: Partial<{ name: string; code: string }>): void =>
    change({ parts: form.parts.map((one, index) => (index === at ? { ...one, ...part } : one)) });
  const next = String.fromCharCode(97 + form.parts.length);
  return (
    <fieldset className="editor__group">
      <legend>{t('edit.formula')}</legend>
      <TextInput
        label={t('edit.formula')}
        how={t('edit.formulaHow')}
        value={form.formula}
        change={(formula) => change({ formula })}
      />
      {form.parts.map((part, at) => (
        <div className="filter-row" key={at}>
          <TextInput
            label={t('edit.part', { row: at + 1 })}
            value={part.name}
            change={(name) => put(at, { name })}
          />
          <ChoiceInput
            label={t('edit.partIs')}
            value={part.code}
            choices={[{ value: '', text: '—' }, ...known]}
            change={(code) => put(at, { code })}
          />
        </div>
      ))}
      <button
        type="button"
        className="button"
        onClick={() => change({ parts: [...form.parts, { name: next, code: '' }] })}
      >
        {t('edit.addPart')}
      </button>
    </fieldset>
  );
}
