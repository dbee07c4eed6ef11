import { STORAGE_STATES, type StorageState } from '@nhip-xa/contract';

/** Who can tell: the intake by its writing, the probe by its asking. */
export type Witness = 'intake' | 'probe';

/**
 * What becomes of facts at the moment: the worst that any witness says. A database that answers is
 * no proof that it can be written to.
 */
export class StorageHealth {
  private readonly words = new Map<Witness, StorageState>();
  private readonly listeners: ((state: StorageState) => void)[] = [];

  get state(): StorageState {
    const worst = [...this.words.values()].map((state) => STORAGE_STATES.indexOf(state));
    return STORAGE_STATES[Math.max(0, ...worst)] ?? 'waiting';
  }

  onChange(listener: (state: StorageState) => void): void {
    this.listeners.push(listener);
  }

  tell(witness: Witness, state: StorageState): void {
    const before = this.state;
    this.words.set(witness, state);
    if (this.state === before) return;
    for (const listener of this.listeners) listener(this.state);
  }
}
