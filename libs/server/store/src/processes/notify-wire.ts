import type { ProcessWire } from '@nhip-xa/ports';
import type { PeerSession } from './peer-session';

const CHANNEL = 'nhip_xa_processes';
/** A notification holds less than 8,000 bytes; a character of ours takes up to three. */
const PART_CHARACTERS = 2_500;

/** Texts by LISTEN and NOTIFY, in parts where they are long. */
export class NotifyWire implements ProcessWire {
  private sent = 0;
  private readonly textListeners: ((text: string) => void)[] = [];
  /** Parts of a text that is not whole yet, by sender; the parts of one come one after the other. */
  private readonly parts = new Map<string, string[]>();

  constructor(
    private readonly session: PeerSession,
    /** Of this process; without a blank. */
    private readonly id: string,
  ) {
    session.onOpen(async (query) => {
      await query(`LISTEN ${CHANNEL}`);
      this.parts.clear();
    });
    session.onNotification((channel, text) => {
      if (channel === CHANNEL) this.take(text);
    });
  }

  get isOpen(): boolean {
    return this.session.isOpen;
  }

  onText(listener: (text: string) => void): void {
    this.textListeners.push(listener);
  }

  onReopened(listener: () => void): void {
    this.session.onReopened(listener);
  }

  /** The parts of one text are one transaction: they come together or not at all. */
  async send(text: string): Promise<void> {
    const count = Math.max(1, Math.ceil(text.length / PART_CHARACTERS));
    const number = this.sent++;
    const parts = Array.from({ length: count }, (_, part) => {
      const piece = text.slice(part * PART_CHARACTERS, (part + 1) * PART_CHARACTERS);
      // the number tells equal parts apart: equal notifications of a transaction become one
      return `${this.id} ${number}.${part} ${count} ${JSON.stringify(piece)}`;
    });
    await this.session.query('SELECT pg_notify($1, part) FROM unnest($2::text[]) AS part', [
      CHANNEL,
      parts,
    ]);
  }

  /** The session belongs to others too. */
  close(): Promise<void> {
    return Promise.resolve();
  }

  private take(note: string): void {
    const [, from = '', count = '', piece = ''] = /^(\S+) \S+ (\d+) (.*)$/s.exec(note) ?? [];
    if (from === '' || from === this.id) return;
    const parts = this.parts.get(from) ?? [];
    parts.push(JSON.parse(piece) as string);
    this.parts.set(from, parts);
    if (parts.length < Number(count)) return;
    this.parts.delete(from);
    for (const listener of this.textListeners) listener(parts.join(''));
  }
}
