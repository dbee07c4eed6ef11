import { PERSONAL_KEYS, normaliseKey, personalData, type PersonalData } from './personal-data';

/** The list of keys as it stands: those that come with the product, and those that were added since. */
export class PersonalList implements PersonalData {
  private standing = personalData();
  private addedKeys: readonly string[] = [];

  /** Keys beside those that come with the product. */
  get added(): readonly string[] {
    return this.addedKeys;
  }

  /** From now on these are the added ones. */
  use(added: readonly string[]): void {
    this.addedKeys = [...added];
    this.standing = personalData([...PERSONAL_KEYS, ...added]);
  }

  isPersonal(key: string): boolean {
    return this.standing.isPersonal(key);
  }

  find(document: unknown): string | undefined {
    return this.standing.find(document);
  }

  mask(document: unknown): unknown {
    return this.standing.mask(document);
  }

  except(keys: readonly string[]): PersonalData {
    return this.standing.except(keys);
  }
}

/** Keys by which our own form is read, and metrics and types that the contract names [contract 2]. */
const OUR_FORM: ReadonlySet<string> = new Set(
  [
    ...[
      'ts',
      'values',
      'commune',
      'kind',
      'id',
      'state',
      'type',
      'amount',
      'village',
      'attributes',
    ],
    ...[
      'openedAt',
      'acceptedAt',
      'closedAt',
      'dueAt',
      'dueIn',
      'workingDays',
      'workingHours',
      'days',
    ],
    ...[
      'pauses',
      'from',
      'to',
      'why',
      'severity',
      'category',
      'location',
      'lat',
      'lon',
      'receivedBy',
    ],
    ...['battery', 'firmware', 'procedure', 'channel', 'fee', 'payment', 'class', 'level'],
    ...[
      'validFrom',
      'validTo',
      'issuer',
      'confidence',
      'hours',
      'basis',
      'ok',
      'sent',
      'delivered',
    ],
    ...['water_level', 'rain', 'rain_total', 'depth', 'pm25', 'pm10', 'temperature', 'humidity'],
    ...['noise', 'rssi', 'up', 'rtt', 'value', 'online', 'offline'],
  ].map(normaliseKey),
);

/** Whoever refused this key would refuse what every source of ours sends. */
export const isOfOurForm = (key: string): boolean => OUR_FORM.has(normaliseKey(key));
