import { LIMITS } from '@nhip-xa/contract';
import { foreign } from '../../test/foreign';
import { OneStop, RECORD, portal, us } from '../../test/one-stop';
import { passingMemory } from '../index';
import { HEARD_BUCKETS, HEARD_PER_BUCKET } from './dvcqg-heard';

const iso = (dayAndTime: string): string => new Date(us(dayAndTime) / 1_000).toISOString();
const PEOPLE = {
  ...{ ChuHoSo: 'NGUYỄN VĂN A', SoDienThoai: '0900000000', Fax: '0900000000', Email: 'a@b.vn' },
  ...{
    TrichYeuHoSo: 'Kết hôn với chị B',
    GhiChu: 'nhà ở tổ 3',
    ThongTinKhac: 'x',
    MaDoiTuong: '0123',
  },
};

describe('a dossier as a one-stop system tells it', () => {
  it('is a dossier of ours: numbers of the portal, the clock of Vietnam, nobody named', () => {
    const answer = new OneStop().sync({ ...RECORD, ...PEOPLE }, '2 09:00');
    expect(answer).toEqual({
      facts: [
        {
          ...{
            kind: 'case',
            source: 'publisher',
            commune: '06190',
            caseKind: 'dossier',
            id: 'HS-1',
          },
          ...{ ts: iso('2 08:15'), state: 'processing', category: 'Hộ tịch' },
          ...{ openedAt: iso('2 08:15'), acceptedAt: iso('2 08:15'), due: { at: iso('6 17:00') } },
          attributes: {
            procedure: '1.000894',
            procedureName: 'Đăng ký kết hôn',
            channel: 'counter',
          },
        },
      ],
      rejected: [],
    });
  });

  it.each([
    ['1', 'new'],
    ['2', 'accepted'],
    ['3', 'refused'],
    ['4', 'processing'],
    ['5', 'supplement'],
    ['6', 'payment'],
    ['7', 'withdrawn'],
    ['8', 'stopped'],
    ['9', 'finished'],
    ['10', 'returned'],
    ['', null],
  ])('state %p is %s', (TrangThaiHoSo, state) => {
    const { facts } = new OneStop().sync({ ...RECORD, TrangThaiHoSo }, '2 09:00');
    expect(facts).toMatchObject([{ state }]);
  });

  it('is not accepted while it is new or refused', () => {
    const office = new OneStop();
    office.sync({ ...RECORD, NgayNopHoSo: portal('1 20:00'), TrangThaiHoSo: '1' }, '2 09:00');
    expect(office.dossier()).toMatchObject({ openedAt: us('1 20:00'), acceptedAt: null });
  });

  it('keeps its state while the portal has no number for that of its system', () => {
    const office = new OneStop();
    office.sync(RECORD, '2 09:00');
    office.sync({ ...RECORD, TrangThaiHoSo: '' }, '3 09:00');
    expect(office.dossier().state).toBe('processing');
  });

  it('is closed when its handling ended, else when its result was given', () => {
    const office = new OneStop();
    office.sync({ ...RECORD, TrangThaiHoSo: '10', NgayTra: portal('5 10:00') }, '5 11:00');
    expect(office.dossier()).toMatchObject({ state: 'returned', closedAt: us('5 10:00') });
    office.sync(
      {
        ...RECORD,
        TrangThaiHoSo: '10',
        NgayTra: portal('5 10:00'),
        NgayKetThucXuLy: portal('4 16:00'),
      },
      '5 12:00',
    );
    expect(office.dossier().closedAt).toBe(us('4 16:00'));
  });

  it('has what indicators need: fee, payment, papers, results', () => {
    const { facts } = new OneStop().sync(
      {
        ...RECORD,
        ...{ KenhThucHien: '2', DuocThanhToanTrucTuyen: '1', HoSoCoThanhPhanSoHoa: '1' },
        DanhSachLePhi: [{ Gia: '20000', TenPhiLePhi: 'a' }, { Gia: 5_000 }],
        TaiLieuNop: [{ DuocTaiSuDung: '1' }, { DuocTaiSuDung: '0' }, {}],
        DanhSachGiayToKetQua: [{ DuongDanTepTinKetQua: 'https://x' }],
      },
      '2 09:00',
    );
    expect(facts).toMatchObject([
      {
        attributes: {
          ...{ channel: 'online', fee: 25_000, payment: 'online', componentsDigitised: true },
          ...{ reusedComponents: 1, eResult: true },
        },
      },
    ]);
  });

  it('translates what differs from system to system by the words of the mapping', () => {
    const office = new OneStop({ 'HinhThuc.1': 'counter', 'TrangThaiHoSo.DA_KY': 'finished' });
    const { facts } = office.sync({ ...RECORD, HinhThuc: '1', TrangThaiHoSo: 'DA_KY' }, '2 09:00');
    expect(facts).toMatchObject([{ state: 'finished', attributes: { channel: 'counter' } }]);
  });

  it.each([
    ['20261102', '2 00:00'],
    ['202611020815', '2 08:15'],
    ['02/11/2026 08:15:00', '2 08:15'],
    ['2026-11-02T08:15:00', '2 08:15'],
  ])('takes %s for the clock of Vietnam too', (NgayTiepNhan, at) => {
    const { facts } = new OneStop().sync({ ...RECORD, NgayTiepNhan }, '2 09:00');
    expect(facts).toMatchObject([{ openedAt: iso(at) }]);
  });

  it('takes the first day of calendars for no date', () => {
    const { facts } = new OneStop().sync({ ...RECORD, NgayTra: '00010101000000' }, '2 09:00');
    expect(facts[0]).not.toHaveProperty('closedAt');
  });

  it.each([
    [{ NgayHenTra: '20261332000000' }, 'NgayHenTra is no time'],
    [{ NgayHenTra: '1795000000' }, 'NgayHenTra is no time'],
    [{ MaHoSo: '' }, 'no MaHoSo'],
  ])('is refused alone when it is wrong: %j', (wrong, detail) => {
    const data = [
      { MaHoSo: 'HS-2', ...RECORD, ...wrong },
      { MaHoSo: 'HS-1', ...RECORD },
    ];
    const answer = new OneStop().send('DongBoHoSoMC', data, '2 09:00');
    expect(answer).toMatchObject({
      facts: [{ id: 'HS-1' }],
      rejected: [{ reason: 'bad-shape', detail }],
    });
  });

  it('is refused with a number that is no state', () => {
    expect(new OneStop().sync({ ...RECORD, TrangThaiHoSo: '12' }, '2 09:00').rejected).toEqual([
      { reason: 'bad-shape', detail: 'no state of its kind: 12' },
    ]);
  });
});

