import type { Unit } from '@nhip-xa/contract';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SYSTEM_AUTHOR, type Accounts, type DisplayStore, type UnitStore } from '@nhip-xa/ports';

/** The file in the data folder that keeps the link of the wall that a start prints. */
const FILE = 'first-wall.json';

interface Kept {
  id: string;
  unit: string;
  token: string;
}

export interface FirstWallParts {
  dataFolder: string;
  accounts: Pick<Accounts, 'createDisplay'>;
  displays: Pick<DisplayStore, 'one'>;
  units: Pick<UnitStore, 'one' | 'list'>;
  /** The commune to take where it exists, instead of the first by code. */
  preferredUnit: string;
}

/**
 * The path of a wall that can be opened at once: that of the first commune. The same from start to
 * start until the display is revoked. Undefined while there is no commune.
 */
export async function firstWallPath(parts: FirstWallParts): Promise<string | undefined> {
  const kept = await readKept(parts.dataFolder);
  if (kept && (await parts.displays.one(kept.id))) return pathOf(kept);
  const commune = (await parts.units.one(parts.preferredUnit)) ?? (await firstCommune(parts.units));
  if (!commune) return undefined;
  const name = 'Màn hình đầu tiên';
  const display = await parts.accounts.createDisplay({ unit: commune.code, name }, SYSTEM_AUTHOR);
  const made = { id: display.id, unit: display.unit, token: display.token };
  await writeFile(join(parts.dataFolder, FILE), JSON.stringify(made), { mode: 0o600 });
  return pathOf(made);
}

async function firstCommune(units: FirstWallParts['units']): Promise<Unit | undefined> {
  const { items } = await units.list({ within: 'VN', level: 'commune' }, { limit: 1 });
  return items[0];
}

const pathOf = ({ unit, token }: Kept): string => `/wall/${unit}#token=${token}`;

async function readKept(dataFolder: string): Promise<Kept | undefined> {
  try {
    return JSON.parse(await readFile(join(dataFolder, FILE), 'utf8')) as Kept;
  } catch {
    // not made yet, or damaged: a new one is made
    return undefined;
  }
}
