import { LIMITS } from '@nhip-xa/contract';
import { isoOfMs } from '@nhip-xa/domain';
import { isObject } from '../stated';
import { isPlainOfDossier } from '../dossier-keys';
import { Unreadable, type Codec, type ForeignMessage, type Saying } from './codec';
import { BadRecord, momentIn, textIn, type Fields } from './dvcqg-fields';
import { HeardDossiers } from './dvcqg-heard';
import { dossierId, dossierRecord, stateOf } from './dvcqg-record';
import { jsonOf } from './payload';

/**
 * The dossier synchronisation of Vietnamese one-stop systems with the national portal: `DongBoHoSoMC`
 * tells dossiers whole, `CapNhatTienDoHoSoMC` steps in their handling. Each record is a dossier of the
 * publisher; its commune is found by `madonvi` or by a field of the record.
 */
export const dvcqg: Codec = {
  read(message) {
    const document = jsonOf(message);
    const envelope = isObject(document) ? document : {};
    const read = SERVICES.get(serviceOf(envelope, message));
    if (read === null) return [];
    const records = recordsOf(document);
    const reading = { ...message, heard: new HeardDossiers(message.memory, message.receivedMs) };
    const madonvi = textIn(envelope, 'madonvi');
    return records.flatMap((record): Saying[] => {
      if (!isObject(record)) return [refused('a record is no object')];
      const about = madonvi === undefined ? record : { madonvi, ...record };
      try {
        return (read ?? readerFor(record))(record, about, reading);
      } catch (error) {
        if (!(error instanceof BadRecord)) throw error;
        return [refused(error.message)];
      }
    });
  },
  isPlain: isPlainOfDossier,
};

type Reading = ForeignMessage & { heard: HeardDossiers };
type ReadRecord = (record: Fields, about: unknown, reading: Reading) => Saying[];

const refused = (detail: string): Saying => ({
  channel: 'unreadable',
  device: null,
  reason: 'bad-shape',
  detail,
});

/** Said in the message, else by the last level of its topic; neither: told by each record's fields. */
function serviceOf(envelope: Fields, { levels }: ForeignMessage): string {
  const last = levels.at(-1) ?? '';
  return textIn(envelope, 'service') ?? (SERVICES.has(last) ? last : '');
}

const readerFor = (record: Fields): ReadRecord =>
  record['ThoiDiemXuLy'] !== undefined || record['TrangThai'] !== undefined ? readStep : readRecord;

/** `data` is a list or one record; without an envelope the message itself is. */
function recordsOf(document: unknown): unknown[] {
  const data = isObject(document) && document['data'] !== undefined ? document['data'] : document;
  const records: unknown[] = Array.isArray(data) ? data : [data];
  if (records.length > LIMITS.caseItems) {
    throw new Unreadable('bad-shape', `more than ${LIMITS.caseItems} records`);
  }
  return records;
}

const said = (about: unknown, document: Fields): Saying => ({
  ...{ channel: 'case', device: null, about, document },
});

const readRecord: ReadRecord = (record, about, { words, receivedMs, heard }) => {
  const dossier = dossierRecord(record, words, receivedMs);
  const { id, document, amongOthers, momentMs, origin, hasPaused } = dossier;
  const statement = { dossier: id, content: document, momentMs, hasPaused };
  const { tsMs, isAmongOthers } = heard.place(statement);
  const ts = isoOfMs(tsMs);
  if (!isAmongOthers) return [said(about, { ...document, ts })];
  return [{ ...amongOthers, ts }, ...(origin ? [origin] : [])].map((each) => said(about, each));
};

/** A step says its state; one that the portal has no number for says nothing. */
const readStep: ReadRecord = (record, about, { words, receivedMs, heard }) => {
  const id = dossierId(record);
  const state = stateOf(record, 'TrangThai', words);
  const at = momentIn(record, 'ThoiDiemXuLy');
  if (state === undefined) return [];
  const document = { kind: 'dossier', id, state };
  if (at === undefined) return [said(about, document)];
  heard.note(id, { ...document, at }, Math.min(at, receivedMs));
  return [said(about, { ...document, ts: isoOfMs(at) })];
};

const SERVICES: ReadonlyMap<string, ReadRecord | null> = new Map([
  ['DongBoHoSoMC', readRecord],
  ['CapNhatTienDoHoSoMC', readStep],
  // questions to the portal, which hold no dossier
  ['LayThuTuc', null],
  ['LayDanhSachTTHC', null],
  ['TraCuuHoSo', null],
]);
