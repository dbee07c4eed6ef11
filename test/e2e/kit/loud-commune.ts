import type { SourceKind } from '@nhip-xa/contract';
import sharp from 'sharp';
import { topicIn, type Device } from './device';
import type { Town } from './town';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const at = (offsetMs: number): string => new Date(Date.now() + offsetMs).toISOString();

export const LAND =
  'Đăng ký biến động quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất trong các trường hợp chuyển nhượng, thừa kế, tặng cho';
export const CAMERAS = 36;
/** Overdue dossiers of the procedure `LAND`. */
export const OVERDUE = 1_234;
/** [contract 2] */
const CASES_A_MESSAGE = 500;

const RIVER = 'Sông Kỳ Cùng tại cầu Nguyễn Thị Minh Khai, thôn Bản Quyền Nà Mưng';
const CAMERA = 'Ngã ba Tà Mò – hướng cửa khẩu quốc tế Hữu Nghị, cổng trường Mầm non Hoa Hồng';
const PORTAL = 'Hệ thống thông tin giải quyết thủ tục hành chính tập trung của tỉnh';

/** A place for each camera, in rows about the middle of Đồng Đăng. */
const placeOf = (number: number): { lat: number; lon: number } => ({
  lat: 21.94 + 0.008 * Math.floor(number / 6),
  lon: 106.69 + 0.012 * (number % 6),
});

/** A commune where everything happens at once, told by its own devices and services. */
export class LoudCommune {
  private devices = new Map<string, Device>();

  constructor(
    private readonly town: Town,
    readonly code: string,
  ) {}

  /** Everything it has to say, by MQTT; resolves at the last acknowledgement. */
  async speak(): Promise<void> {
    await this.connectAll();
    await Promise.all([this.dossiers(), this.feedback(), this.cameras()]);
    await Promise.all([this.weather(), this.services(), this.money()]);
  }

  device(id: string): Device {
    const device = this.devices.get(id);
    if (!device) throw new Error(`${this.code} has no ${id}`);
    return device;
  }

  /** What a camera says through its recorder. */
  camera(number: number, channel: string, payload: unknown): Promise<number> {
    const topic = topicIn(`${this.code}.cam-${number}`, channel);
    return this.device('dau-ghi').publishTo(topic, payload);
  }

  /** A dossier: overdue since its due date lies so many ms away, unless it is finished. */
  dossier(id: string, state: string, dueMs: number, procedure = LAND): object {
    const due = { openedAt: at(-20 * DAY_MS), dueAt: at(dueMs) };
    return { ...{ kind: 'dossier', id, ts: at(0), state }, ...due, attributes: { procedure } };
  }

  entry(id: string, type: string, amount: number, attributes: object): object {
    return { ...{ id, type, amount, ts: at(0) }, attributes };
  }

  private async connect(
    id: string,
    kind: SourceKind,
    name: string,
    attributes = {},
  ): Promise<void> {
    const source = { id, kind, name, attributes, unit: this.code };
    this.devices.set(id, await this.town.connected(source));
  }

  private async connectAll(): Promise<void> {
    await this.connect('motcua', 'service', PORTAL);
    await this.connect('phan-anh', 'service', 'Kênh tiếp nhận phản ánh hiện trường');
    await this.connect('dau-ghi', 'gateway', 'Đầu ghi camera trụ sở');
    await this.connect('song', 'device', RIVER, { floodLevels: [3, 4, 5] });
    await this.connect('mua', 'device', 'Trạm đo mưa nhân dân tự quản thôn Bản Quyền Nà Mưng');
    await this.connect('khi', 'device', 'Trạm quan trắc không khí chợ Đồng Đăng');
    await this.connect('khi-tuong', 'service', 'Đài Khí tượng Thuỷ văn khu vực Đông Bắc');
    await this.connect('y-te', 'service', 'Khám chữa bệnh từ xa của trạm y tế');
    await this.connect('so-sach', 'service', 'Sổ giá trị và chi phí');
    const gateway = `${this.code}.dau-ghi`;
    for (let number = 1; number <= CAMERAS; number += 1) {
      const name = number === 1 ? CAMERA : `Camera thôn Bản Quyền Nà Mưng ${number}`;
      const camera = { id: `cam-${number}`, kind: 'camera' as const, unit: this.code };
      await this.town.source({ ...camera, ...placeOf(number), name, gateway });
    }
  }

