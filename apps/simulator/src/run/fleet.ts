import { CameraPictures } from '../cameras/camera-pictures';
import type { World } from '../day/plan';
import type { Planned } from '../day/messages';
import { chanceOf } from '../chance/chance';
import type { SourceSpec } from '../province/sources';
import { pause } from '../wire/backoff';
import { gateOf } from '../wire/gate';
import { SourceLink, type LinkOptions } from '../wire/source-link';
import type { Past } from './past';
import { SourceAgent, type Tick } from './source-agent';

/** Sources that connect and tell their past at the same time. */
const TELLING_AT_ONCE = 16;
const CONNECT_JITTER_MS = 120;

export interface Told {
  sources: number;
  items: number;
}

/** All the sources of the province. */
export class Fleet {
  private readonly agents: ReadonlyMap<string, SourceAgent>;

  constructor(specs: readonly SourceSpec[], seed: number, link: (spec: SourceSpec) => LinkOptions) {
    const pictures = new CameraPictures();
    this.agents = new Map(
      specs.map((spec) => {
        const phase = chanceOf(seed, spec.key, 'phase').next();
        return [spec.key, new SourceAgent(spec, new SourceLink(link(spec)), phase, pictures)];
      }),
    );
  }

  /** Connects the sources one after the other, each telling its past first. */
  async tell(past: Past, world: World, onProgress: (told: Told) => void): Promise<Told> {
    const gate = gateOf(TELLING_AT_ONCE);
    const told: Told = { sources: 0, items: 0 };
    const one = async (agent: SourceAgent): Promise<void> => {
      await pause(Math.random() * CONNECT_JITTER_MS);
      const items = await agent.tell(past, world);
      told.items += items;
      told.sources += 1;
      onProgress(told);
    };
    await Promise.all([...this.agents.values()].map((agent) => gate.pass(() => one(agent))));
    return told;
  }

  deliver(planned: Planned, shiftMs: number): void {
    this.agents.get(planned.source)?.deliver(planned, shiftMs);
  }

  tick(tick: Tick): void {
    for (const agent of this.agents.values()) agent.tick(tick);
  }

  /** Up to when everything planned has been acknowledged. */
  toldToMs(nowMs: number): number {
    const open = [...this.agents.values()].flatMap(({ link }) => link.oldestPlannedMs ?? []);
    return Math.min(nowMs, ...open);
  }

  async close(): Promise<void> {
    await Promise.all([...this.agents.values()].map(({ link }) => link.close()));
  }
}
