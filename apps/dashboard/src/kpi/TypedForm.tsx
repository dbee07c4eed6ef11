import { LIMITS, type KpiValue } from '@nhip-xa/contract';
import { isRatio, unitWord } from '@nhip-xa/domain';
import { useLive } from '@nhip-xa/web-live';
import { useNow, useTexts, type Texts } from '@nhip-xa/web-ui';
import type { ReactElement } from 'react';
import { NewForm, TextField, WrongField } from '../admin/fields';
import { api } from '../api/http';
import type { Definition } from '../shell/definitions';
import { typedBody, usualDays, type TypedFields, type TypedProblem } from './typed-body';

interface TypedFormProps {
  value: KpiValue;
  definition: Definition;
  done: () => Promise<void>;
}

/** A number, or both sides of one, with the period that it is of and until when it counts. */
export function TypedForm({ value, definition, done }: TypedFormProps): ReactElement {
  const texts = useTexts();
  const { t, language } = texts;
  const nowMs = useNow(
    60_000,
    useLive((state) => state.offsetMs),
  );
  const ratio = isRatio(definition);
  const send = async (fields: TypedFields): Promise<void> => {
    const said = typedBody(fields, { unit: value.unit, kpi: value.kpi, ratio, nowMs });
    if ('problem' in said) throw new WrongField(problemWords(said.problem, texts));
    await api.POST('/api/v1/typed-numbers', { body: said.body });
    await done();
  };
  const usual = usualDays(nowMs);
  const day = t('typed.day');
  const unit = unitWord(definition.uom, language);
  return (
    <NewForm title={t('typed.form')} act={t('typed.save')} send={send}>
      {ratio ? (
        <>
          <TextField
            name="numerator"
            label={t('typed.numerator')}
            how={t('typed.numeratorHow')}
            required
          />
          <TextField
            name="denominator"
            label={t('typed.denominator')}
            how={t('typed.denominatorHow')}
            required
          />
        </>
      ) : (
        <TextField
          name="numerator"
          label={unit === '' ? t('typed.number') : t('typed.numberOf', { unit })}
          required
        />
      )}
      <TextField name="from" label={t('typed.from')} how={day} defaultValue={usual.from} required />
      <TextField name="to" label={t('typed.to')} how={day} defaultValue={usual.to} required />
      <TextField
        name="until"
        label={t('typed.until')}
        how={t('typed.untilHow')}
        defaultValue={usual.until}
        required
      />
      <TextField
        name="note"
        label={t('typed.note')}
        how={t('typed.noteHow')}
        maxLength={LIMITS.noteCharacters}
      />
    </NewForm>
  );
}

const problemWords = ({ text, field, given }: TypedProblem, { t }: Texts): string =>
  t(text, {
    field: field === undefined ? '' : t(field),
    text: given ?? '',
    days: LIMITS.typedDays,
  });
