import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { scenario } from '../trouble/scenario';

const FILE = 'simulator.json';

const stateSchema = z.object({
  seed: z.int(),
  /** Source key → secret. */
  secrets: z.record(z.string(), z.string()),
  /** The local day on which the pretend province began; null before its first start. */
  firstDay: z.int().nullable(),
  /** From when on the pulse has been heard. */
  pulseFromMs: z.number().nullable(),
  /** Up to when everything planned has been acknowledged; null while the month is not yet told. */
  toldToMs: z.number().nullable(),
  /** The openings of this start and of earlier ones. */
  openings: z.array(scenario),
});
export type State = z.infer<typeof stateSchema>;

const fresh = (seed: number): State => ({
  seed,
  secrets: {},
  firstDay: null,
  pulseFromMs: null,
  toldToMs: null,
  openings: [],
});

/**
 * What the simulator knew when it stopped; nothing when there is no such file or it belongs to
 * another seed (then the secrets are kept: the sources are the same).
 */
export async function loadState(dataDir: string, seed: number): Promise<State> {
  const text = await readFile(join(dataDir, FILE), 'utf8').catch(() => undefined);
  if (text === undefined) return fresh(seed);
  const read = stateSchema.safeParse(parsed(text));
  if (!read.success) return fresh(seed);
  return read.data.seed === seed ? read.data : { ...fresh(seed), secrets: read.data.secrets };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Writes the state whole or not at all; only its owner may read it. */
export async function saveState(dataDir: string, state: State): Promise<void> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const draft = join(dataDir, `${FILE}.new`);
  await writeFile(draft, JSON.stringify(state), { mode: 0o600 });
  await rename(draft, join(dataDir, FILE));
}
