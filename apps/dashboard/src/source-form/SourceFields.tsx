import { LIMITS, type Source, type SourceKind } from '@nhip-xa/contract';
import { formatNumber, useTexts, type Language } from '@nhip-xa/web-ui';
import { useQuery } from '@tanstack/react-query';
import { useMemo, type ReactElement } from 'react';
import { TextField } from '../admin/fields';
import { unitsBelowQuery } from '../api/queries';
import { useDefinitions } from '../shell/definitions';
import { unitName } from '../shell/unit-name';
import { attributeFieldsOf, type AttributeField } from './attribute-fields';
import { attributeName } from './source-body';

/** The attributes that a form asks for: those that a KPI in use reads. */
export function useAttributeFields(of: SourceKind | Source): readonly AttributeField[] {
  const definitions = useDefinitions();
  return useMemo(() => {
    const inUse = new Set(definitions.filter(({ enabled }) => enabled).map(({ code }) => code));
    return attributeFieldsOf(typeof of === 'string' ? { kind: of } : of, inUse);
  }, [definitions, of]);
}

interface AttributeFieldsProps {
  fields: readonly AttributeField[];
  source?: Source;
}

/** What KPIs read of a source, each with the KPIs that it changes. */
export function AttributeInputs({ fields, source }: AttributeFieldsProps): ReactElement {
  return (
    <>
      {fields.map((field) => (
        <AttributeInput key={field.name} field={field} value={source?.attributes[field.name]} />
      ))}
    </>
  );
}

function AttributeInput({ field, value }: { field: AttributeField; value: unknown }): ReactElement {
  const { t, word, language } = useTexts();
  const { name, form } = field;
  const label = word('sourceAttribute', name);
  const kpis = useKpiNames(field.kpis);
  const use = kpis === '' ? '' : t('sourceForm.use', { kpis });
  if (form.is === 'yes') {
    return (
      <label className="field source-form__tick">
        <span>
          <input type="checkbox" name={attributeName(name)} defaultChecked={value === form.value} />{' '}
          {label}
        </span>
        <small className="faint">{use}</small>
      </label>
    );
  }
  if (form.is === 'choice') {
    return (
      <label className="field">
        {label}
        <select name={attributeName(name)} defaultValue={typeof value === 'string' ? value : ''}>
          <option value="">{t('sourceForm.none')}</option>
          {form.values.map((one) => (
            <option key={one} value={one}>
              {word('sourcePlace', one)}
            </option>
          ))}
        </select>
        <small className="faint">{use}</small>
      </label>
    );
  }
  return (
    <TextField
      name={attributeName(name)}
      label={label}
      how={`${word('sourceAttributeHow', name)} ${use}`}
      defaultValue={attributeText(value, language)}
      maxLength={100}
    />
  );
}

/** The KPIs in use that read it, by name. */
export function useKpiNames(codes: readonly string[]): string {
  const { language } = useTexts();
  const definitions = useDefinitions();
  return codes
    .flatMap((code) => definitions.filter((one) => one.code === code && one.enabled))
    .map(({ name }) => `“${name[language]}”`)
    .join(', ');
}

/** As it is typed: `252,5 / 254 / 256`. */
export function attributeText(value: unknown, language: Language): string {
  if (Array.isArray(value)) {
    return value.map((one) => formatNumber(Number(one), language, 3)).join(' / ');
  }
  return typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value);
}

interface MoreFieldsProps {
  kind: SourceKind;
  unit: string;
  source?: Source;
}

/** Heartbeat, place and gateway of a source. */
export function MoreFields({ kind, unit, source }: MoreFieldsProps): ReactElement {
  const { t, language } = useTexts();
  const degrees = (value: number | null | undefined): string =>
    value === null || value === undefined ? '' : formatNumber(value, language, 6);
  return (
    <>
      <TextField
        name="heartbeatSeconds"
        label={t('sources.heartbeat')}
        how={t('sources.heartbeatHow')}
        type="number"
        min={LIMITS.heartbeatSecondsLeast}
        max={LIMITS.heartbeatSecondsMost}
        defaultValue={source ? String(source.heartbeatSeconds) : ''}
      />
      <TextField
        name="lat"
        label={t('sourceForm.lat')}
        how={t('sourceForm.latHow')}
        defaultValue={degrees(source?.lat)}
      />
      <TextField
        name="lon"
        label={t('sourceForm.lon')}
        how={t('sourceForm.lonHow')}
        defaultValue={degrees(source?.lon)}
      />
      <VillageField unit={unit} value={source?.village ?? ''} />
      {kind === 'gateway' ? null : (
        <TextField
          name="gateway"
          label={t('gateway.key')}
          how={t('gateway.keyHow')}
          defaultValue={source?.gateway ?? ''}
        />
      )}
    </>
  );
}

/** The village that it stands in, where the commune has any. */
function VillageField({ unit, value }: { unit: string; value: string }): ReactElement | null {
  const { t, language } = useTexts();
  const isCommune = unit.length === COMMUNE_DIGITS;
  const below = useQuery({ ...unitsBelowQuery(unit), enabled: isCommune }).data?.items ?? [];
  if (!isCommune || (below.length === 0 && value === '')) return null;
  const known = below.some(({ code }) => code === value) || value === '';
  return (
    <label className="field">
      {t('sourceForm.village')}
      <select name="village" defaultValue={value} key={below.length}>
        <option value="">{t('sourceForm.none')}</option>
        {known ? null : <option value={value}>{value}</option>}
        {below.map((village) => (
          <option key={village.code} value={village.code}>
            {unitName(village, language)}
          </option>
        ))}
      </select>
    </label>
  );
}

/** [contract 1] a commune's code; a province's has fewer digits. */
const COMMUNE_DIGITS = 5;
