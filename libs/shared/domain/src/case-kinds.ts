/**
 * The kinds of case and their states [contract 2, the case kinds].
 * `open`: the clock runs. `closed`: done. `neither`: counts as neither open nor closed.
 */
export type Phase = 'open' | 'closed' | 'neither';

export interface CaseKind {
  states: Readonly<Record<string, Phase>>;
  /** Names under which other systems send the same state. */
  aliases?: Readonly<Record<string, string>>;
  /** States in which the clock stands still, and why. */
  pausedBy?: Readonly<Record<string, PauseReason>>;
  /** States that close a case only once it had been accepted; before that they count as neither. */
  closesOnceAccepted?: readonly string[];
  /** Where several states closed it: those whose moment is its end before that of any other. */
  endedFirstBy?: readonly string[];
  /** Attribute → translation of the values other systems send. */
  attributeAliases?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export type PauseReason = 'supplement' | 'payment';

const DOSSIER: CaseKind = {
  states: {
    new: 'neither',
    accepted: 'open',
    refused: 'neither',
    processing: 'open',
    supplement: 'open',
    payment: 'open',
    withdrawn: 'neither',
    stopped: 'closed',
    finished: 'closed',
    returned: 'closed',
  },
  // [domain 4.4] the ten national states by their numbers
  aliases: {
    '1': 'new',
    '2': 'accepted',
    '3': 'refused',
    '4': 'processing',
    '5': 'supplement',
    '6': 'payment',
    '7': 'withdrawn',
    '8': 'stopped',
    '9': 'finished',
    '10': 'returned',
  },
  pausedBy: { supplement: 'supplement', payment: 'payment' },
  closesOnceAccepted: ['withdrawn'],
  // [766 §2.1] the end is "finished", else "returned", else "stopped" or withdrawn
  endedFirstBy: ['finished', 'returned'],
  // [domain 4.4] channels: 1 at the counter, 2 online, 3 by post
  attributeAliases: { channel: { '1': 'counter', '2': 'online', '3': 'post' } },
};

export const CASE_KINDS: Readonly<Record<string, CaseKind>> = {
  dossier: DOSSIER,
  document: { states: { processing: 'open', finished: 'closed' } },
  task: {
    states: { assigned: 'open', processing: 'open', finished: 'closed', cancelled: 'neither' },
  },
  feedback: {
    states: {
      new: 'open',
      accepted: 'open',
      processing: 'open',
      confirmed: 'open',
      resolved: 'closed',
      refused: 'closed',
    },
  },
  incident: { states: { open: 'open', onsite: 'open', closed: 'closed' } },
  detection: { states: { pending: 'open', confirmed: 'closed', rejected: 'closed' } },
  ticket: { states: { waiting: 'open', called: 'closed', gone: 'neither' } },
  alarm: { states: { active: 'open', cleared: 'closed' } },
  bulletin: { states: { active: 'open', withdrawn: 'closed' } },
};

export const caseKind = (kind: string): CaseKind | undefined =>
  Object.hasOwn(CASE_KINDS, kind) ? CASE_KINDS[kind] : undefined;

/** The state's own name for whatever name or number a source used; undefined when unknown. */
export function stateName(kind: CaseKind, stated: string | number): string | undefined {
  const text = String(stated);
  const name = kind.aliases?.[text] ?? text;
  return Object.hasOwn(kind.states, name) ? name : undefined;
}

/** What a state means for a case that had, or had not, been accepted before it. */
export function phaseOf(kind: CaseKind, state: string, accepted: boolean): Phase {
  if (accepted && kind.closesOnceAccepted?.includes(state)) return 'closed';
  return kind.states[state] ?? 'neither';
}
