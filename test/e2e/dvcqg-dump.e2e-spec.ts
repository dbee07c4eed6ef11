import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { KpiValue, RejectedMessage, RetryReportAnswer } from '@nhip-xa/contract';
import { until } from '@nhip-xa/testing';
import { OutsideDatabase } from '../faults/kit/outside-database';
import { type Device } from './kit/device';
import { dumpOf, filesBelow, formsOf, foundIn, type Haystack } from './kit/dump';
import { Town, type MadeSource } from './kit/town';

/** A recording beside the repository; nothing of it is in it. */
const RECORDED = resolve(
  __dirname,
  '../../../shared/data/dossiers/vn_national_portal_sync_shape.json',
);
const isThere = existsSync(RECORDED);
if (!isThere) console.warn(`${RECORDED} is not there: its replay is skipped`);

const PROVINCE = '20';
const COMMUNE = '06211';
/** The one of the recording. */
const OTHER = '06184';
const TOPIC = 'mot-cua/dvcqg';
const MAPPING = {
  ...{ id: 'mot-cua', filter: TOPIC, codec: 'dvcqg' },
  commune: { field: 'madonvi', table: { 'H37.21': COMMUNE, 'H37.15': OTHER } },
};

/** Made-up people, each value found nowhere else. */
const SECRETS = {
  owner: 'Lường Thị Mẫn Tuệ',
  agent: 'Triệu Quý Vượng',
  clerk: 'Hoàng Đức Khảm',
  child: 'Nông Bảo Nghiêm',
  cccd: '020187654321',
  phone: '0987612345',
  email: 'man.tue.1987@thudientu.example',
  address: 'số 47 ngõ Đá Bạc, thôn Bản Chu',
  born: '19870613',
  token: 'phien-4f0c77d2',
  plate: '12A-468.97',
};
const DAY_MS = 86_400_000;
/** So many days from now as the portal writes a time, by the clock of Vietnam. */
const portal = (days: number): string =>
  new Date(Date.now() + days * DAY_MS + 7 * 3_600_000)
    .toISOString()
    .replace(/[-T:]/g, '')
    .slice(0, 14);

/** A dossier as systems tell it, with everything that they say of people besides. */
const dossier = (MaHoSo: string, state: string, due: number, more: object = {}) => ({
  ...{ MaHoSo, MaTTHC: '1.000894', TenTTHC: 'Đăng ký kết hôn lưu động', TenLinhVuc: 'Hộ tịch' },
  ...{ ChuHoSo: SECRETS.owner, LoaiDoiTuong: '1', MaDoiTuong: SECRETS.cccd, Fax: SECRETS.phone },
  ...{ SoDienThoai: SECRETS.phone, Email: SECRETS.email, DiaChiThuongTru: SECRETS.address },
  ...{ TrichYeuHoSo: `Kết hôn của ${SECRETS.owner}`, NgaySinhChuHoSo: SECRETS.born },
  ...{ GhiChu: `gọi ${SECRETS.phone}`, NguoiDaiDienPhapLuat: { Ten: SECRETS.agent } },
  ...{ NgayTiepNhan: portal(-10), NgayHenTra: portal(due), TrangThaiHoSo: state, NgayTra: '' },
  ...{ NgayKetThucXuLy: '', HinhThuc: '0', DonViXuLy: 'UBND xã Đồng Đăng', DanhSachLePhi: [] },
  TaiLieuNop: [{ TenTepDinhKem: `khai sinh ${SECRETS.child}.pdf`, DuocTaiSuDung: '0' }],
  ThanhPhan: [SECRETS.child, { [SECRETS.cccd]: SECRETS.plate, SoDinhDanh: Number(SECRETS.cccd) }],
  ...more,
});
const sync = (data: unknown, madonvi = 'H37.21') => ({
  ...{ session: SECRETS.token, madonvi, service: 'DongBoHoSoMC', isUpdating: 'True', data },
});
const step = (MaHoSo: string, TrangThai: string, days: number) => ({
  ...{ session: SECRETS.token, madonvi: 'H37.21', service: 'CapNhatTienDoHoSoMC' },
  data: [
    {
      ...{ MaHoSo, TrangThai, ThoiDiemXuLy: portal(days), NguoiXuLy: SECRETS.clerk },
      NoiDungXuLy: `đã gặp ${SECRETS.owner}`,
    },
  ],
});

