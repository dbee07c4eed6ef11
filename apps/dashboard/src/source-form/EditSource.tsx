import './source-form.css';
import type { PatchSource, Source } from '@nhip-xa/contract';
import { formatNumber, useTexts } from '@nhip-xa/web-ui';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState, type ReactElement, type SubmitEvent } from 'react';
import { TextField } from '../admin/fields';
import { api } from '../api/http';
import { answered } from '../api/answered';
import { useLooksAfterSources } from '../shell/me';
import { filledIn, useSending } from './NewSource';
import {
  AttributeInputs,
  MoreFields,
  attributeText,
  useAttributeFields,
  useKpiNames,
} from './SourceFields';
import type { AttributeField } from './attribute-fields';
import { changesOf, type SourceChange } from './changes';
import { WrongSourceField, changedSource } from './source-body';

/** What can be changed of a source, for whoever looks after sources; whether it is open stands in the address. */
export function EditSource({ source }: { source: Source }): ReactElement | null {
  const { t } = useTexts();
  const mayChange = useLooksAfterSources();
  const { edit } = useSearch({ from: '/console/s/$key' });
  const navigate = useNavigate({ from: '/s/$key' });
  const [said, setSaid] = useState('');
  if (!mayChange) return null;
  const turn = (on: boolean): void =>
    void navigate({
      search: (before) => ({ ...before, edit: on ? '1' : '' }),
      replace: true,
      resetScroll: false,
    });
  const close = (saved: boolean): void => {
    setSaid(saved ? t('sourceForm.saved') : '');
    turn(false);
  };
  return (
    <div className="source-edit">
      {edit === '1' ? (
        <Form key={source.key} source={source} close={close} />
      ) : (
        <button type="button" className="button" onClick={() => turn(true)}>
          {t('sourceForm.edit')}
        </button>
      )}
      <p role="status">{edit === '1' ? '' : said}</p>
    </div>
  );
}

interface FormProps {
  source: Source;
  close: (saved: boolean) => void;
}

function Form({ source: newest, close }: FormProps): ReactElement {
  const { t } = useTexts();
  // what comes in meanwhile does not change what is compared
  const [source] = useState(newest);
  const queries = useQueryClient();
  const shown = useAttributeFields(source);
  const [changes, setChanges] = useState<readonly SourceChange[]>([]);
  const { busy, trouble, send, forget } = useSending(async (values) => {
    await patch(source.key, changedSource(values, { source, shown }));
    await Promise.all(
      ['source', 'sources', 'diagnosis', 'kpis'].map((key) =>
        queries.invalidateQueries({ queryKey: [key] }),
      ),
    );
    close(true);
  });
  const compare = (form: HTMLFormElement): void => {
    forget();
    try {
      const changed = changedSource(filledIn(form), { source, shown });
      setChanges(changesOf(changed, source, shown));
    } catch (error) {
      // half typed: it is said when it is sent
      if (!(error instanceof WrongSourceField)) throw error;
    }
  };
  const title = t('sourceForm.editTitle', { name: source.name });
  return (
    <form
      className="panel form source-form"
      aria-label={title}
      onChange={(event) => compare(event.currentTarget)}
      onSubmit={(event: SubmitEvent<HTMLFormElement>) => {
        event.preventDefault();
        void send(event.currentTarget);
      }}
    >
      <h2>{title}</h2>
      <div className="form__fields">
        <TextField
          name="name"
          label={t('admin.name')}
          defaultValue={source.name}
          maxLength={200}
          required
        />
        <AttributeInputs key={shown.length} fields={shown} source={source} />
        <MoreFields kind={source.kind} unit={source.unit} source={source} />
      </div>
      <Changes changes={changes} />
      <p className="trouble" role="alert">
        {trouble}
      </p>
      <div className="form__ends">
        <button
          type="submit"
          className="button button--main"
          disabled={busy || changes.length === 0}
        >
          {t('sourceForm.save')}
        </button>
        <button type="button" className="button" onClick={() => close(false)}>
          {t('admin.cancel')}
        </button>
      </div>
    </form>
  );
}

const patch = (key: string, body: PatchSource): Promise<Source> =>
  answered(api.PATCH('/api/v1/sources/{key}', { params: { path: { key } }, body }));

/** What would be another, and what that means. */
function Changes({ changes }: { changes: readonly SourceChange[] }): ReactElement {
  const { t } = useTexts();
  return (
    <div className="source-form__changes" role="status">
      {changes.length === 0 ? (
        <span className="faint">{t('sourceForm.same')}</span>
      ) : (
        <>
          <strong>{t('sourceForm.changes')}</strong>
          <ul>
            {changes.map((change) => (
              <Change key={change.field} change={change} />
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

const NO_KPIS: readonly string[] = [];

function Change({ change }: { change: SourceChange }): ReactElement {
  const { t, word } = useTexts();
  const { field, attribute, before, after } = change;
  const kpis = useKpiNames(attribute?.kpis ?? NO_KPIS);
  const group = attribute ? 'sourceAttribute' : 'sourceField';
  const show = useShown(attribute);
  return (
    <li>
      {word(group, field)}: {show(before)} › <strong>{show(after)}</strong>
      {kpis === '' ? null : ` · ${t('sourceForm.reckoned', { kpis })}`}
      {field === 'heartbeatSeconds'
        ? ` · ${t('sourceForm.silentAfter', { seconds: show(Number(after) * 2) })}`
        : null}
    </li>
  );
}

/** A value of a field as people read it; `--` where there is none. */
function useShown(attribute: AttributeField | undefined): (value: unknown) => string {
  const { t, word, language } = useTexts();
  return (value) => {
    if (attribute?.form.is === 'yes') return t(value === null ? 'sourceForm.no' : 'sourceForm.yes');
    if (value === null) return '--';
    if (attribute?.form.is === 'choice' && typeof value === 'string') {
      return word('sourcePlace', value);
    }
    if (typeof value === 'number') return formatNumber(value, language, 6);
    return attributeText(value, language);
  };
}
