import { setTimeout as delay } from 'node:timers/promises';
import { connectAsync, type MqttClient } from 'mqtt';
import { Caller } from '../../http/caller';

const PROVINCE = '20';
export const COMMUNE = '06211';
/** Sources that say something in turn; what each says is another value every time. */
const VOICES = ['motcua', 'phananh', 'song', 'cho', 'cam'] as const;
type Voice = (typeof VOICES)[number];
const KINDS: Readonly<Record<Voice, string>> = {
  motcua: 'service',
  phananh: 'service',
  song: 'device',
  cho: 'service',
  cam: 'camera',
};
/** Cases that are open at once; after that the oldest changes again. */
const CASES = 400;
const HOUR_MS = 3_600_000;

/** A commune whose sources say what changes its wall. */
export class Commune {
  private said = 0;

  private constructor(
    private readonly api: Caller,
    private readonly clients: ReadonlyMap<Voice, MqttClient>,
  ) {}

  static async create(httpUrl: string, mqttUrl: string, password: string): Promise<Commune> {
    const api = await new Caller(httpUrl).signIn('admin', password);
    await made(api, '/api/v1/units', unit(PROVINCE, 'province', 'VN', 'Lạng Sơn'));
    await made(api, '/api/v1/units', unit(COMMUNE, 'commune', PROVINCE, 'Cao Lộc'));
    const clients = new Map<Voice, MqttClient>();
    for (const id of VOICES) clients.set(id, await connected(api, mqttUrl, id));
    return new Commune(api, clients);
  }

  /** The link of a new wall. */
  async wall(): Promise<string> {
    const { url } = await made(this.api, '/api/v1/displays', { unit: COMMUNE, name: 'đo tốc độ' });
    return this.api.url + String(url);
  }

  /** Makes so many changes, evenly over a time. */
  async change(count: number, milliseconds: number): Promise<void> {
    const beganMs = performance.now();
    for (let n = 0; n < count; n += 1) {
      const dueMs = beganMs + (n * milliseconds) / count;
      const waitMs = dueMs - performance.now();
      if (waitMs > 0) await delay(waitMs);
      await this.say();
    }
    await delay(Math.max(0, beganMs + milliseconds - performance.now()));
  }

  private async say(): Promise<void> {
    const n = this.said++;
    const voice = VOICES[n % VOICES.length] as Voice;
    const [channel, payload] = sayingOf(voice, Math.floor(n / VOICES.length));
    const topic = `xa/v1/${COMMUNE}/${voice}/${channel}`;
    await this.clients.get(voice)?.publishAsync(topic, JSON.stringify(payload), { qos: 1 });
  }

  async end(): Promise<void> {
    await Promise.all([...this.clients.values()].map((client) => client.endAsync(true)));
  }
}

/** What a source says the n-th time. */
function sayingOf(voice: Voice, n: number): [channel: string, payload: unknown] {
  const ts = new Date().toISOString();
  const ago = (hours: number): string => new Date(Date.now() - hours * HOUR_MS).toISOString();
  switch (voice) {
    case 'motcua': {
      const late = n % 3 === 0 ? -1 : 30;
      const state = n % 2 === 0 ? 'processing' : 'finished';
      const attributes = { channel: n % 4 === 0 ? 'counter' : 'online', procedure: `TT${n % 7}` };
      const moments = { ts, openedAt: ago(40), acceptedAt: ago(39), dueAt: ago(-late) };
      return ['case', { kind: 'dossier', id: `H${n % CASES}`, state, ...moments, attributes }];
    }
    case 'phananh': {
      const state = n % 2 === 0 ? 'accepted' : 'processing';
      const moments = { ts, openedAt: ago(30), dueAt: ago(n % 5 === 0 ? 1 : -20) };
      return ['case', { kind: 'feedback', id: `P${n % CASES}`, state, ...moments }];
    }
    case 'song':
      return ['telemetry', { values: { water_level: 2 + ((n * 7) % 300) / 100 } }];
    case 'cho':
      return ['event', { id: `o${n}`, type: 'trade.order', ts, amount: 10_000 + n }];
    case 'cam':
      return ['status', n % 2 === 0 ? 'online' : 'offline'];
  }
}

const unit = (code: string, level: string, parent: string, vi: string): object => ({
  code,
  level,
  parent,
  name: { vi },
});

async function connected(api: Caller, mqttUrl: string, id: Voice): Promise<MqttClient> {
  const kind = KINDS[id];
  const source = await made(api, '/api/v1/sources', {
    ...{ id, kind, unit: COMMUNE, name: id },
    ...(id === 'song' ? { attributes: { floodLevels: [2.5, 3.5, 4.5] } } : {}),
  });
  const { clientId, username, password } = source['credential'] as Record<string, string>;
  return connectAsync(mqttUrl, { ...(clientId && { clientId }), username, password } as object);
}

/** @throws Error when the API does not create it */
async function made(api: Caller, path: string, body: object): Promise<Record<string, unknown>> {
  const answer = await api.post(path, body);
  if (answer.status !== 201) throw new Error(`${path}: ${answer.status} ${answer.text}`);
  return answer.json;
}
