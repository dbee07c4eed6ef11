import { DAY_MS, localDay } from '@nhip-xa/domain';
import type { Logger } from 'pino';
import type { World } from '../day/plan';
import { apiOf, type Api } from '../province/api';
import { ALL_SOURCES, provisionSources, provisionUnits, secretOf } from '../province/provision';
import type { SourceSpec } from '../province/sources';
import type { Settings } from '../settings';
import { dailyScenarios } from '../trouble/daily';
import { openingScenarios } from '../trouble/opening';
import { standingScenarios } from '../trouble/standing';
import { troubleOf, type Trouble } from '../trouble/trouble';
import { gateOf } from '../wire/gate';
import type { LinkOptions } from '../wire/source-link';
import { planClock } from './clock';
import { Fleet } from './fleet';
import { DAYS_BROUGHT_ALONG, pastFrom, pastOf, type Past } from './past';
import { Player } from './player';
import { loadState, saveState, type State } from './state';

const TICK_MS = 250;
const SAVE_EVERY_MS = 15_000;
const SAY_WAITING_EVERY_MS = 10_000;
const PROGRESS_EVERY_SOURCES = 50;
/** Openings older than this lie before anything that is still told. */
const OPENINGS_KEPT_MS = (DAYS_BROUGHT_ALONG + 2) * DAY_MS;
const RENEWALS_AT_ONCE = 4;

/** The pretend province as a process: provision, the past, then day after day. */
export class Simulator {
  private readonly stopping = new AbortController();
  private readonly renewals = gateOf(RENEWALS_AT_ONCE);
  private readonly timers: NodeJS.Timeout[] = [];
  private readonly api: Api;
  private state!: State;
  private fleet: Fleet | undefined;
  private dropped = 0;

  constructor(
    private readonly settings: Settings,
    private readonly log: Logger,
  ) {
    let saidAtMs = 0;
    const onWaiting = (why: string): void => {
      if (Date.now() - saidAtMs < SAY_WAITING_EVERY_MS) return;
      saidAtMs = Date.now();
      log.warn({ why }, 'waiting for the server');
    };
    this.api = apiOf(settings.apiUrl, settings.token, onWaiting, this.stopping.signal);
  }

  /** Resolves when the past is told and the day is being played. */
  async start(): Promise<void> {
    this.state = await loadState(this.settings.dataDir, this.settings.seed);
    await this.provision();
    const startMs = Date.now();
    const { past, first } = this.recall(startMs);
    await this.save();
    const world = this.worldOf(localDay(startMs));
    this.fleet = new Fleet(ALL_SOURCES, this.settings.seed, (spec) => this.linkOf(spec));
    this.play(this.fleet, startMs, world);
    await this.tell(this.fleet, past(world), world, first);
    this.every(SAVE_EVERY_MS, () => void this.save());
  }

  /** Stops playing, remembers where it stood and takes leave of the broker. */
  async stop(): Promise<void> {
    this.stopping.abort();
    for (const timer of this.timers) clearInterval(timer);
    if (!this.fleet) return;
    await this.save();
    await this.fleet.close();
  }

  private async provision(): Promise<void> {
    const isNew = await provisionUnits(this.api);
    if (isNew) {
      this.state = { ...this.state, secrets: {}, firstDay: null, toldToMs: null, openings: [] };
    }
    const { secrets } = this.state;
    await provisionSources(this.api, secrets, (key, secret) => {
      secrets[key] = secret;
    });
    this.log.info({ sources: ALL_SOURCES.length }, 'province is there');
  }

  /** Sets the state to this start; gives what is to be told of the past. */
  private recall(startMs: number): { past: (world: World) => Past; first: boolean } {
    const { state } = this;
    const first = state.toldToMs === null;
    const fromMs = pastFrom(startMs, state.toldToMs);
    state.firstDay ??= localDay(fromMs);
    if (first || state.pulseFromMs === null) state.pulseFromMs = startMs;
    const pulseFromMs = state.pulseFromMs;
    const opened = openingScenarios(startMs, state.toldToMs ?? fromMs, state.openings);
    state.openings = [...state.openings, ...opened].filter(
      (each) => each.toMs > startMs - OPENINGS_KEPT_MS,
    );
    return { first, past: (world) => pastOf(world, fromMs, startMs, first, pulseFromMs) };
  }

  private async tell(fleet: Fleet, past: Past, world: World, first: boolean): Promise<void> {
    const began = Date.now();
    const told = await fleet.tell(past, world, ({ sources, items }) => {
      if (sources % PROGRESS_EVERY_SOURCES === 0) {
        this.log.info({ sources, items }, first ? 'telling the past month' : 'catching up');
      }
    });
    this.state.toldToMs = past.toMs;
    await this.save();
    this.log.info({ ...told, seconds: (Date.now() - began) / 1_000 }, 'the past is told');
  }

  private play(fleet: Fleet, startMs: number, firstWorld: World): void {
    const clock = planClock(startMs, this.settings.speed);
    let world = firstWorld;
    const worldOf = (day: number): World => (world = this.worldOf(day));
    const player = new Player(worldOf, startMs, this.state.pulseFromMs ?? startMs);
    this.every(TICK_MS, () => {
      const planMs = clock.nowMs();
      for (const due of player.dueBy(planMs)) {
        fleet.deliver(due, Math.round(clock.realMs(due.atMs) - due.atMs));
      }
      fleet.tick({ nowMs: Date.now(), planMs, world });
    });
  }

  private every(ms: number, act: () => void): void {
    if (!this.stopping.signal.aborted) this.timers.push(setInterval(act, ms));
  }

  private worldOf(day: number): World {
    const firstDay = this.state.firstDay ?? day;
    return { seed: this.settings.seed, firstDay, trouble: this.troubleOf(day) };
  }

  private troubleOf(day: number): Trouble {
    const { seed } = this.settings;
    const days = Array.from(
      { length: DAYS_BROUGHT_ALONG + 3 },
      (_, index) => day - DAYS_BROUGHT_ALONG - 1 + index,
    );
    const daily = days.flatMap((each) => dailyScenarios(seed, each));
    return troubleOf([...standingScenarios(), ...daily, ...this.state.openings]);
  }

  private linkOf(spec: SourceSpec): LinkOptions {
    return {
      mqttUrl: this.settings.mqttUrl,
      unit: spec.commune.code,
      id: spec.create.id,
      secret: () => this.state.secrets[spec.key],
      renew: () => this.renewals.pass(() => this.renew(spec)),
      onDropped: () => {
        this.dropped += 1;
      },
    };
  }

  private async renew(spec: SourceSpec): Promise<void> {
    try {
      this.state.secrets[spec.key] = await secretOf(this.api, spec);
      this.log.info({ source: spec.key }, 'has a new secret');
    } catch (fault) {
      if (!this.stopping.signal.aborted) this.log.warn({ source: spec.key, fault }, 'is refused');
    }
  }

  private async save(): Promise<void> {
    const { state, fleet, dropped } = this;
    if (state.toldToMs !== null && fleet) state.toldToMs = fleet.toldToMs(Date.now());
    if (dropped > 0) this.log.warn({ dropped }, 'outboxes are full; the oldest messages went');
    this.dropped = 0;
    await saveState(this.settings.dataDir, state);
  }
}
