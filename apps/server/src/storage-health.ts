type State = 'ok' | 'waiting';

/** Whether facts can be stored at the moment; whoever needs to know is told when it changes. */
export class StorageHealth {
  private current: State = 'ok';
  private readonly listeners: ((state: State) => void)[] = [];

  get state(): State {
    return this.current;
  }

  onChange(listener: (state: State) => void): void {
    this.listeners.push(listener);
  }

  tell(state: State): void {
    if (this.current === state) return;
    this.current = state;
    for (const listener of this.listeners) listener(state);
  }
}
