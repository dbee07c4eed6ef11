import { LIMITS } from '@nhip-xa/contract';
import { CASE_KINDS, isoOfMs, stateName } from '@nhip-xa/domain';
import { isObject } from '../stated';
import { dueDatesOf, overlapping, pausesOf, supplementsOf, type Supplement } from './dvcqg-due';
import { BadRecord, momentIn, textIn, truthIn, type Fields } from './dvcqg-fields';

type Words = Readonly<Record<string, string>>;

/** A record as a case, without its ts. */
export interface DossierRecord {
  id: string;
  document: Fields;
  /** The same where more was said of the dossier than this record. */
  amongOthers: Fields;
  /** The latest of its own moments that has been; undefined: it has none. Milliseconds. */
  momentMs: number | undefined;
  /** What to say first so that a due date that moved is known to have moved. */
  origin: Fields | undefined;
  /** Its clock stands, or stood for a time: a moved due date must not be moved again for it. */
  hasPaused: boolean;
}

/** `MaHoSo`. */
export function dossierId(record: Fields): string {
  const id = textIn(record, 'MaHoSo');
  if (id === undefined) throw new BadRecord('no MaHoSo');
  return id;
}

/** The state by the mapping's words, else by its national number; undefined: it is not told. */
export function stateOf(record: Fields, field: string, words: Words): string | undefined {
  const stated = textIn(record, field);
  if (stated === undefined) return undefined;
  const word = words[`${field}.${stated}`] ?? words[`TrangThaiHoSo.${stated}`] ?? stated;
  const kind = CASE_KINDS['dossier'];
  // one that the contract does not have is refused with its number
  return (kind && stateName(kind, word)) ?? word;
}

/** [domain 4.4] not accepted yet, or refused. */
const NOT_ACCEPTED: readonly unknown[] = ['new', 'refused'];
const MOMENTS = [
  'NgayNopHoSo',
  'NgayTiepNhan',
  'NgayTuChoi',
  'NgayKetThucXuLy',
  'NgayTra',
] as const;

/**
 * One element of `DongBoHoSoMC`: only what is listed here is read, and nobody is named.
 * @throws BadRecord
 */
export function dossierRecord(record: Fields, words: Words, receivedMs: number): DossierRecord {
  const id = dossierId(record);
  const state = stateOf(record, 'TrangThaiHoSo', words);
  const supplements = supplementsOf(record);
  const due = dueDatesOf(record, supplements);
  const received = momentIn(record, 'NgayTiepNhan');
  const opened = momentIn(record, 'NgayNopHoSo') ?? received;
  const pauses = pausesOf(supplements, due, state === 'supplement');
  const category = textIn(record, 'TenLinhVuc')?.slice(0, LIMITS.idCharacters);
  const document = given({
    kind: 'dossier',
    id,
    state,
    openedAt: iso(opened),
    acceptedAt: NOT_ACCEPTED.includes(state) ? undefined : iso(received),
    dueAt: iso(due.now),
    // [766 §2.1] done, else returned
    closedAt: iso(momentIn(record, 'NgayKetThucXuLy') ?? momentIn(record, 'NgayTra')),
    pauses: pauses.length === 0 ? undefined : pauses,
    category,
    attributes: attributesOf(record, words),
  });
  const firstTs = Math.min(received ?? Infinity, (supplements[0]?.from ?? Infinity) - 1);
  return {
    id,
    document,
    amongOthers: pauses.length === 0 ? document : { ...document, pauses: overlapping(pauses) },
    momentMs: latestOf(record, supplements, receivedMs),
    origin: due.first === undefined ? undefined : originOf(id, firstTs, due.first),
    hasPaused: state === 'supplement' || pauses.some(({ from, to }) => from !== to),
  };
}

const iso = (ms: number | undefined): string | undefined =>
  ms === undefined ? undefined : isoOfMs(ms);

const originOf = (id: string, tsMs: number, dueMs: number): Fields => ({
  ...{ kind: 'dossier', id, ts: isoOfMs(tsMs), dueAt: isoOfMs(dueMs) },
});

const given = (fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

function latestOf(
  record: Fields,
  supplements: readonly Supplement[],
  receivedMs: number,
): number | undefined {
  const moments = [
    ...MOMENTS.map((field) => momentIn(record, field)),
    ...supplements.flatMap(({ from, to }) => [from, to]),
  ].filter((moment): moment is number => moment !== undefined && moment <= receivedMs);
  return moments.length === 0 ? undefined : Math.max(...moments);
}

/** [DVCQG] how it was handed in; which number means what differs from system to system: `words`. */
const CHANNELS: ReadonlyMap<string, string> = new Map([
  ['0', 'counter'],
  ['1', 'online'],
  ['2', 'post'],
]);

function attributesOf(record: Fields, words: Words): Fields {
  const way = textIn(record, 'HinhThuc');
  // [domain 4.4] 1 at the counter, 2 online, 3 by post: the contract knows these numbers
  const channel = textIn(record, 'KenhThucHien');
  const isPaidOnline = ['1', '2'].includes(textIn(record, 'DuocThanhToanTrucTuyen') ?? '');
  const papers = listIn(record, 'TaiLieuNop');
  const results = listIn(record, 'DanhSachGiayToKetQua');
  const reused = papers.filter((paper) => truthIn(paper, 'DuocTaiSuDung') !== undefined);
  return given({
    procedure: textIn(record, 'MaTTHC'),
    procedureName: textIn(record, 'TenTTHC')?.slice(0, LIMITS.attributeCharacters),
    channel: channel
      ? (words[`KenhThucHien.${channel}`] ?? channel)
      : way && (words[`HinhThuc.${way}`] ?? CHANNELS.get(way)),
    fee: feeOf(listIn(record, 'DanhSachLePhi')),
    // [766 §3.6] 1 on the national portal, 2 on that of the province
    payment: isPaidOnline ? 'online' : undefined,
    // [766 §4.2, §4.1, §4.3]
    componentsDigitised: truthIn(record, 'HoSoCoThanhPhanSoHoa'),
    eResult:
      results.length === 0
        ? undefined
        : results.some((result) => textIn(result, 'DuongDanTepTinKetQua') !== undefined),
    reusedComponents:
      reused.length === 0
        ? undefined
        : reused.filter((paper) => truthIn(paper, 'DuocTaiSuDung')).length,
  });
}

const listIn = (record: Fields, field: string): Fields[] => {
  const list = record[field];
  return Array.isArray(list) ? list.filter(isObject) : [];
};

/** The sum of `Gia` in dong; one that is not written in digits alone makes the sum unknown. */
function feeOf(fees: readonly Fields[]): number | undefined {
  const prices = fees.map((fee) => textIn(fee, 'Gia') ?? '');
  if (prices.length === 0 || !prices.every((price) => /^\d{1,12}$/.test(price))) return undefined;
  return prices.reduce((sum, price) => sum + Number(price), 0);
}
