import type { DueIn } from '@nhip-xa/domain';

type Attributes = Record<string, string | number | boolean>;

/** What one message says of a case. Moments are milliseconds since 1970. */
export interface CaseSay {
  kind:
    | 'dossier'
    | 'document'
    | 'task'
    | 'feedback'
    | 'incident'
    | 'detection'
    | 'ticket'
    | 'alarm'
    | 'bulletin';
  id: string;
  state: string;
  openedAtMs?: number;
  acceptedAtMs?: number;
  dueAtMs?: number;
  dueIn?: DueIn;
  severity?: 'low' | 'normal' | 'high' | 'urgent';
  category?: string;
  village?: string;
  location?: { lat: number; lon: number };
  attributes?: Attributes;
  /** Attributes that are moments, such as a bulletin's `validFrom`. */
  momentsMs?: Record<string, number>;
}

/** What one event message says. */
export interface EventSay {
  id: string;
  type: string;
  amount?: number;
  village?: string;
  attributes?: Attributes;
}

/** A message of the plan: who says what, and when. */
export type Planned = { source: string; commune: string; atMs: number } & (
  { channel: 'case'; say: CaseSay } | { channel: 'event'; say: EventSay }
);

/** A case from its first state to its last, as its source will tell it. */
export type Life = readonly Planned[];

export const byTime = (a: Planned, b: Planned): number =>
  a.atMs - b.atMs || (a.say.id < b.say.id ? -1 : a.say.id > b.say.id ? 1 : 0);
