import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openingScenarios } from '../trouble/opening';
import { loadState, saveState, type State } from './state';

describe('what the simulator remembers', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'simulator-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const state: State = {
    seed: 20,
    secrets: { '06184.motcua': 'secret' },
    firstDay: 20_748,
    pulseFromMs: 1_795_237_188_825,
    toldToMs: 1_795_237_429_456,
    openings: openingScenarios(1_795_237_188_825, 0),
  };
  const file = (): string => join(folder, 'simulator.json');

  it('comes back as it was, and only its owner may read it', async () => {
    await saveState(folder, state);
    expect(await loadState(folder, 20)).toEqual(state);
    expect((await stat(file())).mode & 0o777).toBe(0o600);
  });

  it('keeps only the secrets when the seed is another', async () => {
    await saveState(folder, state);
    const other = await loadState(folder, 21);
    expect(other).toMatchObject({ seed: 21, secrets: state.secrets, firstDay: null });
  });

  it('begins anew without a file, and with one that cannot be read', async () => {
    expect(await loadState(folder, 20)).toMatchObject({ secrets: {}, toldToMs: null });
    await writeFile(
      file(),
      (await saveState(folder, state), await readFile(file(), 'utf8')).slice(9),
    );
    expect(await loadState(folder, 20)).toMatchObject({ secrets: {}, toldToMs: null });
  });
});
