import type { CodecMemory } from '@nhip-xa/ports';
import { Unreadable } from './codec';
import type { SparkplugMetric } from './sparkplug-payload';

/** Devices of one node: they go offline with it, one by one. */
export const SPARKPLUG_DEVICES = 500;
/** Nodes of one mapping whose births are remembered; the one that was born longest ago goes first. */
export const SPARKPLUG_NODES = 500;

/** What a birth told of a metric. */
export type Born = [name: string, datatype: number | null, unit: string | null];

interface Birth {
  /** Of the session; null: it was not told, or this is a device. */
  bdSeq: number | null;
  metrics: Born[];
  /** Index of a metric by its alias. */
  aliases: Record<string, number>;
  /** Of a node: those that were born since. */
  devices: string[];
}

/** The births of one mapping's nodes and devices: what their aliases mean. They outlive a restart. */
export class SparkplugBirths {
  constructor(private readonly memory: CodecMemory) {}

  node(path: string): Birth | undefined {
    return this.memory.get(keyOf(path)) as Birth | undefined;
  }

  /** With a node's birth the earlier ones of its devices are void [Sparkplug 3.0 §6.4.20]. */
  bearNode(path: string, metrics: readonly SparkplugMetric[], bdSeq: number | null): void {
    this.forget(path);
    this.memory.set(keyOf(path), { ...birthOf(metrics), bdSeq });
    const others = this.nodes().filter((one) => one !== path);
    for (const oldest of others.slice(0, Math.max(0, others.length + 1 - SPARKPLUG_NODES))) {
      this.forget(oldest);
      others.shift();
    }
    this.memory.set(NODES, [...others, path]);
  }

  bearDevice(path: string, node: string, metrics: readonly SparkplugMetric[]): void {
    const above = this.node(node) ?? { bdSeq: null, metrics: [], aliases: {}, devices: [] };
    if (!above.devices.includes(path)) {
      if (above.devices.length >= SPARKPLUG_DEVICES) {
        throw new Unreadable('bad-shape', `more than ${SPARKPLUG_DEVICES} devices of one node`);
      }
      if (!this.node(node)) this.memory.set(NODES, [...this.nodes(), node]);
      this.memory.set(keyOf(node), { ...above, devices: [...above.devices, path] });
    }
    this.memory.set(keyOf(path), birthOf(metrics));
  }

  private nodes(): string[] {
    return (this.memory.get(NODES) as string[] | undefined) ?? [];
  }

  private forget(node: string): void {
    for (const device of this.node(node)?.devices ?? []) this.memory.set(keyOf(device), undefined);
    this.memory.set(keyOf(node), undefined);
  }
}

const NODES = 'nodes';
const keyOf = (path: string): string => `birth ${path}`;

function birthOf(metrics: readonly SparkplugMetric[]): Birth {
  const named = metrics.filter(({ name }) => name !== undefined);
  return {
    bdSeq: null,
    metrics: named.map(({ name, datatype, unit }) => [name ?? '', datatype ?? null, unit ?? null]),
    aliases: Object.fromEntries(
      named.flatMap(({ alias }, index) => (alias === undefined ? [] : [[alias, index]])),
    ),
    devices: [],
  };
}

/** Finds what was told of a metric, by its name or else its alias; undefined: nothing yet. */
export function bornIn(birth: Birth | undefined): (metric: SparkplugMetric) => Born | undefined {
  const byName = new Map(birth?.metrics.map((born) => [born[0], born]));
  return ({ name, alias }) => {
    if (name !== undefined) return byName.get(name) ?? [name, null, null];
    if (!birth || alias === undefined || !Object.hasOwn(birth.aliases, alias)) return undefined;
    return birth.metrics[birth.aliases[alias] ?? -1];
  };
}
