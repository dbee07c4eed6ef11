import type { Caller } from '../http/caller';
import type { Account } from './mqtt-connection';

const PROVINCE = '98';
/** Communes that the devices are spread over. */
const COMMUNES = 12;
/** Communes without devices, where publish → socket is measured beside the load. */
const QUIET_COMMUNES = 4;
/** Requests under way at once. */
const CONCURRENCY = 8;

const codeOf = (index: number): string => `${PROVINCE}${String(index).padStart(3, '0')}`;

const ACCOUNT_CHANNEL = { device: 'telemetry', service: 'event' } as const;

/** Whom the benchmark publishes as. */
export interface Province {
  devices: Account[];
  /** One shop in each quiet commune. */
  shops: (Account & { unit: string })[];
}

/** Creates everything through the API, as an administrator would. */
export async function createProvince(api: Caller, devices: number): Promise<Province> {
  await createUnit(api, PROVINCE, 'province', 'VN');
  const communes = Array.from({ length: COMMUNES + QUIET_COMMUNES }, (_, index) => codeOf(index));
  for (const code of communes) await createUnit(api, code, 'commune', PROVINCE);
  const quiet = communes.slice(COMMUNES);
  return {
    devices: await inTurn(devices, (index) =>
      createSource(api, 'device', codeOf(index % COMMUNES), `gauge-${index}`),
    ),
    shops: await inTurn(quiet.length, async (index) => {
      const unit = quiet[index] as string;
      return { ...(await createSource(api, 'service', unit, 'shop')), unit };
    }),
  };
}

async function createUnit(api: Caller, code: string, level: string, parent: string): Promise<void> {
  await created(api, '/api/v1/units', { code, level, parent, name: { vi: `Đơn vị ${code}` } });
}

/** A device is a river gauge, so that each message concerns a KPI as well. */
async function createSource(
  api: Caller,
  kind: keyof typeof ACCOUNT_CHANNEL,
  unit: string,
  id: string,
): Promise<Account> {
  const answer = await created(api, '/api/v1/sources', {
    ...{ id, kind, unit, name: id },
    ...(kind === 'device' ? { attributes: { floodLevels: [5, 6, 7] } } : {}),
  });
  const { clientId, username, password } = answer['credential'] as Record<string, string>;
  return {
    key: clientId as string,
    topic: `xa/v1/${unit}/${id}/${ACCOUNT_CHANNEL[kind]}`,
    username: username as string,
    password: password as string,
  };
}

/** @throws Error when the API does not create it */
async function created(api: Caller, path: string, body: object): Promise<Record<string, unknown>> {
  const answer = await api.post(path, body);
  if (answer.status !== 201) throw new Error(`${path}: ${answer.status} ${answer.text}`);
  return answer.json;
}

async function inTurn<T>(count: number, make: (index: number) => Promise<T>): Promise<T[]> {
  const made: T[] = [];
  let next = 0;
  const work = async (): Promise<void> => {
    while (next < count) {
      const index = next++;
      made[index] = await make(index);
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, work));
  return made;
}
