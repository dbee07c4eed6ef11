import type { Leadership, ProcessWire } from '@nhip-xa/ports';

/** A wire in memory; wires of one list are joined. It breaks and mends when the test says so. */
export class FakeWire implements ProcessWire {
  isOpen = true;
  /** Set: what sending fails with. */
  failure: Error | undefined;
  readonly sent: string[] = [];
  private readonly textListeners: ((text: string) => void)[] = [];
  private readonly reopenListeners: (() => void)[] = [];

  constructor(private readonly joined: FakeWire[]) {
    joined.push(this);
  }

  send(text: string): Promise<void> {
    if (this.failure) return Promise.reject(this.failure);
    this.sent.push(text);
    for (const wire of this.joined) if (wire.isOpen) wire.hear(text);
    return Promise.resolve();
  }

  hear(text: string): void {
    for (const listener of this.textListeners) listener(text);
  }

  onText(listener: (text: string) => void): void {
    this.textListeners.push(listener);
  }

  onReopened(listener: () => void): void {
    this.reopenListeners.push(listener);
  }

  reopen(): void {
    this.isOpen = true;
    for (const listener of this.reopenListeners) listener();
  }

  close(): Promise<void> {
    this.isOpen = false;
    return Promise.resolve();
  }
}

/** Whether this process leads, as the test says. */
export class FakeLeadership implements Leadership {
  private leading = false;
  private readonly listeners: (() => void)[] = [];

  leads(): Promise<boolean> {
    return Promise.resolve(this.leading);
  }

  onGained(listener: () => void): void {
    this.listeners.push(listener);
  }

  become(leading: boolean): void {
    const gained = leading && !this.leading;
    this.leading = leading;
    if (gained) for (const listener of this.listeners) listener();
  }
}
