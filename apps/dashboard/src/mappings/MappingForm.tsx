import { CODEC_NAMES, type Mapping } from '@nhip-xa/contract';
import { useTexts } from '@nhip-xa/web-ui';
import { useState, type ChangeEvent, type ReactElement, type SubmitEvent } from 'react';
import { api } from '../api/http';
import type { GivenMessage } from './given-message';
import { EMPTY, mappingOf, textOf, type MappingText } from './mapping-text';
import { mappingTrouble } from './mapping-trouble';
import { TryMessage } from './TryMessage';

/** Our own form needs no mapping. */
const FORMATS = CODEC_NAMES.filter((name) => name !== 'native');

interface MappingFormProps {
  /** The one that is changed; undefined: a new one. */
  mapping?: Mapping | undefined;
  /** What stands in it at first; empty, or the mapping that is changed, unless given. */
  initial?: MappingText | undefined;
  /** What it is tried on. */
  given?: GivenMessage | undefined;
  done: () => void;
  /** Called instead where it was saved. */
  saved?: (() => void) | undefined;
}

/** A mapping, tried on a message before it is saved. */
export function MappingForm({
  mapping,
  initial = mapping ? textOf(mapping) : EMPTY,
  given,
  done,
  saved = done,
}: MappingFormProps): ReactElement {
  const { t } = useTexts();
  const [text, setText] = useState<MappingText>(initial);
  const [trouble, setTrouble] = useState('');
  const [busy, setBusy] = useState(false);
  const save = async (): Promise<void> => {
    setBusy(true);
    setTrouble('');
    try {
      const { id, ...body } = mappingOf(text);
      if (mapping) await api.PUT('/api/v1/mappings/{id}', { params: { path: { id } }, body });
      else await api.POST('/api/v1/mappings', { body: { id, ...body } });
      saved();
    } catch (error) {
      setTrouble(mappingTrouble(error, t));
      setBusy(false);
    }
  };
  const title = mapping ? t('mapping.changeTitle', { id: mapping.id }) : t('mapping.new');
  return (
    <form
      className="panel form"
      aria-label={title}
      onSubmit={(event: SubmitEvent<HTMLFormElement>) => {
        event.preventDefault();
        void save();
      }}
    >
      <h2>{title}</h2>
      <Fields
        text={text}
        isNew={!mapping}
        changed={(change) => setText((before) => ({ ...before, ...change }))}
      />
      <TryMessage text={text} given={given} />
      <p className="trouble" role="alert">
        {trouble}
      </p>
      <div className="form__ends">
        <button type="submit" className="button button--main" disabled={busy}>
          {t(mapping ? 'mapping.save' : 'admin.create')}
        </button>
        <button type="button" className="button" onClick={done}>
          {t('admin.cancel')}
        </button>
      </div>
    </form>
  );
}

interface FieldsProps {
  text: MappingText;
  isNew: boolean;
  changed: (change: Partial<MappingText>) => void;
}

type Heard = ChangeEvent<HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement>;

function Fields({ text, isNew, changed }: FieldsProps): ReactElement {
  const { t } = useTexts();
  const held = (name: Exclude<keyof MappingText, 'sentinels'>) => ({
    name,
    value: text[name],
    onChange: ({ target }: Heard) => changed({ [name]: target.value }),
  });
  return (
    <div className="form__fields">
      <label className="field">
        {t('mapping.id')}
        <input {...held('id')} required disabled={!isNew} autoComplete="off" />
      </label>
      <label className="field">
        {t('mapping.publisher')}
        <input {...held('publisher')} required autoComplete="off" />
        <small className="faint">{t('mapping.publisherHow')}</small>
      </label>
      <label className="field">
        {t('mapping.codec')}
        <select {...held('codec')}>
          {FORMATS.map((name) => (
            <option key={name} value={name}>
              {t(`codec.${name}`)}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        {t('mapping.filter')}
        <input {...held('filter')} required autoComplete="off" />
        <small className="faint">{t('mapping.filterHow')}</small>
      </label>
      <label className="field">
        {t('mapping.communeBy')}
        <select {...held('communeBy')}>
          {(['code', 'part', 'field'] as const).map((by) => (
            <option key={by} value={by}>
              {t(`mapping.by.${by}`)}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        {t(`mapping.commune.${text.communeBy}`)}
        <input {...held('commune')} required autoComplete="off" />
      </label>
      {text.communeBy === 'code' ? null : (
        <label className="field">
          {t('mapping.table')}
          <textarea {...held('table')} rows={3} />
          <small className="faint">{t('mapping.tableHow')}</small>
        </label>
      )}
      <label className="field">
        {t('mapping.source')}
        <input {...held('source')} autoComplete="off" placeholder="{device}" />
        <small className="faint">{t('mapping.sourceHow')}</small>
      </label>
      <label className="field">
        {t('mapping.metrics')}
        <textarea {...held('metrics')} rows={3} />
        <small className="faint">{t('mapping.metricsHow')}</small>
      </label>
      <label className="field">
        {t('mapping.words')}
        <textarea {...held('words')} rows={2} />
        <small className="faint">{t('mapping.wordsHow')}</small>
      </label>
    </div>
  );
}
