import { isAboveCommunes } from '@nhip-xa/contract';
import { MultiSelect } from '@nhip-xa/web-controls';
import { useTexts } from '@nhip-xa/web-ui';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState, type ReactElement } from 'react';
import { unitsBelowQuery } from '../api/queries';
import { unitName } from '../shell/unit-name';
import { useUnitPath } from '../shell/unit-path';
import { useKpiSearch } from './use-span';
import { COMPARED_MOST, comparedUnits } from './zoom';

/** The units that one of them can be compared with: of a commune its neighbours, else those below. */
export function useComparable(unit: string): { value: string; label: string }[] {
  const { language } = useTexts();
  const path = useUnitPath(unit);
  const own = path.at(-1);
  const parent = own?.level === 'commune' ? path.at(-2)?.code : own?.code;
  const below = useQuery({ ...unitsBelowQuery(parent ?? ''), enabled: parent !== undefined });
  const units = below.data?.items;
  return useMemo(
    () =>
      (units ?? [])
        .filter(({ code, level }) => code !== unit && level !== 'village')
        .map((one) => ({ value: one.code, label: unitName(one, language) })),
    [units, unit, language],
  );
}

interface CompareChoiceProps {
  unit: string;
  comparable: readonly { value: string; label: string }[];
}

/** What the line is compared with: the period before, chosen units, the spread of those below. */
export function CompareChoice({ unit, comparable }: CompareChoiceProps): ReactElement {
  const { t } = useTexts();
  const { search, change } = useKpiSearch();
  const above = isAboveCommunes(unit);
  return (
    <div className="compare">
      <Toggle
        text={t('beside.before')}
        on={search.before === '1'}
        turn={(on) => change({ before: on ? '1' : undefined })}
      />
      {above ? (
        <Toggle
          text={t('beside.spread')}
          on={search.spread === '1'}
          turn={(on) => change({ spread: on ? '1' : undefined })}
        />
      ) : null}
      {comparable.length > 0 ? <UnitsChoice comparable={comparable} /> : null}
    </div>
  );
}

/** Units to compare with. Those that could be chosen, a province has hundreds, are made when one goes there. */
function UnitsChoice({ comparable }: Pick<CompareChoiceProps, 'comparable'>): ReactElement {
  const { t } = useTexts();
  const { search, change } = useKpiSearch();
  const [isSought, setIsSought] = useState(false);
  const chosen = comparedUnits(search.with);
  const seek = (): void => setIsSought(true);
  return (
    <MultiSelect
      className="compare__units"
      aria-label={t('beside.units')}
      placeholder={t('beside.units')}
      data={comparable.filter(({ value }) => isSought || chosen.includes(value))}
      value={chosen}
      maxValues={COMPARED_MOST}
      searchable
      clearable
      onPointerEnter={seek}
      onFocus={seek}
      onChange={(codes) => change({ with: codes.join(',') || undefined })}
    />
  );
}

interface ToggleProps {
  text: string;
  on: boolean;
  turn: (on: boolean) => void;
}

function Toggle({ text, on, turn }: ToggleProps): ReactElement {
  return (
    <label className="compare__toggle">
      <input type="checkbox" checked={on} onChange={(event) => turn(event.target.checked)} />
      {text}
    </label>
  );
}