describe('a dossier that comes again', () => {
  it('is a repeat when nothing has changed', () => {
    const office = new OneStop();
    for (const time of ['2 09:00', '3 09:00', '9 09:00'])
      office.sync({ ...RECORD, ...PEOPLE }, time);
    expect(office.repeats).toBe(2);
  });

  it('is a repeat when nothing has changed but what is not read', () => {
    const office = new OneStop();
    office.sync(RECORD, '2 09:00');
    office.sync({ ...RECORD, GhiChu: 'đã gọi điện' }, '3 09:00');
    expect(office.repeats).toBe(1);
  });

  it('belongs to when it came where it changed and no moment in it did', () => {
    const office = new OneStop();
    office.sync({ ...RECORD, TrangThaiHoSo: '2' }, '2 09:00');
    office.sync(RECORD, '3 09:00');
    expect(office.dossier()).toMatchObject({ state: 'processing', ts: us('3 09:00') });
    office.sync({ ...RECORD, TrangThaiHoSo: '2' }, '4 09:00');
    // the first record once more: an echo, not a step back
    expect(office.dossier()).toMatchObject({ state: 'processing' });
  });

  it('that came too late is put before', () => {
    const office = new OneStop();
    office.sync({ ...RECORD, TrangThaiHoSo: '9', NgayKetThucXuLy: portal('5 10:00') }, '5 11:00');
    office.sync(RECORD, '5 12:00');
    expect(office.dossier()).toMatchObject({ state: 'finished', closedAt: us('5 10:00') });
  });

  it('without any moment belongs to when it came first', () => {
    const office = new OneStop();
    const bare = { ...RECORD, NgayTiepNhan: '', TrangThaiHoSo: '1' };
    office.sync(bare, '2 08:20');
    office.sync(bare, '2 08:30');
    expect(office.repeats).toBe(1);
    // accepted as of a moment before its first word came
    office.sync({ ...RECORD, TrangThaiHoSo: '2' }, '2 09:00');
    expect(office.dossier()).toMatchObject({ state: 'accepted', acceptedAt: us('2 08:15') });
  });
});

