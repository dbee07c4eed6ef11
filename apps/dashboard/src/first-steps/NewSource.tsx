import type { CreateSource, Source } from '@nhip-xa/contract';
import { useTexts } from '@nhip-xa/web-ui';
import { Link } from '@tanstack/react-router';
import { useState, type ReactElement, type SubmitEvent } from 'react';
import { TextField, refusalWords } from '../admin/fields';
import { sourceBody } from '../admin/source-body';
import { TEMPLATES, freeId, type Template } from './templates';

interface NewSourceProps {
  /** Those that are there: their ids are taken. */
  sources: readonly Source[];
  create: (body: Partial<CreateSource>) => Promise<void>;
}

/** A source of a kind that is chosen by what it is, with everything filled in that can be. */
export function NewSource({ sources, create }: NewSourceProps): ReactElement {
  const { t } = useTexts();
  const [template, setTemplate] = useState<Template>(TEMPLATES[0] as Template);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState('');
  const submit = async (form: HTMLFormElement): Promise<void> => {
    const filled = [...new FormData(form)].filter(
      ([name, value]) => value !== '' && name !== 'template',
    );
    const body = sourceBody(Object.fromEntries(filled) as Record<string, string>);
    if (!body) return setTrouble(t('sources.floodLevelsWrong'));
    setBusy(true);
    setTrouble('');
    await create({ kind: template.kind, ...body }).catch((error: unknown) =>
      setTrouble(refusalWords(error as Error, t)),
    );
    setBusy(false);
  };
  return (
    <form
      className="first-form"
      onSubmit={(event: SubmitEvent<HTMLFormElement>) => {
        event.preventDefault();
        void submit(event.currentTarget);
      }}
    >
      <Choice chosen={template} choose={setTemplate} />
      <Fields key={template.key} template={template} sources={sources} />
      <p className="trouble" role="alert">
        {trouble}
      </p>
      <button type="submit" className="button button--main" disabled={busy}>
        {t('first.source.make')}
      </button>
      <p className="faint">
        <Link to="/admin/sources">{t('first.source.manyHow')}</Link>
      </p>
    </form>
  );
}

function Choice({ chosen, choose }: { chosen: Template; choose: (one: Template) => void }) {
  const { t } = useTexts();
  return (
    <fieldset className="first-templates">
      <legend>{t('first.source.what')}</legend>
      {TEMPLATES.map((template) => (
        <label key={template.key} data-chosen={template.key === chosen.key}>
          <input
            type="radio"
            name="template"
            value={template.key}
            checked={template.key === chosen.key}
            onChange={() => choose(template)}
          />
          <span>
            <strong className="line">{t(`first.template.${template.key}`)}</strong>
            <small className="faint">{t(`first.template.${template.key}How`)}</small>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

function Fields({ template, sources }: { template: Template; sources: readonly Source[] }) {
  const { t } = useTexts();
  const taken = new Set(sources.map(({ id }) => id));
  return (
    <div className="form__fields">
      <TextField
        name="name"
        label={t('first.source.name')}
        defaultValue={t(`first.template.${template.key}`)}
        maxLength={200}
        required
      />
      <TextField
        name="id"
        label={t('first.source.id')}
        how={t('first.source.idHow')}
        pattern="[a-z0-9][a-z0-9_\-]{0,62}"
        defaultValue={freeId(template.id, taken)}
        required
      />
      {template.key === 'gauge' ? (
        <TextField
          name="floodLevels"
          label={t('sources.floodLevels')}
          how={t('sources.floodLevelsHow')}
        />
      ) : null}
    </div>
  );
}
