import { COMMUNE_CODE, LIMITS } from '@nhip-xa/contract';
import {
  caseKind,
  stateName,
  type CaseFields,
  type CaseKind,
  type DueIn,
  type Pause,
} from '@nhip-xa/domain';
import type { Decoded, DecodeNote } from '@nhip-xa/ports';
import { attributesOf } from './attributes';
import { maySend } from './declared';
import type { ItemContext } from './item-context';
import { isLossyText } from './lossy-text';
import { BadItem, factTime, fieldTime, isObject, textField } from './stated';

/** One `case` object [contract 2, the case kinds]; it may be partial. */
export function decodeCase(document: unknown, context: ItemContext): void {
  context.attempt(document, () => {
    if (!isObject(document)) throw new BadItem('bad-shape', 'no object');
    const personal = context.personal.find(document);
    if (personal !== undefined) throw new BadItem('personal-data', personal);
    const name = textField(document['kind'], 'kind', LIMITS.idCharacters);
    const kind = caseKind(name);
    if (!kind) throw new BadItem('bad-shape', `no kind of case: ${name}`);
    if (!maySend(context.source, 'case', name)) throw new BadItem('not-declared', `case:${name}`);
    const { us, undated, claimed, notes } = factTime(document['ts'], context.receivedUs);
    const item = {
      fact: 'case',
      commune: context.communeOf(document['commune']),
      kind: name,
      id: textField(document['id'], 'id', LIMITS.idCharacters),
      tsUs: us,
      state: stateOf(document['state'], kind),
      fields: fieldsOf(document, kind, notes),
    } as const;
    return {
      item,
      undated,
      notes,
      ...(claimed === undefined ? {} : { claimed }),
    } satisfies Decoded;
  });
}

function stateOf(stated: unknown, kind: CaseKind): string | null {
  if (stated === undefined || stated === null) return null;
  if (typeof stated !== 'string' && typeof stated !== 'number') {
    throw new BadItem('bad-shape', 'state is no text');
  }
  const state = stateName(kind, stated);
  if (state === undefined)
    throw new BadItem('bad-shape', `no state of its kind: ${String(stated)}`);
  return state;
}

const SEVERITIES: readonly unknown[] = ['low', 'normal', 'high', 'urgent'];

/** Reads what was given of each field; a field that is absent stays absent, null stays null. */
function fieldsOf(
  document: Record<string, unknown>,
  kind: CaseKind,
  notes: DecodeNote[],
): CaseFields {
  const fields: CaseFields = {};
  const given = <T>(
    name: string,
    read: (stated: unknown) => T,
  ): { value: T | null } | undefined => {
    const stated = document[name];
    if (stated === undefined) return undefined;
    return { value: stated === null ? null : read(stated) };
  };
  const time = (name: string) => given(name, (stated) => fieldTime(stated, name, notes));
  const text = (name: string, characters: number) =>
    given(name, (stated) => {
      const read = textField(stated, name, characters);
      if (isLossyText(read)) notes.push('lossy-text');
      return read;
    });
  const put = <K extends keyof CaseFields>(name: K, read: { value: CaseFields[K] } | undefined) => {
    if (read) fields[name] = read.value;
  };
  put('openedAt', time('openedAt'));
  put('acceptedAt', time('acceptedAt'));
  put('closedAt', time('closedAt'));
  put(
    'due',
    given('dueIn', (stated) => ({ in: dueInOf(stated) })),
  );
  const dueAt = given('dueAt', (stated) => ({ at: fieldTime(stated, 'dueAt', notes) }));
  // a moment goes before a period; that there is none does not clear a period
  if (dueAt?.value || !fields.due) put('due', dueAt);
  put(
    'pauses',
    given('pauses', (stated) => pausesOf(stated, notes)),
  );
  put('severity', given('severity', severityOf));
  put('category', text('category', LIMITS.idCharacters));
  put('village', text('village', LIMITS.idCharacters));
  put('location', given('location', locationOf));
  put('receivedBy', given('receivedBy', communeCodeOf));
  put(
    'attributes',
    given('attributes', (stated) => attributesOf(stated, notes, kind)),
  );
  return fields;
}

function severityOf(stated: unknown): string {
  if (!SEVERITIES.includes(stated)) throw new BadItem('bad-shape', 'severity is none of the four');
  return stated as string;
}

function communeCodeOf(stated: unknown): string {
  if (typeof stated === 'string' && COMMUNE_CODE.test(stated)) return stated;
  throw new BadItem('bad-shape', 'receivedBy is no code of 5 digits');
}

const DUE_UNITS = ['workingDays', 'workingHours', 'days'] as const;
/** The longest period that is believed: ten years. */
const LONGEST_DUE_IN = 3_660;

function dueInOf(stated: unknown): DueIn {
  const entries = isObject(stated) ? Object.entries(stated) : [];
  const [unit, amount] = entries[0] ?? [];
  const whole = unit === 'workingHours' ? Number.isFinite(amount) : Number.isInteger(amount);
  const known = DUE_UNITS.find((name) => name === unit);
  if (entries.length !== 1 || !known || !whole)
    throw new BadItem('bad-shape', 'dueIn has not its form');
  const most = known === 'workingHours' ? LONGEST_DUE_IN * 8 : LONGEST_DUE_IN;
  if ((amount as number) < 0 || (amount as number) > most) {
    throw new BadItem('bad-shape', `dueIn lies outside 0 to ${most}`);
  }
  return { [known]: amount } as unknown as DueIn;
}

function pausesOf(stated: unknown, notes: DecodeNote[]): Pause[] {
  if (!Array.isArray(stated) || stated.length > LIMITS.pauses) {
    throw new BadItem('bad-shape', `pauses is no list of at most ${LIMITS.pauses}`);
  }
  return stated.map((pause: unknown) => {
    if (!isObject(pause)) throw new BadItem('bad-shape', 'a pause is no object');
    const from = fieldTime(pause['from'], 'pauses.from', notes);
    const to = pause['to'] ?? null;
    const until = to === null ? null : fieldTime(to, 'pauses.to', notes);
    if (until !== null && until < from)
      throw new BadItem('bad-shape', 'a pause ends before it begins');
    const why = pause['why'] ?? 'supplement';
    if (why !== 'supplement' && why !== 'payment') {
      throw new BadItem('bad-shape', 'pauses.why is neither supplement nor payment');
    }
    return { from, to: until, why };
  });
}

function locationOf(stated: unknown): { lat: number; lon: number } {
  const lat = isObject(stated) ? stated['lat'] : undefined;
  const lon = isObject(stated) ? stated['lon'] : undefined;
  const inside = (value: unknown, most: number): value is number =>
    typeof value === 'number' && Math.abs(value) <= most;
  if (!inside(lat, 90) || !inside(lon, 180)) throw new BadItem('bad-shape', 'location is no place');
  return { lat, lon };
}
