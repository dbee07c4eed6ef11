import type { Given } from '@nhip-xa/domain';
import type { World } from '../../libs/server/store/test/world';

/** Writes what no source says as the system keeps it of its own work. */
export async function writeGiven(world: World, unit: string, given: Given): Promise<void> {
  if (given.population !== undefined) {
    await world.query('UPDATE units SET population = $2 WHERE code = $1', [unit, given.population]);
  }
  for (let n = 1; n <= (given.villages ?? 0); n += 1) await village(world, unit, n);
  for (const [procedure, hours] of Object.entries(given.hoursSaved ?? {})) {
    await setting(world, 'hours-saved', procedure, hours);
  }
  if (given.quota !== undefined) await setting(world, 'items-quota', unit, given.quota);
  await writeTaken(world, unit, given.taken ?? []);
  await writeActions(world, unit, given.actions ?? []);
  await writeAlerts(world, unit, given.alerts ?? []);
  await writeDrawn(world, unit, given.drawn ?? []);
  await writeValues(world, unit, given.values ?? []);
}

const setting = (world: World, name: string, key: string, value: number): Promise<unknown> =>
  world.query('INSERT INTO kpi_settings (name, key, value) VALUES ($1, $2, $3)', [
    name,
    key,
    value,
  ]);

const village = (world: World, unit: string, n: number): Promise<unknown> =>
  world.query(
    `INSERT INTO units (code, level, parent, path, name_vi, simulated)
     SELECT code || '-' || $2, 'village', code, path || (code || '-' || $2), 'Thôn ' || $2, simulated
     FROM units WHERE code = $1`,
    [unit, String(n)],
  );

/** The local day of a moment written with +07:00. */
const dayOf = (iso: string): string => iso.slice(0, 10);

async function writeTaken(
  world: World,
  unit: string,
  taken: NonNullable<Given['taken']>,
): Promise<void> {
  for (const { at, items } of taken) {
    await world.query(
      `INSERT INTO ledger (unit, day, received, stored, repeats, conflicts, rejected)
       VALUES ($1, $2, $3, $3, 0, 0, 0)
       ON CONFLICT (day, unit) DO UPDATE SET received = ledger.received + excluded.received`,
      [unit, dayOf(at), items],
    );
  }
}

/** Days on which a chairman did something; there must be a chairman for such days to be expected. */
async function writeActions(
  world: World,
  unit: string,
  actions: NonNullable<Given['actions']>,
): Promise<void> {
  if (actions.length === 0) return;
  await world.query(
    `INSERT INTO users (username, password_hash, display_name, role, unit)
     VALUES ($1, '', $1, 'chairman', $1)`,
    [unit],
  );
  for (const { at, role } of actions) {
    if (role !== 'chairman') continue;
    await world.query(
      'INSERT INTO leader_days (unit, day) VALUES ($1, $2) ON CONFLICT DO NOTHING',
      [unit, dayOf(at)],
    );
  }
}

async function writeAlerts(
  world: World,
  unit: string,
  alerts: NonNullable<Given['alerts']>,
): Promise<void> {
  for (const { kpi, openedAt, acknowledgedAt = null, closedAt = null } of alerts) {
    await world.query(
      `INSERT INTO alerts (unit, kpi, status, worst, opened_at, changed_at, acknowledged_at, closed_at)
       VALUES ($1, $2, 'warning', 'warning', $3, $3, $4, $5)`,
      [unit, kpi, openedAt, acknowledgedAt, closedAt],
    );
  }
}

async function writeDrawn(
  world: World,
  unit: string,
  drawn: NonNullable<Given['drawn']>,
): Promise<void> {
  for (const { occurredAt, drawnAt } of drawn) {
    const seconds = (Date.parse(drawnAt) - Date.parse(occurredAt)) / 1_000;
    await world.query('INSERT INTO screen_draws (unit, at, seconds) VALUES ($1, $2, $3)', [
      unit,
      drawnAt,
      seconds,
    ]);
  }
}

async function writeValues(
  world: World,
  unit: string,
  values: NonNullable<Given['values']>,
): Promise<void> {
  for (const { kpi, status, typed } of values) {
    await world.query(
      `INSERT INTO kpi_values
         (unit, kpi, value, status, since, at, reporting, expected, version, typed_id)
       VALUES ($1, $2, $3, $4, now(), now(), 1, 1, 1, $5)`,
      [unit, kpi, status === 'none' ? null : 1, status, typed ? 1 : null],
    );
  }
}