  private async dossiers(): Promise<void> {
    const late = Array.from({ length: OVERDUE }, (_, n) =>
      this.dossier(`H-${n}`, 'processing', -DAY_MS),
    );
    const open = Array.from({ length: 260 }, (_, n) =>
      this.dossier(`M-${n}`, 'accepted', 9 * DAY_MS, 'Chứng thực bản sao từ bản chính'),
    );
    const all = [...late, ...open];
    for (let from = 0; from < all.length; from += CASES_A_MESSAGE) {
      await this.device('motcua').publish('case', all.slice(from, from + CASES_A_MESSAGE));
    }
  }

  private async feedback(): Promise<void> {
    const categories = ['Rác thải, vệ sinh môi trường', 'Lấn chiếm vỉa hè, lòng đường', 'flood'];
    const cases = Array.from({ length: 24 }, (_, n) => ({
      ...{ kind: 'feedback', id: `PA-${n}`, ts: at(0), state: 'processing' },
      ...{ openedAt: at(-3 * DAY_MS), dueAt: at(n < 4 ? -HOUR_MS : (n + 48) * HOUR_MS) },
      ...{ category: categories[n % categories.length], severity: n < 2 ? 'urgent' : 'normal' },
    }));
    await this.device('phan-anh').publish('case', cases);
  }

  /** All but the last are there; the first sends a picture, and what it saw. */
  private async cameras(): Promise<void> {
    const of = { width: 320, height: 240, channels: 3 as const, background: '#446688' };
    const frame = await sharp({ create: of }).jpeg().toBuffer();
    await this.camera(1, 'snapshot', frame);
    await this.camera(CAMERAS, 'status', 'offline');
    await this.look();
    await this.camera(1, 'case', [this.detection('V-1', 'crowd'), this.detection('V-2', 'crowd')]);
  }

  /** All cameras but the last and the first say that they are there; unsaid they would fall silent. */
  async look(): Promise<void> {
    const numbers = Array.from({ length: CAMERAS - 2 }, (_, at) => at + 2);
    await Promise.all(numbers.map((number) => this.camera(number, 'status', 'online')));
  }

  detection(id: string, category: string): object {
    return { kind: 'detection', id, ts: at(0), state: 'pending', category };
  }

  bulletin(level: number): object {
    const validity = { validFrom: at(-HOUR_MS), validTo: at(9 * HOUR_MS) };
    const attributes = { level, ...validity, issuer: 'dai-khi-tuong-thuy-van' };
    return {
      kind: 'bulletin',
      id: 'L-1',
      ts: at(0),
      state: 'active',
      category: 'flood',
      attributes,
    };
  }

  private async weather(): Promise<void> {
    const hours = Array.from({ length: 24 }, (_, n) => 23 - n);
    const past = (of: (hour: number) => object): object[] =>
      hours.map((hour) => ({ ts: at(-hour * HOUR_MS), values: of(hour) }));
    await this.device('song').publish(
      'telemetry',
      past((hour) => ({ water_level: 4.35 - hour * 0.05 })),
    );
    await this.device('khi').publish(
      'telemetry',
      past(() => ({ pm25: 60 })),
    );
    await this.device('mua').telemetry({ rain: 12.5 });
    await this.device('khi-tuong').publish('case', this.bulletin(3));
  }

  private async services(): Promise<void> {
    await this.device('motcua').telemetry({ up: 1, rtt: 120 });
    await this.device('y-te').telemetry({ up: 0 });
  }

  private async money(): Promise<void> {
    const ledger = this.device('so-sach');
    await ledger.telemetry({ merchants: 200, merchants_cashless: 100 });
    await ledger.publish('event', [
      this.entry('v-1', 'value.entry', 1_200_000_000_000, { class: 'labour', basis: 'measured' }),
      this.entry('c-1', 'cost.entry', 200_000_000_000, { class: 'rent' }),
    ]);
  }
}