describe('a step in the handling of a dossier', () => {
  it('is its state as of then, and nothing of who took it', () => {
    const answer = new OneStop().step('4', '3 14:30');
    expect(answer).toEqual({
      facts: [
        {
          ...{
            kind: 'case',
            source: 'publisher',
            commune: '06190',
            caseKind: 'dossier',
            id: 'HS-1',
          },
          ...{ ts: iso('3 14:30'), state: 'processing' },
        },
      ],
      rejected: [],
    });
  });

  it('without a state says nothing', () => {
    expect(new OneStop().step('', '3 14:30')).toEqual({ facts: [], rejected: [] });
  });

  it('may open a dossier again', () => {
    const office = new OneStop();
    office.sync({ ...RECORD, TrangThaiHoSo: '9', NgayKetThucXuLy: portal('5 10:00') }, '5 11:00');
    office.step('4', '6 08:00');
    expect(office.dossier()).toMatchObject({ state: 'processing', closedAt: null });
  });
});

describe('the message around the records', () => {
  const record = { MaHoSo: 'HS-1', ...RECORD, NgayTiepNhan: portal('2 08:15') };
  const send = (payload: object | string, over: object = {}, topic = 'tinh/mot-cua') =>
    foreign('dvcqg', topic, payload, over);

  it('tells whose they are by madonvi, or each by a field of its own', () => {
    const table = { 'H37.15': '06190', 'UBND phường Đông Kinh': '05977' };
    const data = [{ ...record, DonViXuLy: 'UBND phường Đông Kinh' }];
    const payload = { madonvi: 'H37.15', service: 'DongBoHoSoMC', data };
    const facts = (field: string) => send(payload, { commune: { field, table } }).facts;
    expect(facts('madonvi')).toMatchObject([{ commune: '06190' }]);
    expect(facts('DonViXuLy')).toMatchObject([{ commune: '05977' }]);
    expect(send(payload, { commune: { field: 'madonvi', table: {} } }).rejected).toEqual([
      { reason: 'unknown-unit', detail: 'no commune for H37.15' },
    ]);
  });

  it('may be missing, as may be the list', () => {
    expect(send([record]).facts).toHaveLength(1);
    expect(send({ service: 'DongBoHoSoMC', data: record }).facts).toHaveLength(1);
    const step = { MaHoSo: 'HS-1', ThoiDiemXuLy: portal('3 08:00'), TrangThai: '4' };
    expect(send({ data: [step] }).facts).toMatchObject([{ state: 'processing' }]);
    expect(send([step], {}, 'tinh/CapNhatTienDoHoSoMC').facts).toHaveLength(1);
  });

  it.each(['LayThuTuc', 'LayDanhSachTTHC', 'TraCuuHoSo'])('%s holds no dossier', (service) => {
    expect(send({ service, maTTHC: '1' })).toEqual({ facts: [], rejected: [] });
  });

  it('is refused with more records than one message may have', () => {
    const data = Array.from({ length: LIMITS.caseItems + 1 }, () => record);
    expect(send({ service: 'DongBoHoSoMC', data }).rejected).toEqual([
      { reason: 'bad-shape', detail: 'more than 500 records' },
    ]);
  });
});

it('remembers a bounded number of dossiers', () => {
  const memory = passingMemory();
  const kept = new Map<string, unknown>();
  const spying = {
    get: (key: string) => memory.get(key),
    set: (key: string, value: unknown) => {
      memory.set(key, value);
      kept.set(key, value);
    },
  };
  const data = Array.from({ length: 500 }, () => ({ ...RECORD }));
  for (let message = 0; message < 90; message++) {
    const numbered = data.map((one, index) => ({ ...one, MaHoSo: `${message}-${index}` }));
    foreign('dvcqg', 'a/DongBoHoSoMC', numbered, { memory: spying });
  }
  // 45,000 dossiers over 1,024 buckets: 44 each, of which 32 are kept
  const sizes = [...kept.values()].map((bucket) => (bucket as unknown[]).length);
  expect(sizes).toHaveLength(HEARD_BUCKETS);
  expect(Math.max(...sizes)).toBe(HEARD_PER_BUCKET);
});
