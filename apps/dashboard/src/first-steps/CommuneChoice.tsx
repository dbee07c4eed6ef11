import type { Unit } from '@nhip-xa/contract';
import { Select, type SelectProps } from '@nhip-xa/web-controls';
import { useTexts } from '@nhip-xa/web-ui';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { unitsBelowQuery } from '../api/queries';
import { plainLetters } from '../shell/plain-letters';
import { Loading, Trouble } from '../shell/states';
import { unitName } from '../shell/unit-name';
import { usePlace } from './steps';

/** `dong` finds Đồng Đăng; a code finds by its beginning or any part of it. */
export const byPlainLetters: NonNullable<SelectProps['filter']> = ({ options, search }) =>
  options.filter(
    (option) => 'label' in option && plainLetters(option.label).includes(plainLetters(search)),
  );

interface CommuneChoiceProps {
  province: string;
  /** The first of those just made; empty: none was. */
  made: string;
  /** Nothing else is under way: it is the next thing to do. */
  isNext: boolean;
}

/** Which commune of those that are there comes first, and the way on with it. */
export function CommuneChoice({ province, ...rest }: CommuneChoiceProps): ReactElement | null {
  const there = useQuery(unitsBelowQuery(province));
  if (there.error) return <Trouble error={there.error} retry={() => void there.refetch()} />;
  if (!there.data) return <Loading rows={1} />;
  const units = there.data.items.filter(({ simulated }) => !simulated);
  if (units.length === 0) return null;
  return <Choice units={units} {...rest} />;
}

interface ChoiceProps extends Omit<CommuneChoiceProps, 'province'> {
  units: readonly Unit[];
}

function Choice({ units, made, isNext }: ChoiceProps): ReactElement {
  const { t, language } = useTexts();
  const { commune, go } = usePlace();
  const [chosen, setChosen] = useState<string | null>(null);
  const usual = [made, commune, units.length === 1 ? units[0]?.code : undefined];
  const code = chosen ?? usual.find((one) => units.some((unit) => unit.code === one)) ?? null;
  const unit = units.find((one) => one.code === code);
  return (
    <div className="first-there">
      <h3>{t('first.communes.there', { count: units.length })}</h3>
      <Select
        className="first-there__choice"
        label={t('first.communes.first')}
        description={t('first.communes.find')}
        data={units.map((one) => ({
          value: one.code,
          label: `${one.code} · ${unitName(one, language)}`,
        }))}
        value={code}
        onChange={setChosen}
        searchable
        filter={byPlainLetters}
        allowDeselect={false}
      />
      <button
        type="button"
        className={unit && isNext ? 'button button--main' : 'button'}
        disabled={!unit}
        onClick={() => go({ step: 'source', commune: unit?.code ?? '', source: '' })}
      >
        {unit ? t('first.communes.goOn', { name: unitName(unit, language) }) : t('first.next')}
      </button>
    </div>
  );
}
