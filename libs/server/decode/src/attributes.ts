import { LIMITS } from '@nhip-xa/contract';
import type { CaseKind } from '@nhip-xa/domain';
import type { DecodeNote } from '@nhip-xa/ports';
import { isLossyText } from './lossy-text';
import { BadItem, isObject } from './stated';

/** The attributes of a case or an event, their values translated where the kind says how. */
export function attributesOf(
  stated: unknown,
  notes: DecodeNote[],
  kind?: CaseKind,
): Record<string, unknown> {
  if (!isObject(stated)) throw new BadItem('bad-shape', 'attributes is no object');
  const entries = Object.entries(stated);
  if (entries.length > LIMITS.attributes) {
    throw new BadItem('bad-shape', `more than ${LIMITS.attributes} attributes`);
  }
  return Object.fromEntries(
    entries.map(([name, value]) => {
      const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
      if (text.length > LIMITS.attributeCharacters) {
        throw new BadItem('bad-shape', `attributes.${name} is too long`);
      }
      if (typeof value === 'string' && isLossyText(value)) notes.push('lossy-text');
      return [name, kind?.attributeAliases?.[name]?.[text] ?? value];
    }),
  );
}