describe('the dossiers of a one-stop system', () => {
  let cluster: string;
  let database: OutsideDatabase;
  let town: Town;
  let publisher: MadeSource;
  let office: Device;

  const send = (payload: unknown, topic = TOPIC): Promise<number> =>
    office.publishTo(topic, payload);
  const tables = (): Promise<Haystack[]> => database.look(dumpOf);
  const files = (): Haystack[] => [...filesBelow(town.server.folder), ...filesBelow(cluster)];
  const log = (): Haystack => ({ where: 'log', bytes: Buffer.from(town.server.log.join('\n')) });
  const refused = (): Promise<RejectedMessage[]> =>
    town.admin.all<RejectedMessage>(`/rejected?source=${publisher.key}`);

  beforeAll(async () => {
    cluster = mkdtempSync(join(tmpdir(), 'nhip-xa-dump-'));
    database = await OutsideDatabase.start(cluster);
    town = await Town.start({ env: { DATABASE_URL: database.url, LOG_LEVEL: 'debug' } });
    await town.province(PROVINCE, 'Lạng Sơn');
    await town.commune(COMMUNE, PROVINCE, 'Đồng Đăng');
    await town.commune(OTHER, PROVINCE, 'Đông Kinh');
    publisher = await town.source({ id: 'mot-cua', kind: 'service', unit: PROVINCE });
    await town.admin.post('/mappings', { ...MAPPING, publisher: publisher.key });
    office = await town.device(publisher);
  });
  afterAll(async () => {
    await town?.stop();
    await database?.stop();
    rmSync(cluster, { recursive: true, force: true });
  });

  it('give the numbers of the commune, by MQTT and by HTTP', async () => {
    await send(
      sync([
        dossier('HS-1', '4', -3),
        dossier('HS-2', '9', -2, { NgayKetThucXuLy: portal(-4) }),
        dossier('HS-3', '9', -5, { NgayKetThucXuLy: portal(-4) }),
        dossier('HS-4', '4', 5),
        // it waits for papers since the day before it was due
        dossier('HS-5', '5', -1, { DanhSachHoSoBoSung: [asked(-2)] }),
        dossier('HS-6', '4', -6),
      ]),
    );
    await send(step('HS-6', '9', -7));
    const posted = await town.admin.post('/intake/dvcqg', sync([dossier('HS-7', '4', -1)]));
    expect(posted).toMatchObject({ error_code: '00', received: 1, rejected: 0 });
    // overdue: HS-1 and HS-7; HS-4 is not due, HS-5 waits
    await town.untilKpi(COMMUNE, 'dossiers-overdue', ({ value }) => value === 2);
    // done in time: HS-2 and HS-6 of HS-2, HS-3, HS-6 and the two overdue: 2 of 5
    const onTime = await town.untilKpi(COMMUNE, 'dossiers-on-time', ({ value }) => value === 40);
    expect(onTime).toMatchObject({ numerator: 2, denominator: 5, status: 'critical' });
  });

  const asked = (days: number) => ({
    ...{ HoSoBoSungId: '1', NgayBoSung: portal(days), TrangThaiBoSung: '1' },
    ...{ NguoiYeuCauBoSung: SECRETS.clerk, NoiDungBoSung: `giấy của ${SECRETS.child}` },
  });

  it('are kept where they cannot be read, or nobody knows whose they are', async () => {
    const broken = JSON.stringify(sync([dossier('HS-20', '4', 1)])).slice(0, -40);
    const own = `xa/v1/${PROVINCE}/mot-cua`;
    const sent: [payload: unknown, topic?: string][] = [
      [sync([dossier('HS-21', '4', 1)], 'H37.99')],
      [sync([dossier('HS-22', '4', 1, { NgayHenTra: 'mai' })])],
      [sync([SECRETS.owner, dossier('HS-23', '44', 1)])],
      [sync(JSON.stringify([dossier('HS-24', '4', 1)]))],
      [sync(Array.from({ length: 501 }, (_, n) => dossier(`HS-3${n}`, '4', 1)))],
      [broken],
      [JSON.stringify(SECRETS.owner)],
      [sync([dossier('HS-25', '4', 1)]), 'mot-cua/khac'],
      [broken, 'mot-cua/khac'],
      [`${SECRETS.owner};${SECRETS.cccd}`, 'mot-cua/khac'],
      [sync([dossier('HS-26', '4', 1)]), `${own}/case`],
      [sync([dossier('HS-27', '4', 1)]), `${own}/dossiers`],
      [broken, `${own}/event`],
      [dossier('HS-28', '4', 1), `${own}/telemetry`],
    ];
    for (const [payload, topic] of sent) await send(payload, topic);
    const bad = await fetch(`${town.server.httpUrl}/api/v1/intake/dvcqg`, {
      method: 'POST',
      headers: { ...town.admin.headers, 'content-type': 'application/json' },
      body: broken,
    });
    expect(bad.status).toBe(400);
    const unknown = sync([dossier('HS-29', '4', 1)], 'H37.98');
    expect(await town.admin.post('/intake/dvcqg', unknown)).toMatchObject({ rejected: 1 });
    await town.admin.post('/mappings/preview', { ...previewed, payload: unknown });
    const again = { reason: 'unknown-unit', source: publisher.key };
    const report = await town.admin.post<RetryReportAnswer>('/rejected/retry', again);
    expect(report).toMatchObject({ tried: 2, refused: 2 });
    const reasons = new Set((await refused()).map(({ reason }) => reason));
    expect([...reasons].sort()).toEqual(expect.arrayContaining(['bad-shape', 'not-json']));
    expect([...reasons].sort()).toEqual(expect.arrayContaining(['topic-refused', 'unknown-unit']));
  });

  const previewed = { codec: 'dvcqg', topic: TOPIC, commune: COMMUNE };

  it('are spooled while the database is away, and name nobody on the disk', async () => {
    database.line.refuse();
    await send(sync([dossier('HS-8', '4', -1)]));
    const spooled = filesBelow(town.server.folder);
    // it is there, and can be found
    expect(foundIn(spooled, ['HS-8'])).not.toEqual([]);
    expect(foundIn(spooled, Object.values(SECRETS))).toEqual([]);
    database.line.pass();
    await until('the spool is drained', async () => (await town.server.health()).status === 200);
    // HS-8 besides HS-1 and HS-7
    await town.untilKpi(COMMUNE, 'dossiers-overdue', ({ value }) => value === 3, 20_000);
    // 2 of the three that are done and the three overdue
    const onTime = await town.kpi(COMMUNE, 'dossiers-on-time');
    expect(onTime).toMatchObject({ numerator: 2, denominator: 6 });
  });

  it('leave nobody in the database, on the disk and in the log', async () => {
    const everything = [...(await tables()), ...files(), log()];
    expect(foundIn(everything, Object.values(SECRETS))).toEqual([]);
  });

  it('are searched for in a way that finds what is there', async () => {
    const dump = await tables();
    const places = (text: string): string[] =>
      dump.filter((one) => foundIn([one], [text]).length > 0).map(({ where }) => where);
    expect(places('Đăng ký kết hôn lưu động')).toEqual(
      expect.arrayContaining(['cases', 'rejected_messages.bytes']),
    );
    expect(places('H37.99')).toContain('rejected_messages.bytes');
    expect(foundIn(files(), ['Đăng ký kết hôn lưu động'])).not.toEqual([]);
    expect(dump.length).toBeGreaterThan(40);
    for (const text of Object.values(SECRETS)) {
      const written = [
        ...[text, text.toUpperCase(), text.normalize('NFD'), JSON.stringify({ a: text })],
        ...['', 'x', 'xy'].map((before) => Buffer.from(`${before}${text}!`).toString('base64')),
      ];
      for (const one of written) {
        expect(foundIn([{ where: 'here', bytes: Buffer.from(one) }], [text])).not.toEqual([]);
      }
    }
    expect(formsOf('Tạ')).toEqual(expect.arrayContaining(['tạ', 'ta', 't\\u1ea1']));
  });

  const whenThere = isThere ? it : it.skip;
  whenThere('as they were recorded give the numbers, and leave nobody', async () => {
    const shape = JSON.parse(readFileSync(RECORDED, 'utf8')) as Record<string, object>;
    const recorded = [
      shape['DongBoHoSoMC_example_synthetic'],
      shape['CapNhatTienDoHoSoMC_example_synthetic'],
    ] as const;
    await send(recorded[0]);
    await send(recorded[1]);
    await town.admin.post('/intake/dvcqg', recorded[0]);
    await send({ ...recorded[0], madonvi: 'H37.77' });
    await send(recorded[1], 'mot-cua/khac');
    // one dossier, due on the 24th of October 2025 after its papers, in state 4: overdue, none done
    await town.untilKpi(OTHER, 'dossiers-overdue', ({ value }) => value === 1);
    const isNone = ({ value }: KpiValue): boolean => value === 0;
    const onTime = await town.untilKpi(OTHER, 'dossiers-on-time', isNone);
    expect(onTime).toMatchObject({ numerator: 0, denominator: 1 });
    const people = ['NGUYỄN VĂN A"', 'Trần Thị B"', '0900000000', '<token>', 'Chuyển lãnh đạo ký'];
    for (const one of people) expect(JSON.stringify(recorded)).toContain(one);
    const everything = [...(await tables()), ...files(), log()];
    expect(foundIn(everything, people)).toEqual([]);
  });
});
