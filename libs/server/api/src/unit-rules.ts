import type { CreateUnit, UnitLevel } from '@nhip-xa/contract';
import type { FieldError } from './problem';

/** The form of a code at each level, and the level that its parent has [contract 1, units]. */
const LEVELS: Readonly<Record<UnitLevel, { form: RegExp; parent: UnitLevel | undefined }>> = {
  nation: { form: /^VN$/, parent: undefined },
  province: { form: /^\d{2}$/, parent: 'nation' },
  commune: { form: /^\d{5}$/, parent: 'province' },
  village: { form: /^\d{5}-\d{1,4}$/, parent: 'commune' },
};

/** What is wrong with a new unit under its parent; empty: nothing. */
export function faultsOfUnit(
  unit: CreateUnit,
  parent: { level: UnitLevel; simulated: boolean },
): FieldError[] {
  const { form, parent: parentLevel } = LEVELS[unit.level];
  const faults: FieldError[] = [];
  if (!form.test(unit.code)) {
    faults.push({ path: 'code', message: `not the code of a ${unit.level}` });
  }
  if (parent.level !== parentLevel) {
    faults.push({ path: 'parent', message: `a ${unit.level} lies in no ${parent.level}` });
  }
  if (unit.level === 'village' && !unit.code.startsWith(`${unit.parent}-`)) {
    faults.push({ path: 'code', message: 'does not begin with the code of its commune' });
  }
  if (parent.simulated && unit.simulated === false) {
    faults.push({ path: 'simulated', message: 'what lies in a simulated unit is simulated' });
  }
  return [...faults, ...faultsOfPlace(unit)];
}

/** A place has both coordinates or none. */
export function faultsOfPlace(place: {
  lat?: number | null | undefined;
  lon?: number | null | undefined;
}): FieldError[] {
  if (typeof place.lat === typeof place.lon && (place.lat === null) === (place.lon === null)) {
    return [];
  }
  return [{ path: place.lat === undefined ? 'lat' : 'lon', message: 'lat and lon go together' }];
}
