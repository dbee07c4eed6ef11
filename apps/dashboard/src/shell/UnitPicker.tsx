import { SEARCH_LIMITS, UNIT_LEVELS, type UnitLevel } from '@nhip-xa/contract';
import { Select } from '@nhip-xa/web-controls';
import { useTexts } from '@nhip-xa/web-ui';
import { useState, type ReactElement } from 'react';
import { useUnitChoices } from './unit-choices';

interface UnitPickerProps {
  label: string;
  /** Its code; empty: none is chosen. */
  value: string;
  choose: (code: string) => void;
  /** Which can be chosen; all unless said otherwise. */
  levels?: readonly UnitLevel[];
  /** Under which a form sends the code. */
  name?: string;
  required?: boolean;
  className?: string;
}

/** More than near at hand is of no use to look through; what is sought is typed. */
const SHOWN = 100;

/** A unit by a few letters of its name, without marks, or by its code. */
export function UnitPicker(props: UnitPickerProps): ReactElement {
  const { label, value, choose, levels = UNIT_LEVELS, name, required = false, className } = props;
  const { t } = useTexts();
  const [typed, type] = useState('');
  const [isOpen, setOpen] = useState(false);
  const choices = useUnitChoices(typed, value, levels);
  const others = choices.filter((one) => one.value !== value);
  return (
    <Select
      className={className ?? 'unit-picker'}
      label={label}
      description={t('units.pickHow')}
      data={choices}
      value={value === '' ? null : value}
      onChange={(code) => choose(code ?? '')}
      searchable
      onSearchChange={type}
      // they were found already
      filter={({ options }) => options}
      nothingFoundMessage={t('units.pickNone')}
      limit={SHOWN}
      required={required}
      allowDeselect={!required}
      clearable={!required}
      {...(name === undefined ? {} : { name })}
      dropdownOpened={isOpen}
      onDropdownOpen={() => setOpen(true)}
      onDropdownClose={() => setOpen(false)}
      onFocus={({ currentTarget }) => currentTarget.select()}
      onKeyDown={(event) => {
        const led = event.currentTarget.getAttribute('aria-activedescendant');
        if (event.key !== 'Enter' || !isOpen || led || event.nativeEvent.isComposing) return;
        // a form is not sent by whoever is still choosing: the first that was found is taken
        event.preventDefault();
        const [first] = others;
        const isSought = typed.trim().length >= SEARCH_LIMITS.charactersLeast;
        if (first && isSought && !typed.startsWith(`${value} ·`)) choose(first.value);
        setOpen(false);
      }}
    />
  );
}
