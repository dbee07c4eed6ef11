import type { Unit } from '@nhip-xa/contract';
import { DateInput } from '@nhip-xa/web-controls';
import { useTexts } from '@nhip-xa/web-ui';
import { useMemo, useState, type ReactElement } from 'react';
import { TextField } from '../admin/fields';
import { UnitPicker } from '../shell/UnitPicker';
import { LEVEL_BELOW } from './unit-body';

/** What each level's code looks like, in a pattern of HTML. */
const FORMS = { nation: 'VN', province: '\\d{2}', commune: '\\d{5}', village: '\\d{5}-\\d{1,4}' };

export interface UnitFieldsProps {
  /** The unit as it stands; without it a new one, below `parent`. */
  unit?: Unit | undefined;
  parent?: Unit | undefined;
}

/** What can be said of a unit. */
export function UnitFields({ unit, parent }: UnitFieldsProps): ReactElement {
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
            <Successor unit={unit} />
          </>
        ) : null}
      </div>
      {unit ? <p className="faint units-form__closing">{t('units.closing')}</p> : null}
    </>
  );
}

/** The unit that took its place: of the same level. */
function Successor({ unit }: { unit: Unit }): ReactElement {
  const { t } = useTexts();
  const [code, setCode] = useState(unit.replacedBy ?? '');
  const levels = useMemo(() => [unit.level], [unit.level]);
  return (
    <UnitPicker
      label={t('units.replacedBy')}
      value={code}
      choose={setCode}
      levels={levels}
      name="replacedBy"
    />
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
        placeholder="20/11/2026"
        clearable
      />
      <input type="hidden" name={name} value={day?.slice(0, 10) ?? ''} />
    </>
  );
}
