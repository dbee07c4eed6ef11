import { decodeNative, personalData, PERSONAL_KEYS } from '@nhip-xa/decode';
import type { Said, WorkedCase, WorkedSource } from '@nhip-xa/domain';
import type { SourceIdentity } from '@nhip-xa/ports';
import { incoming } from '@nhip-xa/testing';
import type { World } from '../../libs/server/store/test/world';
import { writeGiven } from './given';

const us = (iso: string): number => Date.parse(iso) * 1_000;
const HOUR_US = 3_600_000_000;

/** The shortest JPEG that is whole. */
const GOOD_FRAME = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0xff, 0xd9]);

/**
 * Brings a worked case into a commune of its own: registers its sources, lets each message come when
 * it was said, through the decoder and the writer, and stops at the moment of reckoning.
 * @returns the code of the commune
 */
export async function bringIn(world: World, worked: WorkedCase): Promise<string> {
  const unit = await world.commune();
  const said = [...worked.said].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  world.nowUs = us(said[0]?.at ?? worked.at) - HOUR_US;
  world.processes.listenAgain(world.nowMs);
  const sources = new Map<string, SourceIdentity>();
  for (const source of worked.sources) {
    sources.set(source.id, await register(world, unit, source, worked.at));
  }
  for (const message of said) {
    world.nowUs = us(message.at);
    await hear(world, sources.get(message.source), message);
  }
  world.nowUs = us(worked.at);
  await world.presence.tell(world.nowMs);
  await world.presence.judgeSilence(world.nowMs);
  await writeGiven(world, unit, worked.given ?? {});
  return unit;
}

async function register(
  world: World,
  unit: string,
  { kind, attributes, heartbeatSeconds, registered, maintained }: WorkedSource,
  at: string,
): Promise<SourceIdentity> {
  const source = await world.source(unit, {
    kind,
    ...(attributes && { attributes: { ...attributes } }),
    ...(heartbeatSeconds && { heartbeatSeconds }),
  });
  if (registered) {
    await world.query('UPDATE sources SET created_at = $2 WHERE id = $1', [source.id, registered]);
  }
  if (maintained) {
    await world.query(
      `INSERT INTO maintenance_windows (source_id, from_at, to_at, why, set_by)
       VALUES ($1, $2::timestamptz - interval '7 days', $2::timestamptz + interval '1 day', 'thay nguồn', 'an')`,
      [source.id, at],
    );
  }
  return source;
}

async function hear(
  world: World,
  publisher: SourceIdentity | undefined,
  { channel, payload, source }: Said,
): Promise<void> {
  if (!publisher) throw new Error(`no such source: ${source}`);
  const message = incoming(channel, channel === 'snapshot' ? GOOD_FRAME : payload, {
    publisher,
    receivedAtUs: world.nowUs,
    connectedAtUs: world.nowUs - HOUR_US,
  });
  const decoded = decodeNative(message, {
    holdsCommune: () => true,
    personal: personalData(PERSONAL_KEYS),
  });
  const [refused] = decoded.rejected;
  if (refused) throw new Error(`${source}: ${refused.reason} ${refused.detail}`);
  await world.write([decoded]);
}
