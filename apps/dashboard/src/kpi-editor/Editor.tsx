import '../api/zod-settings';
import { kpiDraft, type KpiDefinition } from '@nhip-xa/contract';
import { useTexts } from '@nhip-xa/web-ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState, type ReactElement, type SubmitEvent } from 'react';
import { UnitPicker } from '../shell/UnitPicker';
import { FactsFields } from './FactsFields';
import { faultWords } from './faults';
import type { EditorForm } from './form';
import { ChoiceInput } from './inputs';
import { draftText, factsQuery, saveDefinition } from './kpi-queries';
import { FormulaFields } from './FormulaFields';
import { JudgingFields, MeasureText, NamingFields, WindowField } from './MoreFields';
import { PreviewPanel } from './PreviewPanel';
import { draftFrom, triedFrom } from './to-draft';
import { WITH_NUMBERS, useUsualUnit } from './usual-unit';

interface EditorProps {
  start: EditorForm;
  /** The version that is replaced; absent: a new definition. */
  replaces?: number | undefined;
  saved: (definition: KpiDefinition) => void;
}

/** A definition as fields, with what would come of it beside them. */
export function Editor({ start, replaces, saved }: EditorProps): ReactElement {
  const { t } = useTexts();
  const usual = useUsualUnit();
  const [form, setForm] = useState(start);
  const [unit, setUnit] = useState<string | null>(null);
  const asked = unit ?? usual;
  const facts = useQuery(factsQuery(asked)).data;
  const change = (part: Partial<EditorForm>): void => setForm((before) => ({ ...before, ...part }));
  const parts = { form, change };
  return (
    <div className="editor">
      <SavedForm form={form} replaces={replaces} saved={saved}>
        <div className="editor__fields">
          <ChoiceInput
            label={t('edit.mode')}
            value={form.mode}
            choices={(['facts', 'formula', 'text'] as const).map((value) => ({
              value,
              text: t(`edit.mode.${value}`),
            }))}
            change={(mode) => change({ mode })}
          />
        </div>
        {form.mode === 'facts' ? <FactsFields {...parts} facts={facts} /> : null}
        {form.mode === 'formula' ? <FormulaFields {...parts} /> : null}
        {form.mode === 'text' ? <MeasureText {...parts} /> : null}
        {form.mode === 'formula' ? null : (
          <div className="editor__fields">
            <WindowField {...parts} />
          </div>
        )}
        <JudgingFields {...parts} />
        <NamingFields {...parts} isNew={replaces === undefined} />
      </SavedForm>
      <div className="editor__side">
        <UnitPicker
          label={t('try.unit')}
          value={asked}
          choose={setUnit}
          levels={WITH_NUMBERS}
          required
        />
        <PreviewPanel draft={draftText(triedFrom(form))} unit={asked} />
      </div>
    </div>
  );
}

interface SavedFormProps extends Pick<EditorProps, 'replaces' | 'saved'> {
  form: EditorForm;
  children: React.ReactNode;
}

/** Sends the draft; what replaces a version asks first. */
function SavedForm({ form, replaces, saved, children }: SavedFormProps): ReactElement {
  const texts = useTexts();
  const { t } = texts;
  const queries = useQueryClient();
  const dialog = useRef<HTMLDialogElement>(null);
  const [trouble, setTrouble] = useState('');
  const [busy, setBusy] = useState(false);
  const send = async (): Promise<void> => {
    dialog.current?.close();
    const draft = kpiDraft.safeParse(draftFrom(form));
    if (!draft.success) return setTrouble(t('fault.bad-request'));
    setBusy(true);
    setTrouble('');
    try {
      const kept = await saveDefinition(draft.data, replaces);
      await queries.invalidateQueries({ queryKey: ['kpis'] });
      await queries.invalidateQueries({ queryKey: ['kpi', kept.code] });
      saved(kept);
    } catch (error) {
      setTrouble(faultWords(error as Error, texts));
    }
    setBusy(false);
  };
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    if (replaces === undefined) void send();
    else dialog.current?.showModal();
  };
  const save = t(form.enabled ? 'edit.save' : 'edit.saveOff');
  return (
    <form className="panel editor__form" onSubmit={submit} aria-label={t('edit.what')}>
      {children}
      <p className="faint">{t('edit.whole')}</p>
      <p className="trouble" role="alert">
        {trouble}
      </p>
      <div className="form__ends">
        <button type="submit" className="button button--main" disabled={busy}>
          {save}
        </button>
      </div>
      <dialog ref={dialog} className="dialog" aria-label={save}>
        <p>{t('edit.replace', { version: replaces ?? 1 })}</p>
        <div className="form__ends">
          <button type="button" className="button button--main" onClick={() => void send()}>
            {save}
          </button>
          <button
            type="button"
            className="button"
            onClick={() => dialog.current?.close()}
            autoFocus
          >
            {t('admin.cancel')}
          </button>
        </div>
      </dialog>
    </form>
  );
}
