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
  if (JSON.stringify(stated).length > LIMITS.attributesCharacters) {
    throw new BadItem(
      'bad-shape',
      `attributes of more than ${LIMITS.attributesCharacters} characters`,
    );
  }
  return Object.fromEntries(
    entries.map(([name, value]) => {
      const text = typeof value === 'string' ? value : JSON.stringify(value);
      if (text.length > LIMITS.attributeCharacters) {
        throw new BadItem('bad-shape', `attributes.${name} is too long`);
      }
      if (!isFinite(value)) throw new BadItem('bad-shape', `attributes.${name} is no number`);
      if (typeof value === 'string' && isLossyText(value)) notes.push('lossy-text');
      return [name, aliasOf(kind, name, text) ?? value];
    }),
  );
}

/** The word of the contract for what another system sends; only what stands in the table itself. */
function aliasOf(kind: CaseKind | undefined, name: string, text: string): string | undefined {
  const all = kind?.attributeAliases ?? {};
  const own = Object.hasOwn(all, name) ? all[name] : undefined;
  return own && Object.hasOwn(own, text) ? own[text] : undefined;
}

/** Whether every number of it is one: `1e400` is read as infinite, and JSON has no word for that. */
function isFinite(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || value === null) return true;
  return Object.values(value).every(isFinite);
}
