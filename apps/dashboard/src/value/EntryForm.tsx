import {
  COST_CLASSES,
  LEDGER_SIDES,
  VALUE_BASES,
  VALUE_CLASSES,
  type LedgerSide,
  type Unit,
} from '@nhip-xa/contract';
import { date, useNow, useTexts } from '@nhip-xa/web-ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState, type ReactElement } from 'react';
import { ChoiceField, NewForm, TextField, WrongField } from '../admin/fields';
import { ApiError, api } from '../api/http';
import { unitsBelowQuery } from '../api/queries';
import { valueKey } from '../api/value-queries';
import { unitName } from '../shell/unit-name';
import { entryBody, newId } from './entry-body';

/** One entry, typed; of a province for one of its communes. */
export function EntryForm({ unit }: { unit: Unit }): ReactElement {
  const { t, word } = useTexts();
  const queries = useQueryClient();
  const [side, setSide] = useState<LedgerSide>('value');
  const [written, setWritten] = useState(false);
  // the same until it is entered: sent twice it is one
  const id = useRef(newId());
  if (unit.level !== 'commune' && unit.level !== 'province') {
    return <p className="faint">{t('worth.communeOnly')}</p>;
  }
  const send = async (values: Record<string, string>): Promise<void> => {
    setWritten(false);
    const read = entryBody({ unit: unit.code, side, ...values }, id.current);
    if ('problems' in read) {
      const words = read.problems.map(({ column, code }) =>
        t('worth.badField', {
          field: word('worthColumn', column),
          why: word('worthProblem', code),
        }),
      );
      throw new WrongField(words.join('; '));
    }
    const stood = await api.POST('/api/v1/value-ledger', { body: read.body }).then(
      () => false,
      (error: unknown) => {
        if (error instanceof ApiError && error.code === 'exists') return true;
        throw error;
      },
    );
    id.current = newId();
    setSide('value');
    setWritten(!stood);
    await queries.invalidateQueries({ queryKey: valueKey(unit.code) });
    if (stood) throw new WrongField(t('worth.standsAlready'));
  };
  return (
    <div>
      <NewForm title={t('worth.form')} send={send}>
        {unit.level === 'province' ? <CommuneField province={unit.code} /> : null}
        <ChoiceField
          name="side"
          label={t('worth.side')}
          choices={LEDGER_SIDES.map((value) => ({ value, text: t(`worth.${value}`) }))}
          chosen={(chosen) => setSide(chosen === 'cost' ? 'cost' : 'value')}
        />
        <EntryFields side={side} />
      </NewForm>
      <p role="status">{written ? t('worth.written') : null}</p>
    </div>
  );
}

function EntryFields({ side }: { side: LedgerSide }): ReactElement {
  const { t } = useTexts();
  const now = useNow(60_000);
  const classes = side === 'value' ? VALUE_CLASSES : COST_CLASSES;
  return (
    <>
      <ChoiceField
        key={side}
        name="class"
        label={t('worth.class')}
        choices={classes.map((value) => ({ value, text: t(`worthClass.${value}`) }))}
      />
      <TextField
        name="at"
        label={t('worth.day')}
        how={t('worth.dayHow')}
        defaultValue={date(now)}
        required
      />
      <TextField name="amount" label={t('worth.amount')} how={t('worth.amountHow')} required />
      {side === 'value' ? (
        <>
          <TextField name="hours" label={t('worth.hours')} how={t('worth.hoursHow')} />
          <ChoiceField
            name="basis"
            label={t('worth.basisOf')}
            choices={VALUE_BASES.map((value) => ({ value, text: t(`worthBasis.${value}`) }))}
          />
        </>
      ) : null}
      <TextField name="note" label={t('worth.note')} how={t('worth.noteHow')} />
    </>
  );
}

function CommuneField({ province }: { province: string }): ReactElement {
  const { t, language } = useTexts();
  const below = useQuery(unitsBelowQuery(province)).data?.items ?? [];
  return (
    <ChoiceField
      name="unit"
      label={t('worth.commune')}
      choices={below.map((one) => ({
        value: one.code,
        text: `${unitName(one, language)} (${one.code})`,
      }))}
    />
  );
}
