import type { Unit } from '@nhip-xa/contract';
import { useQuery } from '@tanstack/react-query';
import { unitQuery } from '../api/queries';
import { useMe } from './me';

/** The unit and those above it as far as the reader may see, the highest first. */
export function useUnitPath(code: string): Unit[] {
  const top = useMe().unit;
  const own = useUnit(code);
  const above = (unit: Unit | undefined): string | undefined =>
    unit && unit.code !== top ? (unit.parent ?? undefined) : undefined;
  // A village lies in a commune, in a province, in the nation: there are no more steps.
  const first = useUnit(above(own));
  const second = useUnit(above(first));
  const third = useUnit(above(second));
  return [third, second, first, own].filter((unit) => unit !== undefined);
}

/** A unit by its code, once it is known. */
export function useUnit(code: string | undefined): Unit | undefined {
  const { data } = useQuery({ ...unitQuery(code ?? ''), enabled: code !== undefined });
  return code === undefined ? undefined : data;
}
