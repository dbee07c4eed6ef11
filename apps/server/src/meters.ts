import type { Intake } from '@nhip-xa/intake';
import type { RejectedCount, StoredCounts } from '@nhip-xa/ports';
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

/**
 * Sources with rejected items that have a label of their own, first come first named. With a dozen
 * reasons each they are some 2,400 series at most: what one process may cost its Prometheus.
 */
export const REJECTING_SOURCES = 200;
/** Label of all the others; no source can be called so. */
export const OTHER_SOURCES = 'other';

/** The process's metrics for Prometheus. Names end in their unit. */
export class Meters {
  readonly registry = new Registry();
  private readonly items = new Counter({
    name: 'nhipxa_items_total',
    help: 'Items by what became of them: received = stored + repeats + rejected',
    labelNames: ['fate'],
    registers: [this.registry],
  });
  private readonly rejections = new Counter({
    name: 'nhipxa_rejected_items_total',
    help: 'Items that were rejected as they came, by their source and the reason',
    labelNames: ['source', 'reason'],
    registers: [this.registry],
  });
  /** Sources that have a label of their own. */
  private readonly labelled = new Set<string>();
  private readonly refusals = new Counter({
    name: 'nhipxa_mqtt_refused_total',
    help: 'MQTT connections that were not let in',
    labelNames: ['why'],
    registers: [this.registry],
  });
  private readonly untakenMessages = new Counter({
    name: 'nhipxa_mqtt_untaken_total',
    help: 'Messages of an external broker that were acknowledged and not taken',
    labelNames: ['why'],
    registers: [this.registry],
  });
  private readonly screenFaults = new Counter({
    name: 'nhipxa_screen_faults_total',
    help: 'Faults that screens of walls told of',
    registers: [this.registry],
  });
  private readonly evaluation = new Histogram({
    name: 'nhipxa_kpi_evaluation_seconds',
    help: 'One set-wise evaluation of dirty KPIs',
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers: [this.registry],
  });
  private readonly drawing = new Histogram({
    name: 'nhipxa_sent_to_drawn_seconds',
    help: 'From sending a KPI message to its being on the screen',
    buckets: [0.01, 0.025, 0.05, 0.1, 0.15, 0.25, 0.5, 1, 2.5, 5],
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  stored(counts: StoredCounts): void {
    for (const [fate, n] of Object.entries(counts)) this.items.inc({ fate }, n as number);
  }

  /** Sources beyond those that have a label of their own share one: all are counted. */
  rejected(counts: readonly RejectedCount[]): void {
    for (const { source, reason, items } of counts) {
      if (this.labelled.size < REJECTING_SOURCES) this.labelled.add(source);
      const label = this.labelled.has(source) ? source : OTHER_SOURCES;
      this.rejections.inc({ source: label, reason }, items);
    }
  }

  refused(why: string): void {
    this.refusals.inc({ why });
  }

  untaken(why: string): void {
    this.untakenMessages.inc({ why });
  }

  screenFaulted(): void {
    this.screenFaults.inc();
  }

  evaluated(milliseconds: number): void {
    this.evaluation.observe(milliseconds / 1000);
  }

  drawn(milliseconds: number): void {
    this.drawing.observe(milliseconds / 1000);
  }

  /** A number that is read when it is asked for. */
  gauge(name: string, help: string, read: () => number): void {
    new Gauge({
      name,
      help,
      registers: [this.registry],
      collect() {
        this.set(read());
      },
    });
  }
}

/** The two sides of the ledger's equation since the start, and what is under way. */
export function meterIntake(meters: Meters, intake: Intake): void {
  const sum = (of: 'spooled' | 'inHand') => (): number =>
    [...intake.standing().units.values()].reduce((all, unit) => all + unit[of], 0);
  const help = 'Items taken since the start, with what the spool held then';
  meters.gauge('nhipxa_items_received', help, () => intake.standing().received);
  meters.gauge('nhipxa_items_spooled', 'Items on the local disk, not yet stored', sum('spooled'));
  meters.gauge('nhipxa_items_in_hand', 'Items taken and not yet acknowledged', sum('inHand'));
  meters.gauge('nhipxa_messages_in_hand', 'Messages not yet acknowledged', () => intake.inHand);
  const bytes = 'Bytes of messages in the local spool';
  meters.gauge('nhipxa_spool_bytes', bytes, () => intake.standing().spool.bytes);
  const most = 'Most bytes that the local spool may hold';
  meters.gauge('nhipxa_spool_bytes_most', most, () => intake.standing().spool.bytesMost);
}
