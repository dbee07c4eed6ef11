import type {
  CreateSource,
  Credential,
  HistoryState,
  KpiValue,
  Role,
  Source,
} from '@nhip-xa/contract';
import {
  ApiClient,
  LiveClient,
  RunningServer,
  SERVER_ADMIN_PASSWORD,
  until,
  type ServerOptions,
} from '@nhip-xa/testing';
import { prepareCluster } from '../../../libs/server/store/test/prepared-cluster';
import { Device, type DeviceOptions } from './device';

export type MadeSource = Source & { credential: Credential };
export type NewSource = Pick<CreateSource, 'id' | 'kind' | 'unit'> & Partial<CreateSource>;

/** A running server with its administrator, and short words for what tests do with it. */
export class Town {
  private readonly devices: Device[] = [];
  private readonly lives: LiveClient[] = [];

  private constructor(
    readonly server: RunningServer,
    public admin: ApiClient,
  ) {}

  static async start(options: ServerOptions = {}): Promise<Town> {
    const isEmbedded = options.env?.DATABASE_URL === undefined;
    const prepare = isEmbedded ? { prepare: prepareCluster } : {};
    const server = await RunningServer.start({ ...prepare, ...options });
    return new Town(server, await ApiClient.signIn(server.httpUrl, 'admin', SERVER_ADMIN_PASSWORD));
  }

  async province(code: string, name: string): Promise<void> {
    await this.admin.post('/units', { code, level: 'province', parent: 'VN', name: { vi: name } });
  }

  async commune(code: string, parent: string, name: string): Promise<void> {
    await this.admin.post('/units', { code, level: 'commune', parent, name: { vi: name } });
  }

  source(source: NewSource): Promise<MadeSource> {
    return this.admin.post<MadeSource>('/sources', { name: source.id, ...source });
  }

  async device(source: MadeSource, options?: DeviceOptions): Promise<Device> {
    const device = await Device.connect(this.server.mqttUrl, source.credential, options);
    this.devices.push(device);
    return device;
  }

  /** A new source, connected. */
  async connected(source: NewSource, options?: DeviceOptions): Promise<Device> {
    return this.device(await this.source(source), options);
  }

  async user(username: string, role: Role, unit: string): Promise<ApiClient> {
    const password = `mật-khẩu-của-${username}`;
    await this.admin.post('/users', { username, password, displayName: username, role, unit });
    return ApiClient.signIn(this.server.httpUrl, username, password);
  }

  /** A user that another server of the same database made. */
  signedIn(username: string): Promise<ApiClient> {
    return ApiClient.signIn(this.server.httpUrl, username, `mật-khẩu-của-${username}`);
  }

  async live(cookie = this.admin.cookie): Promise<LiveClient> {
    const origin = this.server.httpUrl;
    const client = await LiveClient.connect(origin, { cookie, origin });
    this.lives.push(client);
    return client;
  }

  async kpi(unit: string, kpi: string, at?: string): Promise<KpiValue> {
    const query = at === undefined ? '' : `?at=${encodeURIComponent(at)}`;
    const { items } = await this.admin.get<{ items: KpiValue[] }>(`/units/${unit}/kpis${query}`);
    const value = items.find((item) => item.kpi === kpi);
    if (!value) throw new Error(`${unit} has no ${kpi}`);
    return value;
  }

  /** Waits until a KPI is as described; the last value seen is told when it does not get there. */
  async untilKpi(
    unit: string,
    kpi: string,
    is: (value: KpiValue) => boolean,
    milliseconds = 5_000,
  ): Promise<KpiValue> {
    let seen: KpiValue | undefined;
    const look = async (): Promise<KpiValue | undefined> => {
      seen = await this.kpi(unit, kpi);
      return is(seen) ? seen : undefined;
    };
    try {
      return await until(`${unit} ${kpi} as expected`, look, milliseconds);
    } catch (error) {
      throw new Error(`${String(error)}; last seen ${JSON.stringify(seen)}`, { cause: error });
    }
  }

  /** Nothing that came late is still to be reckoned of a unit. */
  async isPastReckoned(unit: string): Promise<boolean> {
    return (await this.admin.get<HistoryState>(`/units/${unit}/history-state`)).communes === 0;
  }

  /** The link of a new wall display, held on its first scene: a test looks longer than that stands. */
  async wall(unit: string): Promise<{ id: string; url: string }> {
    const made = await this.admin.post<{ id: string; url: string }>('/displays', {
      unit,
      name: `Phòng họp ${unit}`,
    });
    const held = made.url.replace('#', '?scene=overview#');
    return { id: made.id, url: `${this.server.httpUrl}${held}` };
  }

  async stop(): Promise<void> {
    for (const live of this.lives) live.close();
    await Promise.all(this.devices.map((device) => device.end()));
    await this.server.stop();
  }
}
