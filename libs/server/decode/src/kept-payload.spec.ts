import type { IncomingMessage, KnownMapping } from '@nhip-xa/ports';
import { parseFilter } from '@nhip-xa/domain';
import {
  decodeMapped,
  decodeNative,
  keptUnder,
  keptUnread,
  passingMemory,
  personalData,
} from './index';
import { incoming } from '@nhip-xa/testing';
import { WORLD } from '../test/decoded';

const { publisher: SOURCE } = incoming('case', {});
const USUAL = personalData();
const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString();
const mapping = (over: Partial<KnownMapping> = {}): KnownMapping => ({
  ...{ id: 'mc', publisher: SOURCE.key, filter: 'mc/dvcqg', parsed: parseFilter('mc/dvcqg') },
  ...{ codec: 'dvcqg', commune: { field: 'madonvi', table: { 'H37.1': '20194' } } },
  ...over,
});
const kept = (payload: unknown, over: Partial<KnownMapping> = {}): string =>
  text(keptUnder(mapping(over), Buffer.from(JSON.stringify(payload)), USUAL));

/** Whoever has something to do with a dossier. */
const PEOPLE = [
  'NGUYỄN VĂN AN',
  'Trần Thị Bé',
  '012345678901',
  '0912345678',
  'an@thu.vn',
  'thôn Chè',
];
const RECORD = {
  ...{ MaHoSo: 'HS-1', MaTTHC: '1.000894', NgayTiepNhan: '20261102081500', TrangThaiHoSo: '4' },
  ...{ DonViXuLy: 'UBND xã Đồng Đăng', DanhSachLePhi: [{ Gia: '8000', NguoiThu: PEOPLE[1] }] },
};

describe('a dossier that is kept', () => {
  it('names nobody under any key that a system may have added, in lists and in texts of JSON', () => {
    const data = [
      { ...RECORD, ChuHoSo: PEOPLE[0], NguoiDaiDienPhapLuat: PEOPLE[1], SoGiayTo: 12345678901 },
      { ...RECORD, KhaiSinh: { Con: { ten_goi: PEOPLE[1] }, Me: [PEOPLE[1], 912345678] } },
      { ...RECORD, [PEOPLE[2] as string]: 'x', 'Nguyễn Văn An': 'y' },
      JSON.stringify({ ChuHoSo: PEOPLE[0] }),
      ...PEOPLE,
    ];
    const copy = kept({ session: 'bí-mật', madonvi: 'H37.9', service: 'DongBoHoSoMC', data });
    for (const secret of [...PEOPLE, 'bí-mật', '12345678901', '912345678', 'Nguyễn Văn An']) {
      expect(copy).not.toContain(secret);
    }
  });

  it('reads as before: what says whose it is, what it is and when stays', () => {
    const document = {
      madonvi: 'H37.9',
      service: 'DongBoHoSoMC',
      isUpdating: 'True',
      data: [RECORD],
    };
    const list = [{ Gia: '8000', NguoiThu: '***' }];
    const data = [{ ...RECORD, DanhSachLePhi: list }];
    expect(JSON.parse(kept(document))).toEqual({ ...document, data });
    expect(kept({ MaDonViTiepNhan: 'H37.9', ten_co_quan: 'UBND' })).toContain('H37.9');
  });

  it('keeps the field by which its mapping finds the commune, but none of a person', () => {
    const of = (field: string) =>
      kept({ Khu: 'A', DiaChiThuongTru: 'thôn Chè' }, { commune: { field } });
    expect(of('Khu')).toBe('{"Khu":"A","DiaChiThuongTru":"***"}');
    expect(of('DiaChiThuongTru')).toBe('{"Khu":"***","DiaChiThuongTru":"***"}');
  });

  it('is not kept at all where it cannot be read', () => {
    expect(keptUnder(mapping(), Buffer.from('{"ChuHoSo": "NGUYỄN VĂN'), USUAL)).toHaveLength(0);
  });

  it('gives a reason without the person that a wrong mapping took for a commune', () => {
    const wrong = mapping({ commune: { field: 'ChuHoSo' } });
    const message = sent('mc/dvcqg', {
      service: 'DongBoHoSoMC',
      data: [{ ...RECORD, ChuHoSo: 'AN' }],
    });
    const world = { ...WORLD, find: () => undefined, memoryOf: () => passingMemory() };
    const [own] = decodeMapped(message, wrong, { parts: {}, rest: [] }, world);
    expect(own.rejected).toMatchObject([{ detail: 'no commune for what ChuHoSo says' }]);
  });
});

const sent = (topic: string, payload: unknown): IncomingMessage => ({
  publisher: SOURCE,
  topic,
  payload: Buffer.from(typeof payload === 'string' ? payload : JSON.stringify(payload)),
  ...{ dup: false, retainedCopy: false, will: false, receivedAtUs: 1e15, connectedAtUs: 0 },
});

describe('a dossier where nobody expects one', () => {
  const dossier = { data: [{ ...RECORD, TrichYeuHoSo: 'con của bà Bé' }] };

  it.each(['mot-cua/sai', `xa/v1/${SOURCE.key.replace('.', '/')}/hoso`])(
    'names nobody: %s',
    (topic) => {
      const [refused] = decodeNative(sent(topic, dossier), WORLD).rejected;
      expect(text(refused?.bytes ?? Buffer.of())).not.toContain('Bé');
      expect(text(refused?.bytes ?? Buffer.of())).toContain('HS-1');
      expect(refused).not.toHaveProperty('partial');
    },
  );

  it('names nobody in the channel of cases', () => {
    const topic = `xa/v1/${SOURCE.key.replace('.', '/')}/case`;
    const copies = decodeNative(sent(topic, dossier), WORLD).rejected;
    expect(copies).toHaveLength(1);
    expect(copies.map(({ bytes }) => text(bytes)).join()).not.toContain('Bé');
  });

  it('names nobody in a part of it that is refused alone', () => {
    const topic = `xa/v1/${SOURCE.key.replace('.', '/')}/telemetry`;
    const copies = decodeNative(sent(topic, { ...RECORD, Con: ['Bé'], v: 'x' }), WORLD).rejected;
    expect(copies.length).toBeGreaterThan(0);
    expect(copies.map(({ bytes }) => text(bytes)).join()).not.toContain('Bé');
  });

  it('is not kept where it cannot be read', () => {
    const [refused] = decodeNative(sent('mot-cua/sai', '{"MaHoSo": "1", "Chu'), WORLD).rejected;
    expect(refused).toMatchObject({ partial: true, size: 20 });
    expect(refused?.bytes).toHaveLength(0);
  });

  it('is not kept of a publisher of dossiers, whatever it is', () => {
    const bytes = Buffer.from('NGUYỄN VĂN AN');
    expect(keptUnread(bytes, USUAL, ['dvcqg'])).toHaveLength(0);
    expect(keptUnread(bytes, USUAL, ['senml'])).toBe(bytes);
  });
});

it('another message that nobody reads is kept as it came, but for what names people', () => {
  const [refused] = decodeNative(sent('kho/la', { name: 'An', v: 1 }), WORLD).rejected;
  expect(text(refused?.bytes ?? Buffer.of())).toBe('{"name":"***","v":1}');
  const monitor = Buffer.from('{"name":"cổng"}');
  expect(keptUnread(monitor, USUAL, ['uptime-kuma'])).toBe(monitor);
});
