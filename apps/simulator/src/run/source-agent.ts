import type { CameraPictures } from '../cameras/camera-pictures';
import { shotOf } from '../cameras/shot';
import type { Planned } from '../day/messages';
import type { World } from '../day/plan';
import { batchesOf, itemOf, localIso } from '../day/wire';
import type { SourceSpec } from '../province/sources';
import { PACE, readingsOf } from '../readings/readings';
import type { SourceLink } from '../wire/source-link';
import { firstWord, readingBatches, type Past } from './past';

const SECOND_MS = 1_000;
/** However seldom a source measures, after a start it does so within this time. */
const FIRST_WITHIN_SECONDS = 60;
/** A camera sends a picture so often. */
export const PICTURE_SECONDS = 75;
/** After a start all have sent one within this time: what dies soon has been seen. */
const FIRST_PICTURES_SECONDS = 15;

/** What a tick brings along. */
export interface Tick {
  /** The clock's time, with which live messages are stamped. */
  nowMs: number;
  /** The plan's time, which runs ahead of it when the day is played faster. */
  planMs: number;
  world: World;
}

/** One source as it lives: it says that it is there, measures, tells what happened, and fails. */
export class SourceAgent {
  private alive = false;
  private cut = false;
  private silent = false;
  /** How many connections it has greeted with a word. */
  private greeted = 0;
  private statusAtMs = 0;
  private readingAtMs = 0;
  private measuredAtMs = 0;
  private pictureAtMs = 0;
  private pictured = false;

  /** @param phase in [0, 1): where in its periods this source speaks, so that not all do at once */
  constructor(
    readonly spec: SourceSpec,
    readonly link: SourceLink,
    private readonly phase: number,
    private readonly pictures: Pick<CameraPictures, 'take'>,
  ) {}

  /** Tells the past, then begins to live. Resolves when the server has it; gives the items told. */
  async tell(past: Past, world: World): Promise<number> {
    const planned = past.planned.get(this.spec.key) ?? [];
    const batches = [...batchesOf(planned), ...readingBatches(world, this.spec, past)];
    if (past.first) void this.link.send('status', firstWord(past));
    // a source that is dead just now tells later what it saved; the others need not wait for it
    this.cut = !past.first && world.trouble.strikes('power-cut', this.spec.key, past.toMs);
    if (!this.cut) this.link.open();
    const told = batches.map((batch) => this.link.send(batch.channel, batch.payload, past.fromMs));
    if (!this.cut) await Promise.all(told);
    this.begin(past.toMs);
    return batches.reduce((sum, batch) => sum + batch.items, 0);
  }

  /** Tells one planned message; a source that is cut or silent keeps it for later. */
  deliver(planned: Planned, shiftMs: number): void {
    const payload = JSON.stringify(itemOf(planned, shiftMs));
    void this.link.send(planned.channel, payload, planned.atMs);
  }

  tick(tick: Tick): void {
    if (!this.alive) return;
    this.suffer(tick);
    if (this.cut || this.silent) return;
    const { connected } = this.link;
    // a connection may be lost and back between two ticks, and its will has called it offline
    if (connected && this.greeted !== this.link.connections) {
      this.greeted = this.link.connections;
      this.statusAtMs = tick.nowMs;
    }
    if (connected && tick.nowMs >= this.statusAtMs) this.sayThatItIsThere(tick);
    if (this.spec.gauge && tick.nowMs >= this.readingAtMs) this.measure(tick);
    if (connected && tick.nowMs >= this.pictureAtMs) this.look(tick);
  }

  private begin(toldToMs: number): void {
    const pace = this.spec.gauge ? PACE[this.spec.gauge].liveSeconds : 0;
    // what is asked for once an hour is asked for right after a start too
    const liveSeconds = Math.min(pace, FIRST_WITHIN_SECONDS);
    this.measuredAtMs = toldToMs;
    this.readingAtMs = Date.now() + this.phase * liveSeconds * SECOND_MS;
    this.pictureAtMs = Date.now() + this.phase * FIRST_PICTURES_SECONDS * SECOND_MS;
    this.alive = true;
  }

  /** Begins and ends what the trouble of the hour does to this source. */
  private suffer({ planMs, world: { trouble } }: Tick): void {
    const cut = trouble.strikes('power-cut', this.spec.key, planMs);
    const silent = trouble.strikes('silent-feed', this.spec.key, planMs);
    if (cut && !this.cut) this.link.cut();
    if (!cut && this.cut) this.link.open();
    if (silent && !this.silent) this.link.hold();
    if (!silent && this.silent) {
      this.link.release();
      this.statusAtMs = 0;
    }
    this.cut = cut;
    this.silent = silent;
  }

  private sayThatItIsThere({ nowMs }: Tick): void {
    const first = this.statusAtMs === nowMs;
    const heartbeatMs = this.spec.create.heartbeatSeconds * SECOND_MS;
    // after a connection the next word comes somewhere within the heartbeat, then regularly
    this.statusAtMs = nowMs + (first ? Math.max(0.1, this.phase) * heartbeatMs : heartbeatMs);
    void this.link.send('status', JSON.stringify({ state: 'online', ts: localIso(nowMs) }));
  }

  private measure({ nowMs, planMs, world }: Tick): void {
    const { gauge } = this.spec;
    if (!gauge) return;
    this.readingAtMs = nowMs + PACE[gauge].liveSeconds * SECOND_MS;
    const values = readingsOf(world.seed, world.trouble, this.spec, this.measuredAtMs, planMs);
    this.measuredAtMs = planMs;
    void this.link.send('telemetry', JSON.stringify({ ts: nowMs, values }));
  }

  /** Sends what a camera sees now. Nothing is kept for later: an old picture is none. */
  private look({ nowMs, planMs, world: { seed, trouble } }: Tick): void {
    const { scene } = this.spec;
    if (!scene) return;
    const first = this.pictured ? 1 : Math.max(0.2, this.phase);
    this.pictured = true;
    this.pictureAtMs = nowMs + first * PICTURE_SECONDS * SECOND_MS;
    const shot = shotOf(this.spec, scene, { seed, trouble, nowMs, planMs });
    this.pictures.take(shot).then(
      (jpeg) => (this.link.connected && !this.cut ? this.link.send('snapshot', jpeg) : undefined),
      // a machine on which no picture can be made: its cameras are dark
      () => undefined,
    );
  }
}
