import './source-form.css';
import type { CreateSource, Source } from '@nhip-xa/contract';
import { useTexts } from '@nhip-xa/web-ui';
import { useId, useState, type ReactElement, type SubmitEvent } from 'react';
import { TextField, refusalWords } from '../admin/fields';
import { AttributeInputs, MoreFields, useAttributeFields } from './SourceFields';
import { UnitChoice } from './UnitChoice';
import { WrongSourceField, newSource, type SourceValues } from './source-body';
import { TEMPLATES, freeId, type Template } from './templates';

interface NewSourceProps {
  /** The unit that it belongs to; empty: it is still to be chosen. */
  unit: string;
  /** Hears which unit is chosen; without it there is none to choose. */
  chooseUnit?: (code: string) => void;
  /** Those that are there: their ids are taken. */
  sources: readonly Source[];
  create: (body: CreateSource) => Promise<void>;
  /** Closes the form, where it can be closed. */
  close?: () => void;
}

/** A source of a kind that is chosen by what it is, with everything filled in that can be. */
export function NewSource(props: NewSourceProps): ReactElement {
  const { unit, chooseUnit, sources, create, close } = props;
  const { t } = useTexts();
  const [template, setTemplate] = useState<Template>(TEMPLATES[0] as Template);
  const shown = useAttributeFields(template.kind);
  const { busy, trouble, send } = useSending(
    (values) => create(newSource(values, { kind: template.kind, unit, shown })),
    unit === '' ? t('sourceForm.unitFirst') : '',
  );
  const title = t('sources.new');
  return (
    <form
      className={close ? 'panel form source-form' : 'source-form'}
      aria-label={title}
      onSubmit={(event: SubmitEvent<HTMLFormElement>) => {
        event.preventDefault();
        void send(event.currentTarget);
      }}
    >
      {close ? <h2>{title}</h2> : null}
      <TemplateChoice chosen={template} choose={setTemplate} />
      {chooseUnit ? <UnitChoice value={unit} choose={chooseUnit} /> : null}
      <Fields key={template.key} template={template} sources={sources} />
      <div className="form__fields" key={template.kind}>
        <AttributeInputs fields={shown} />
      </div>
      <details>
        <summary>{t('sourceForm.more')}</summary>
        <div className="form__fields">
          <MoreFields kind={template.kind} unit={unit} />
        </div>
      </details>
      <p className="trouble" role="alert">
        {trouble}
      </p>
      <div className="form__ends">
        <button type="submit" className="button button--main" disabled={busy}>
          {t('sourceForm.make')}
        </button>
        {close ? (
          <button type="button" className="button" onClick={close}>
            {t('admin.cancel')}
          </button>
        ) : null}
      </div>
    </form>
  );
}

/** The fields of a form, without those that are empty. */
export const filledIn = (form: HTMLFormElement): SourceValues =>
  Object.fromEntries(
    [...new FormData(form)].flatMap(([name, value]) =>
      typeof value === 'string' && value.trim() !== '' ? [[name, value] as const] : [],
    ),
  );

/** Sends a form of a source once, and says why it was not taken. */
export function useSending(run: (values: SourceValues) => Promise<void>, missing = '') {
  const { t } = useTexts();
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState('');
  const send = async (form: HTMLFormElement): Promise<void> => {
    if (missing !== '') return setTrouble(missing);
    setBusy(true);
    setTrouble('');
    try {
      await run(filledIn(form));
    } catch (error) {
      setTrouble(
        error instanceof WrongSourceField
          ? t(`sourceForm.wrong.${error.field}`)
          : refusalWords(error as Error, t),
      );
    }
    setBusy(false);
  };
  return { busy, trouble, send, forget: () => setTrouble('') };
}

interface TemplateChoiceProps {
  chosen: Template;
  choose: (one: Template) => void;
}

function TemplateChoice({ chosen, choose }: TemplateChoiceProps): ReactElement {
  const { t } = useTexts();
  const name = useId();
  return (
    <fieldset className="source-templates">
      <legend>{t('sourceForm.what')}</legend>
      {TEMPLATES.map((template) => (
        <label key={template.key} data-chosen={template.key === chosen.key}>
          <input
            type="radio"
            name={name}
            value={template.key}
            checked={template.key === chosen.key}
            onChange={() => choose(template)}
          />
          <span>
            <strong className="line">{t(`template.${template.key}`)}</strong>
            <small className="faint">{t(`template.${template.key}How`)}</small>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

interface FieldsProps {
  template: Template;
  sources: readonly Source[];
}

function Fields({ template, sources }: FieldsProps): ReactElement {
  const { t } = useTexts();
  const id = freeId(template.id, new Set(sources.map((source) => source.id)));
  return (
    <div className="form__fields" key={id}>
      <TextField
        name="name"
        label={t('admin.name')}
        defaultValue={t(`template.${template.key}`)}
        maxLength={200}
        required
      />
      <TextField
        name="id"
        label={t('sources.id')}
        how={t('sources.idHow')}
        pattern="[a-z0-9][a-z0-9_\-]{0,62}"
        defaultValue={id}
        required
      />
    </div>
  );
}
