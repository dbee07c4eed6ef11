import type { Unit } from '@nhip-xa/contract';
import { useTexts } from '@nhip-xa/web-ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState, type ReactElement, type SubmitEvent } from 'react';
import { WrongField, refusalWords } from '../admin/fields';
import { unitQuery } from '../api/queries';
import { Loading, Trouble } from '../shell/states';
import { unitName } from '../shell/unit-name';
import { UnitFields, type UnitFieldsProps } from './UnitFields';
import { NoNumber, changedUnit, newUnit, type UnitValues } from './unit-body';
import { changeUnit, makeUnit } from './unit-queries';

/** Units are shown in many places: all of them are asked for again. */
function useUnitsAnew(): () => Promise<unknown> {
  const queries = useQueryClient();
  return () =>
    Promise.all(
      ['units', 'unit', 'map', 'demonstration'].map((key) =>
        queries.invalidateQueries({ queryKey: [key] }),
      ),
    );
}

/** A new unit directly below another. */
export function NewUnit({ parent }: { parent: Unit }): ReactElement {
  const { t, language } = useTexts();
  const anew = useUnitsAnew();
  const [isOpen, setOpen] = useState(false);
  const [said, setSaid] = useState('');
  const send = async (values: UnitValues): Promise<void> => {
    const made = await makeUnit(newUnit(values, parent));
    setSaid(t('units.made', { name: unitName(made, language), code: made.code }));
    setOpen(false);
    await anew();
  };
  return (
    <>
      {isOpen ? (
        <UnitForm
          title={t('units.newIn', { name: unitName(parent, language) })}
          act={t('admin.create')}
          parent={parent}
          send={send}
          close={() => setOpen(false)}
        />
      ) : (
        <button
          type="button"
          className="button button--main"
          onClick={() => {
            setSaid('');
            setOpen(true);
          }}
        >
          {t('units.new')}
        </button>
      )}
      <p role="status" className="units-said">
        {said}
      </p>
    </>
  );
}

/** A unit that there is; which one stands in the address. */
export function EditUnit({ code }: { code: string }): ReactElement {
  const { t, language } = useTexts();
  const navigate = useNavigate({ from: '/admin/units' });
  const found = useQuery({ ...unitQuery(code), staleTime: 0 });
  const anew = useUnitsAnew();
  const close = (): void =>
    void navigate({ search: (before) => ({ ...before, edit: '' }), replace: true });
  const send = async (values: UnitValues): Promise<void> => {
    await changeUnit(code, changedUnit(values));
    await anew();
    close();
  };
  if (found.error) return <Trouble error={found.error} retry={() => void found.refetch()} />;
  if (!found.data) return <Loading rows={4} />;
  const unit = found.data;
  return (
    <UnitForm
      title={t('units.editing', { name: unitName(unit, language), code })}
      act={t('units.save')}
      unit={unit}
      send={send}
      close={close}
    />
  );
}

interface UnitFormProps extends UnitFieldsProps {
  title: string;
  act: string;
  send: (values: UnitValues) => Promise<void>;
  close: () => void;
}

function UnitForm({ title, act, unit, parent, send, close }: UnitFormProps): ReactElement {
  const { t } = useTexts();
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState('');
  const submit = async (form: HTMLFormElement): Promise<void> => {
    setBusy(true);
    setTrouble('');
    const filled = [...new FormData(form)].filter(([, value]) => value !== '');
    try {
      await send(Object.fromEntries(filled) as Record<string, string>);
    } catch (error) {
      setTrouble(refusalWords(readable(error as Error, t), t));
      setBusy(false);
    }
  };
  return (
    <form
      className="panel form units-form"
      aria-label={title}
      onSubmit={(event: SubmitEvent<HTMLFormElement>) => {
        event.preventDefault();
        void submit(event.currentTarget);
      }}
    >
      <h2>{title}</h2>
      <UnitFields unit={unit} parent={parent} />
      <p className="trouble" role="alert">
        {trouble}
      </p>
      <div className="form__ends">
        <button type="submit" className="button button--main" disabled={busy}>
          {act}
        </button>
        <button type="button" className="button" onClick={close}>
          {t('admin.cancel')}
        </button>
      </div>
    </form>
  );
}

const readable = (error: Error, t: ReturnType<typeof useTexts>['t']): Error =>
  error instanceof NoNumber
    ? new WrongField(
        t('units.wrongNumber', {
          field: t(error.field === 'population' ? 'units.people' : `units.${error.field}`),
        }),
      )
    : error;
