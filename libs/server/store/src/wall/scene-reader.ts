import type { SceneData, TellingScene } from '@nhip-xa/contract';
import type { KpiBook } from '@nhip-xa/domain';
import type { SceneReader } from '@nhip-xa/ports';
import { asReader, type Database, type Queries } from '../database/database';
import type { OfficeTime } from '../kpi/terms/term-query';
import { environmentScene } from './environment-scene';
import { feedbackScene } from './feedback-scene';
import { infrastructureScene } from './infrastructure-scene';
import { overviewScene } from './overview-scene';
import type { ReadScene } from './scene-context';
import { securityScene } from './security-scene';
import { servicesScene } from './services-scene';
import { valueScene } from './value-scene';

/** Who reads what a scene shows, a line each; of a scene without one there is nothing to read. */
const READERS: { readonly [S in TellingScene]?: ReadScene<S> } = {
  overview: overviewScene,
  services: servicesScene,
  feedback: feedbackScene,
  security: securityScene,
  environment: environmentScene,
  infrastructure: infrastructureScene,
  value: valueScene,
};

/** The scenes over the stored facts. */
export class StoredScenes implements SceneReader {
  private readonly database: Queries;

  constructor(
    database: Database,
    private readonly book: () => KpiBook,
    private readonly office: OfficeTime,
  ) {
    this.database = asReader(database);
  }

  tells(scene: string): scene is TellingScene {
    return Object.hasOwn(READERS, scene);
  }

  /** @throws RangeError for a scene that is not read */
  async read<S extends TellingScene>(scene: S, unit: string, atMs: number): Promise<SceneData<S>> {
    const reader: ReadScene<S> | undefined = READERS[scene];
    if (!reader) throw new RangeError(`no such scene: ${scene}`);
    return reader(this.database, unit, atMs, { book: this.book(), office: this.office });
  }
}
