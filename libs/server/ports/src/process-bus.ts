import { trace, type Trace } from '@nhip-xa/contract';
import { z } from 'zod';
import type { ConfigChange } from './config-changes';
import type { Happening } from './live';

/**
 * What one process tells the others, after the commit only. Values of KPIs are not sent but read
 * from the database by whoever shows them.
 */
export type ProcessMessage =
  /** Values changed, or are known better: unit → codes of KPIs. */
  | {
      what: 'kpis';
      units: Readonly<Record<string, readonly string[]>>;
      /** Unit → when the newest fact behind its changes occurred, in ms since 1970. */
      occurredMs?: Readonly<Record<string, number>> | undefined;
    }
  | { what: 'fresh'; unit: string; freshAt: Readonly<Record<string, string>> }
  | {
      what: 'presence';
      unit: string;
      changes: readonly { source: string; state: 'online' | 'offline'; at: string }[];
    }
  | { what: 'happened'; unit: string; items: readonly Happening[] }
  | { what: 'config'; change: ConfigChange }
  /** Somebody looks at the last messages of a source: whoever has some answers under this name. */
  | { what: 'trace-asked'; key: string; asked: string }
  | { what: 'trace'; asked: string; trace: Trace }
  /** Something could not be told: everything is to be read again. */
  | { what: 'missed' };

/** Joins the processes of one installation. A message may be lost; then `onGap` tells. */
export interface ProcessBus {
  /** Hands over to the other processes; never throws and never waits. */
  publish(message: ProcessMessage): void;
  onMessage(listener: (message: ProcessMessage) => void): void;
  /** Told when messages may have been missed: what follows them has to read everything again. */
  onGap(listener: () => void): void;
  /** Messages come through at the moment. */
  readonly isOpen: boolean;
  /** Whether there is anybody to tell; whoever has come meanwhile reads everything again. */
  others(there: boolean): void;
  stop(): Promise<void>;
}

/** How texts get from process to process: what an adapter has to know. */
export interface ProcessWire {
  /** To every process, this one too. */
  send(text: string): Promise<void>;
  onText(listener: (text: string) => void): void;
  /** Told when it works again after texts may have been lost. */
  onReopened(listener: () => void): void;
  readonly isOpen: boolean;
  close(): Promise<void>;
}

const texts = z.record(z.string(), z.string());
const happening = z.object({
  at: z.string(),
  kind: z.string(),
  words: z.object({ vi: z.string(), en: z.string() }),
  href: z.string(),
  act: z.enum(['kpi.read', 'presence.read', 'case.read', 'alert.read']),
});
const presenceChange = z.object({
  source: z.string(),
  state: z.enum(['online', 'offline']),
  at: z.string(),
});
const unit = z.string();
const configChange = z.discriminatedUnion('what', [
  z.object({ what: z.literal('unit'), unit }),
  z.object({ what: z.literal('source'), unit, key: z.string() }),
  z.object({ what: z.literal('sources'), keys: z.array(z.string()) }),
  z.object({ what: z.literal('maintenance'), unit, key: z.string(), fromMs: z.number() }),
  z.object({ what: z.literal('source-cut'), unit, key: z.string() }),
  z.object({ what: z.literal('typed'), unit, kpi: z.string() }),
  z.object({ what: z.literal('calendar'), unit }),
  z.object({ what: z.literal('source-secret'), unit, key: z.string() }),
  z.object({ what: z.literal('kpis'), kpis: z.array(z.string()), unit: unit.optional() }),
  z.object({
    what: z.literal('mapping'),
    unit,
    publisher: z.string(),
    cut: z.boolean(),
  }),
  z.object({ what: z.literal('codec-memory'), mapping: z.string() }),
  z.object({ what: z.literal('personal-keys') }),
  z.object({ what: z.literal('sources-cut'), keys: z.array(z.string()) }),
  z.object({ what: z.literal('demonstration') }),
  z.object({ what: z.literal('access') }),
]);

/** A message as it comes over a wire; one of another version may be unknown here. */
export const processMessage: z.ZodType<ProcessMessage> = z.discriminatedUnion('what', [
  z.object({
    what: z.literal('kpis'),
    units: z.record(z.string(), z.array(z.string())),
    occurredMs: z.record(z.string(), z.number()).optional(),
  }),
  z.object({ what: z.literal('fresh'), unit, freshAt: texts }),
  z.object({ what: z.literal('presence'), unit, changes: z.array(presenceChange) }),
  z.object({ what: z.literal('happened'), unit, items: z.array(happening) }),
  z.object({ what: z.literal('config'), change: configChange }),
  z.object({ what: z.literal('trace-asked'), key: z.string(), asked: z.string() }),
  z.object({ what: z.literal('trace'), asked: z.string(), trace }),
  z.object({ what: z.literal('missed') }),
]);
