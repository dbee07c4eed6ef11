type State = 'ok' | 'waiting';

/** Who can tell: the intake by its writing, the probe by its asking. */
export type Witness = 'intake' | 'probe';

/**
 * Whether facts can be stored at the moment: not while any witness waits. A database that answers
 * is no proof that it can be written to.
 */
export class StorageHealth {
  private readonly waiting = new Set<Witness>();
  private readonly listeners: ((state: State) => void)[] = [];

  get state(): State {
    return this.waiting.size > 0 ? 'waiting' : 'ok';
  }

  onChange(listener: (state: State) => void): void {
    this.listeners.push(listener);
  }

  tell(witness: Witness, state: State): void {
    const before = this.state;
    if (state === 'waiting') this.waiting.add(witness);
    else this.waiting.delete(witness);
    if (this.state === before) return;
    for (const listener of this.listeners) listener(this.state);
  }
}
