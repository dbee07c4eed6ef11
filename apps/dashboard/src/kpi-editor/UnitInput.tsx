import { useTexts } from '@nhip-xa/web-ui';
import { useQuery } from '@tanstack/react-query';
import { useId, type ReactElement } from 'react';
import { unitQuery, unitsBelowQuery } from '../api/queries';
import { useMe } from '../shell/me';
import { unitName } from '../shell/unit-name';

interface UnitInputProps {
  label: string;
  value: string;
  change: (unit: string) => void;
}

/** A unit by its code, with those near at hand to choose from and the name of the one that is given. */
export function UnitInput({ label, value, change }: UnitInputProps): ReactElement {
  const { language } = useTexts();
  const id = useId();
  const me = useMe();
  const given = useQuery({ ...unitQuery(value), enabled: /^(VN|\d{2}|\d{5})$/.test(value) }).data;
  const within = given?.level === 'commune' ? (given.parent ?? me.unit) : value;
  const known = /^(VN|\d{2})$/.test(within);
  const below = useQuery({ ...unitsBelowQuery(within), enabled: known }).data?.items ?? [];
  return (
    <label className="field">
      {label}
      <input
        value={value}
        list={id}
        autoComplete="off"
        onChange={({ target }) => change(target.value.trim())}
      />
      <datalist id={id}>
        {below.map((unit) => (
          <option key={unit.code} value={unit.code}>
            {unitName(unit, language)}
          </option>
        ))}
      </datalist>
      <small className="faint">{given ? unitName(given, language) : '…'}</small>
    </label>
  );
}
