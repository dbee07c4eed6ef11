import {
  PERSONAL_KEYS,
  isOfOurForm,
  maskedBy,
  normaliseKey,
  tryPrivacy,
  type PersonalList,
} from '@nhip-xa/decode';
import { LIMITS } from '@nhip-xa/contract';
import { isoOfMs } from '@nhip-xa/domain';
import type { Config } from '@nhip-xa/platform';
import type { AboutProcess, InstallationHealth, Privacy, SeenProcess } from '@nhip-xa/ports';
import type { Store } from '@nhip-xa/store';
import { healthLines } from './health-lines';
import { VERSION } from './version';

export interface HealthParts {
  config: Config;
  store: Pick<Store, 'installationReader' | 'unsafeSettings'>;
  processId: string;
  /** What this process knows of itself now; the others have told. */
  about: () => Promise<AboutProcess>;
  nowMs: () => number;
}

/** How the installation is, from what the database knows and each process has told. */
export const installationHealthOf = (parts: HealthParts): InstallationHealth => ({
  details: async () => {
    const { config, store, processId, about, nowMs } = parts;
    const own = await about();
    const standing = await store.installationReader.standing(nowMs());
    const broker = config.mqttUrl === undefined ? 'embedded' : 'external';
    const database = config.databaseUrl === undefined ? 'embedded' : 'external';
    const processes = standing.processes.map((each) =>
      each.id === processId ? { ...each, about: own } : each,
    );
    return {
      at: isoOfMs(nowMs()),
      version: VERSION,
      postgres: standing.version,
      broker,
      database,
      lines: healthLines({
        ...{ nowMs: nowMs(), broker, database, version: VERSION },
        unsafeSettings: store.unsafeSettings.length,
        standing: { ...standing, processes },
      }),
      processes: processes.map(shown),
    };
  },
});

const shown = ({ id, seenAtMs, about }: SeenProcess) => ({
  id,
  role: about?.role ?? null,
  version: about?.version ?? null,
  node: about?.node ?? null,
  host: about?.host ?? null,
  startedAt: about ? isoOfMs(about.startedAtMs) : null,
  seenAt: isoOfMs(seenAtMs),
  memoryBytes: about?.memoryBytes ?? null,
});

const BEFORE_ALL = '0';

/** What the list of keys that name people means here. */
export const privacyOf = (
  personal: PersonalList,
  { keptMessages }: Pick<Store, 'keptMessages'>,
  nowMs: () => number,
): Privacy => ({
  builtIn: PERSONAL_KEYS,
  normalise: normaliseKey,
  isOfOurForm,
  trial: (trial) => tryPrivacy(trial, personal.added, nowMs()),
  clean: async (after = BEFORE_ALL, author) => {
    const copies = await keptMessages.copies(after, LIMITS.cleanedAtOnce);
    // those that come with the product were masked when it came
    const masked = copies.flatMap(({ id, bytes }) => {
      const now = maskedBy(bytes, personal.added);
      return now === bytes ? [] : [{ id, bytes: now }];
    });
    if (masked.length > 0) await keptMessages.replace(masked, author);
    const isWhole = copies.length < LIMITS.cleanedAtOnce;
    const next = isWhole ? null : (copies.at(-1)?.id ?? null);
    return { looked: copies.length, masked: masked.length, next };
  },
});
