import type { Unit } from '@nhip-xa/contract';
import { DateInput } from '@nhip-xa/web-controls';
import { useTexts } from '@nhip-xa/web-ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState, type ReactElement, type SubmitEvent } from 'react';
import { TextField, WrongField, refusalWords } from '../admin/fields';
import { unitQuery } from '../api/queries';
import { Loading, Trouble } from '../shell/states';
import { unitName } from '../shell/unit-name';
import { LEVEL_BELOW, NoNumber, changedUnit, newUnit, type UnitValues } from './unit-body';
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

interface UnitFormProps {
  title: string;
  act: string;
  /** The unit as it stands; without it a new one, below `parent`. */
  unit?: Unit | undefined;
  parent?: Unit | undefined;
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

/** What each level's code looks like, in a pattern of HTML. */
const FORMS = { nation: 'VN', province: '\\d{2}', commune: '\\d{5}', village: '\\d{5}-\\d{1,4}' };

function UnitFields({ unit, parent }: Pick<UnitFormProps, 'unit' | 'parent'>): ReactElement {
  const { t } = useTexts();
  const level = parent ? LEVEL_BELOW[parent.level] : undefined;
  const text = (value: string | number | null | undefined): { defaultValue?: string } =>
    value === null || value === undefined ? {} : { defaultValue: String(value) };
  return (
    <>
      <div className="form__fields">
        {parent && level && level !== 'nation' ? (
          <TextField
            name="code"
            label={t('units.code')}
            how={t(`units.codeHow.${level}`, { code: parent.code })}
            pattern={FORMS[level]}
            required
          />
        ) : null}
        <TextField
          name="nameVi"
          label={t('units.nameVi')}
          how={t('units.nameViHow')}
          maxLength={200}
          required
          {...text(unit?.name.vi)}
        />
        <TextField
          name="nameEn"
          label={t('units.nameEn')}
          maxLength={200}
          {...text(unit?.name.en)}
        />
        <TextField
          name="kind"
          label={t('units.kind')}
          how={t('units.kindHow')}
          maxLength={60}
          {...text(unit?.kind)}
        />
        <TextField name="population" label={t('units.people')} {...text(unit?.population)} />
        <TextField name="lat" label={t('units.lat')} {...text(unit?.lat)} />
        <TextField
          name="lon"
          label={t('units.lon')}
          how={t('units.placeHow')}
          {...text(unit?.lon)}
        />
        <DayField name="validFrom" label={t('units.validFrom')} start={unit?.validFrom ?? null} />
        {unit ? (
          <>
            <DayField name="validTo" label={t('units.validTo')} start={unit.validTo} />
            <TextField
              name="replacedBy"
              label={t('units.replacedBy')}
              pattern="\d{2}|\d{5}|\d{5}-\d{1,4}"
              {...text(unit.replacedBy)}
            />
          </>
        ) : null}
      </div>
      {unit ? <p className="faint units-form__closing">{t('units.closing')}</p> : null}
    </>
  );
}

/** A day, chosen or typed as it is written here; sent as `2025-07-01`. */
function DayField({ name, label, start }: { name: string; label: string; start: string | null }) {
  const [day, setDay] = useState<string | null>(start);
  return (
    <>
      <DateInput
        label={label}
        value={day}
        onChange={setDay}
        valueFormat="DD/MM/YYYY"
        placeholder="dd/mm/yyyy"
        clearable
      />
      <input type="hidden" name={name} value={day?.slice(0, 10) ?? ''} />
    </>
  );
}
