import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Credential, EventFact } from '@nhip-xa/contract';
import type { ApiClient } from '@nhip-xa/testing';

const PROGRAM = join(__dirname, 'publisher.mjs');

/** `reading 06211.s-1 2026-…`: what was acknowledged, one line each. */
export type Acknowledged = string;

export interface PublisherOptions {
  mqttUrl: string;
  credentials: readonly Credential[];
  /** Messages that each source has under way at once. */
  lanes: number;
  /** How long each lane waits after an acknowledgement, in ms. */
  pauseMs: number;
}

/** Sources that publish in another process, and the ledger of what was acknowledged to them. */
export class Publisher {
  private readonly folder = mkdtempSync(join(tmpdir(), 'nhip-xa-ledger-'));
  private readonly ledger = join(this.folder, 'acknowledged');
  private readonly child: ChildProcess;
  private readonly ended: Promise<unknown>;
  private output = '';

  constructor(options: PublisherOptions) {
    this.child = spawn(
      process.execPath,
      [PROGRAM, JSON.stringify({ ...options, ledger: this.ledger })],
      { stdio: ['pipe', 'pipe', 'inherit'] },
    );
    this.ended = new Promise((resolve) => this.child.once('close', resolve));
    this.child.stdout?.setEncoding('utf8').on('data', (text: string) => (this.output += text));
  }

  /** All that was acknowledged until now. */
  acknowledged(): Acknowledged[] {
    try {
      const text = readFileSync(this.ledger, 'utf8');
      return text
        .slice(0, text.lastIndexOf('\n') + 1)
        .split('\n')
        .filter(Boolean);
    } catch {
      // nothing was acknowledged yet
      return [];
    }
  }

  /** Lets it finish what is under way; gives how many messages it sent in all. */
  async finish(): Promise<number> {
    this.child.stdin?.end();
    await this.ended;
    if (this.output === '') throw new Error('the publisher ended before it was told to');
    return (JSON.parse(this.output) as { sent: number }).sent;
  }

  remove(): void {
    this.child.kill('SIGKILL');
    rmSync(this.folder, { recursive: true, force: true });
  }
}

export interface Stored {
  lines: Acknowledged[];
  /** Those of the lines that stand there more than once. */
  twice: Acknowledged[];
}

/** What the API lists of the sources' facts, in the form of the ledger. */
export async function stored(
  api: ApiClient,
  unit: string,
  keys: readonly string[],
): Promise<Stored> {
  const [events, cases, ...readings] = await Promise.all([
    api.all<EventFact>(`/events?unit=${unit}&type=trade.order`),
    api.all<{ id: string }>(`/cases?unit=${unit}&kind=dossier`),
    ...keys.map((key) =>
      api.all<{ at: string }>(`/sources/${key}/readings?metric=load&from=${hoursAgo(3)}`),
    ),
  ]);
  const lines = [
    ...events.map(({ source, id }) => `event ${source} ${id}`),
    ...cases.map(({ id }) => `case ${id.slice(0, id.lastIndexOf('-'))} ${id}`),
    ...readings.flatMap((own, n) => own.map(({ at }) => `reading ${keys[n]} ${iso(at)}`)),
  ];
  const seen = new Set<string>();
  const twice = lines.filter((line) => seen.size === seen.add(line).size);
  return { lines, twice };
}

const iso = (moment: string): string => new Date(moment).toISOString();

export const hoursAgo = (hours: number): string =>
  new Date(Date.now() - hours * 3_600_000).toISOString();

/** What was acknowledged and is not there. */
export function missing(acknowledged: readonly Acknowledged[], { lines }: Stored): Acknowledged[] {
  const there = new Set(lines);
  return acknowledged.filter((line) => !there.has(line));
}
