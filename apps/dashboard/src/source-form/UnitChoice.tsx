import type { UnitLevel } from '@nhip-xa/contract';
import { useTexts } from '@nhip-xa/web-ui';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { unitQuery } from '../api/queries';
import { useMe } from '../shell/me';
import { UnitPicker } from '../shell/UnitPicker';

/** [contract 1] a source belongs to a commune or a province. */
const HOLDS_SOURCES: readonly UnitLevel[] = ['commune', 'province'];

interface UnitChoiceProps {
  value: string;
  choose: (code: string) => void;
}

/** The unit that a source belongs to; a commune's people have nothing to choose. */
export function UnitChoice({ value, choose }: UnitChoiceProps): ReactElement | null {
  const { t } = useTexts();
  const own = useQuery(unitQuery(useMe().unit)).data;
  if (own?.level === 'commune') return null;
  return (
    <UnitPicker
      label={t('admin.unit')}
      levels={HOLDS_SOURCES}
      name="unit"
      required
      {...{ value, choose }}
    />
  );
}
