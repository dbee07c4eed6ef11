import type { KpiValue, StorageState } from '@nhip-xa/contract';
import { LiveClient, type RunningServer } from '@nhip-xa/testing';

/** How often a screen is looked at, and comes back when it lost its connection, in ms. */
const EVERY_MS = 1_000;

/** What a screen showed at a moment. */
export interface Look {
  atMs: number;
  connected: boolean;
  value: number | null | undefined;
  status: KpiValue['status'] | undefined;
  /** How old the number is by what vouches for it, in ms. */
  ageMs: number | undefined;
  /** What the server last said of storing. */
  storage: StorageState | undefined;
}

/** A screen that shows one number and writes down each second what it shows. */
export class Screen {
  readonly looks: Look[] = [];
  private live: LiveClient | undefined;
  private shown: KpiValue | undefined;
  private timer: NodeJS.Timeout | undefined;
  private busy = false;

  private constructor(
    private readonly server: RunningServer,
    private readonly cookie: string,
    private readonly unit: string,
    private readonly kpi: string,
  ) {}

  static async open(
    server: RunningServer,
    cookie: string,
    unit: string,
    kpi: string,
  ): Promise<Screen> {
    const screen = new Screen(server, cookie, unit, kpi);
    await screen.connect();
    screen.timer = setInterval(() => void screen.turn(), EVERY_MS);
    return screen;
  }

  /** What it was told of storing, each word once, in their order. */
  get storageWords(): string[] {
    const words = this.looks.map(({ storage }) => storage ?? '');
    return words.filter((word, n) => word !== '' && word !== words[n - 1]);
  }

  /** Looks since a moment of `performance.now()` at which it had no connection. */
  lostSince(atMs: number): number {
    return this.looks.filter((look) => look.atMs >= atMs && !look.connected).length;
  }

  close(): void {
    clearInterval(this.timer);
    this.live?.close();
  }

  private async turn(): Promise<void> {
    this.look();
    if (this.busy || (this.live && this.live.ended === undefined)) return;
    this.busy = true;
    // whoever is not let in tries again at the next look
    await this.connect().catch(() => undefined);
    this.busy = false;
  }

  private async connect(): Promise<void> {
    this.live?.close();
    const { httpUrl: origin } = this.server;
    this.live = await LiveClient.connect(origin, { cookie: this.cookie, origin });
    const answer = await this.live.watch({ units: [this.unit], kpis: [this.kpi] });
    this.shown = answer.ok ? answer.snapshot[0] : undefined;
  }

  private look(): void {
    const newest = this.live?.valuesOf(this.unit, this.kpi).at(-1) ?? this.shown;
    const freshAt = this.live?.fresh.findLast(({ freshAt: of }) => this.kpi in of)?.freshAt;
    const vouched = freshAt?.[this.kpi] ?? newest?.freshAt;
    this.looks.push({
      atMs: performance.now(),
      connected: this.live !== undefined && this.live.ended === undefined,
      value: newest?.value,
      status: newest?.status,
      ageMs: vouched ? Date.now() - Date.parse(vouched) : undefined,
      storage: this.live?.server.at(-1)?.storage,
    });
  }
}
