import { foldNumber, foldText, markedWords } from '@nhip-xa/domain';
import fc from 'fast-check';
import { openDatabase, type OpenedDatabase } from '../../test/opened-database';
import { caseQuestion } from './found-cases';
import { PgSearch } from './pg-search';

let opened: OpenedDatabase;
let search: PgSearch;
const query = <Row>(text: string, values: unknown[] = []): Promise<Row[]> =>
  opened.dataSource.query(text, values);

const SEED = `
  INSERT INTO units (code, level, parent, path, name_vi, name_en, kind) VALUES
    ('20', 'province', 'VN', '{VN,20}', 'Lạng Sơn', 'Lang Son Province', 'tỉnh'),
    ('06211', 'commune', '20', '{VN,20,06211}', 'Đồng Đăng', NULL, 'xã'),
    ('06184', 'commune', '20', '{VN,20,06184}', 'Hữu Đồng', NULL, 'xã'),
    ('06190', 'commune', '20', '{VN,20,06190}', 'Bạch Đông', NULL, 'xã'),
    ('06211-1', 'village', '06211', '{VN,20,06211,06211-1}', 'Thôn Nà Đông', NULL, 'thôn'),
    ('48', 'province', 'VN', '{VN,48}', 'Đà Nẵng', NULL, 'thành phố'),
    ('20194', 'commune', '48', '{VN,48,20194}', 'Đồng Dương', NULL, 'xã');
  INSERT INTO sources (key, unit, local_id, kind, name, secret_hash) VALUES
    ('06211.cam-1', '06211', 'cam-1', 'camera', 'Camera cổng Ủy ban', ''),
    ('06184.cam-1', '06184', 'cam-1', 'camera', 'Camera cổng chợ', ''),
    ('20194.cam-1', '20194', 'cam-1', 'camera', 'Camera bãi biển', ''),
    ('06211._so', '06211', '_so', 'typed', 'Camera gõ tay', '');
  INSERT INTO cases (unit, kind, id, ts, state, opened_at, open_from, statements) VALUES
    ('06211', 'dossier', '000.00.15.H37-260104-0001', now(), 'processing', '2026-11-01Z', '2026-11-01Z', 1),
    ('06211', 'dossier', '000.00.15.H37-260104-00019', now(), 'processing', '2026-11-02Z', '2026-11-02Z', 1),
    ('06184', 'dossier', '000.00.16.H37-260104-0001', now(), 'finished', '2026-11-03Z', NULL, 1),
    ('20194', 'dossier', '000.00.17.H37-260104-0001', now(), 'processing', '2026-11-04Z', NULL, 1),
    ('20194', 'feedback', 'PA-0001', now(), 'new', '2026-11-05Z', NULL, 1);`;

/** What folding is most likely to get wrong. */
const ODD_LETTERS = Array.from('aĂằẤđĐ ưỮ–-.…1K\u0301\u0323\u0130\u212a');

beforeAll(async () => {
  opened = await openDatabase();
  search = new PgSearch(opened.database);
  await query(SEED);
});
afterAll(() => opened.close());

async function found(q: string, within = 'VN', rows = 10) {
  const answer = await search.find({
    within,
    asked: foldText(q),
    marked: markedWords(q),
    number: foldNumber(q),
    rows,
    cases: true,
  });
  return {
    units: answer.units.map(({ code }) => code),
    sources: answer.sources.map(({ key }) => key),
    procedures: answer.procedures.map(({ procedure }) => procedure),
    cases: answer.cases.map(({ id }) => id),
  };
}

it('folds in the database as the domain folds', async () => {
  const odd = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 20 }),
    fc.string({ unit: fc.constantFrom(...ODD_LETTERS) }),
  );
  const texts = fc
    .sample(odd, { numRuns: 400, seed: 20_261_120 })
    .filter((text) => !text.includes('\0'));
  const rows = await query<{ folded: string; number: string }>(
    `SELECT search_folded(said) AS folded, search_number(said) AS number
     FROM unnest($1::text[]) WITH ORDINALITY AS t(said, at) ORDER BY at`,
    [texts],
  );
  expect(rows).toEqual(texts.map((said) => ({ folded: foldText(said), number: foldNumber(said) })));
});

describe('units', () => {
  it.each(['dong dang', 'Đồng Đăng', 'DONG  DANG', 'xã đồng đăng', '06211'])('%j', async (q) => {
    expect((await found(q)).units[0]).toBe('06211');
  });

  it('whose name begins so come first, then those with such a word', async () => {
    // begins: Đồng Đăng, Đồng Dương; a word of: Hữu Đồng, Bạch Đông; its village: Thôn Nà Đông
    const { units } = await found('dong');
    expect(units.slice(0, 2).sort()).toEqual(['06211', '20194']);
    expect(units.slice(2).sort()).toEqual(['06184', '06190', '06211-1']);
    // the middle of a word is no answer
    expect((await found('ach')).units).toEqual([]);
  });

  it('are found with marks by these marks alone', async () => {
    expect((await found('đồng')).units.sort()).toEqual(['06184', '06211', '20194']);
    expect((await found('ĐÀ nẵng')).units).toEqual(['48']);
    expect((await found('xã hữu dong')).units).toEqual(['06184']);
    expect((await found('hưu dong')).units).toEqual(['06184']);
    expect((await found('hựu dong')).units).toEqual([]);
  });

  it('are told from their like by the unit above', async () => {
    expect((await found('đông đăng thôn')).units).toEqual(['06211-1']);
  });

  it('are found by a new name at once, by the old one no more', async () => {
    await query(`UPDATE units SET name_vi = 'Nà Sầm' WHERE code = '06190'`);
    expect((await found('na sam')).units).toEqual(['06190']);
    expect((await found('bach')).units).toEqual([]);
    await query(`UPDATE units SET name_vi = 'Bạch Đông' WHERE code = '06190'`);
  });

  it('come with the way down to them, from the unit that is searched in', async () => {
    const asked = { asked: 'dong dang', marked: [], number: '', rows: 1, cases: false };
    const [national] = (await search.find({ ...asked, within: 'VN' })).units;
    expect(national?.path.map(({ code }) => code)).toEqual(['VN', '20', '06211']);
    const [own] = (await search.find({ ...asked, within: '06211' })).units;
    expect(own?.path.map(({ code }) => code)).toEqual(['06211']);
  });
});

describe('sources', () => {
  it('are found by name, by key and by what lies beside', async () => {
    expect((await found('cổng')).sources.sort()).toEqual(['06184.cam-1', '06211.cam-1']);
    expect((await found('06211.cam')).sources).toEqual(['06211.cam-1']);
    expect((await found('cam 1 đồng đăng')).sources).toEqual(['06211.cam-1']);
    // a unit's name alone is no name of its sources
    expect((await found('đồng đăng')).sources).toEqual([]);
  });

  it('that were removed, or are what people typed, are not found', async () => {
    expect((await found('gõ tay')).sources).toEqual([]);
    await query(`UPDATE sources SET removed_at = now() WHERE key = '06184.cam-1'`);
    expect((await found('chợ')).sources).toEqual([]);
    await query(
      `INSERT INTO sources (key, unit, local_id, kind, name, secret_hash)
       VALUES ('06184.cam-1', '06184', 'cam-1', 'camera', 'Camera chợ mới', '')`,
    );
    expect((await found('chợ')).sources).toEqual(['06184.cam-1']);
  });
});

describe('procedures', () => {
  beforeAll(async () => {
    const named = (unit: string, procedure: string, procedureName: string): unknown[] => [
      ...[unit, `TT-${procedure}-${unit}`],
      JSON.stringify({ procedure, procedureName }),
    ];
    for (const values of [
      named('06211', '1.000894', 'Đăng ký kết hôn'),
      named('06184', '1.001193', 'Đăng ký khai sinh'),
      named('06190', '1.004772', 'Đăng ký khai sinh lưu động'),
      named('20194', '2.000635', 'Khai sinh ở nơi khác'),
    ]) {
      await query(
        `INSERT INTO cases (unit, kind, id, ts, opened_at, open_from, statements, attributes)
         VALUES ($1, 'dossier', $2, now(), '2026-11-01Z', '2026-11-01Z', 1, $3)`,
        values,
      );
    }
    // a province of more communes than are gone through one by one
    await query(
      `INSERT INTO units (code, level, parent, path, name_vi)
       SELECT '07' || n, 'commune', '20', ARRAY['VN', '20', '07' || n], 'Phường ' || n
       FROM generate_series(100, 110) n`,
    );
  });
  afterAll(async () => {
    await query(`DELETE FROM cases WHERE id LIKE 'TT-%'`);
    await query(`DELETE FROM units WHERE code LIKE '07%'`);
  });

  it.each(['VN', '20', '06184'])('by a part of their name or their code, in %s', async (within) => {
    expect((await found('khai sinh', within)).procedures).toContain('1.001193');
    expect((await found('DANG KÝ khai', within)).procedures[0]).toBe('1.001193');
    expect((await found('1.001193', within)).procedures).toEqual(['1.001193']);
    expect((await found('001193', within)).procedures).toEqual(['1.001193']);
  });

  it('with what the name begins with first, only those of the units that are looked in', async () => {
    const all = ['2.000635', '1.001193', '1.004772'];
    expect((await found('khai sinh')).procedures).toEqual(all);
    expect((await found('khai sinh', '20')).procedures).toEqual(all.slice(1));
    expect((await found('khai sinh', '06211')).procedures).toEqual([]);
    expect((await found('khai sinh', '20', 1)).procedures).toEqual(['1.001193']);
  });

  it('not for whoever reads no cases', async () => {
    const asked = {
      ...{ within: 'VN', asked: 'khai sinh', marked: [], number: 'khaisinh' },
      ...{ rows: 5, cases: false },
    };
    expect((await search.find(asked)).procedures).toEqual([]);
  });
});

describe('cases', () => {
  it('the whole number first, then what goes on after it', async () => {
    expect((await found('000.00.15.H37-260104-0001')).cases).toEqual([
      '000.00.15.H37-260104-0001',
      '000.00.15.H37-260104-00019',
    ]);
  });

  it('by the last digits, newest first, with or without what stands between them', async () => {
    const ends = [
      'PA-0001',
      '000.00.17.H37-260104-0001',
      '000.00.16.H37-260104-0001',
      '000.00.15.H37-260104-0001',
    ];
    expect((await found('0001')).cases).toEqual(ends);
    expect((await found('260104 0001')).cases).toEqual(ends.slice(1));
    expect((await found('01')).cases).toEqual([]);
  });

  it('of many that begin alike the newest, not those of the lowest numbers', async () => {
    await query(
      `INSERT INTO cases (unit, kind, id, ts, opened_at, statements)
       SELECT '06211', 'dossier', 'HS-2611' || lpad(n::text, 2, '0'), now(),
         '2026-11-01Z'::timestamptz + n * interval '1 day', 1
       FROM generate_series(1, 28) n`,
    );
    expect((await found('HS-2611', 'VN', 3)).cases).toEqual([
      'HS-261128',
      'HS-261127',
      'HS-261126',
    ]);
    // the very one that was asked for is found, however many go on after it
    await query(
      `INSERT INTO cases (unit, kind, id, ts, opened_at, statements)
       VALUES ('06211', 'dossier', 'HS-2611', now(), '2026-10-01Z', 1)`,
    );
    expect((await found('HS-2611', 'VN', 3)).cases).toEqual(['HS-2611', 'HS-261128', 'HS-261127']);
    await query(`DELETE FROM cases WHERE id LIKE 'HS-2611%'`);
  });

  it('no more than asked for', async () => {
    expect((await found('0001', 'VN', 2)).cases).toHaveLength(2);
  });
});

it('finds nothing outside of the subtree, whatever is asked', async () => {
  const nothing = { units: [], sources: [], procedures: [], cases: [] };
  for (const q of ['dong', 'cam', '0001', '20194', 'đồng dương', 'bien', 'PA']) {
    const inside = await found(q, '20');
    const all = [...inside.units, ...inside.sources, ...inside.cases];
    expect([q, all.filter((one) => /^20194|H37-.*17|PA-/.test(one))]).toEqual([q, []]);
    expect(await found(q, '06190-9')).toEqual(nothing);
  }
  // nor by the name of what lies above
  expect((await found('đồng lạng', '06211')).units).toEqual([]);
});

it('reads the numbers of cases from the indexes alone, unit by unit', async () => {
  await query(
    `INSERT INTO cases (unit, kind, id, ts, opened_at, statements)
     SELECT u, 'dossier', '000.00.' || u || '-' || lpad(n::text, 6, '0'), now(), now(), 1
     FROM unnest('{06211,06184,06190,20194}'::text[]) u, generate_series(1, 2000) n`,
  );
  await query('ANALYZE cases');
  expect((await found('001999', '20')).cases).toHaveLength(3);
  const { text, values } = caseQuestion({
    ...{ within: '20', asked: '001999', marked: [], number: '001999', rows: 6, cases: true },
  });
  const plan = await query<object>(`EXPLAIN ${text}`, [...(values ?? [])]);
  const said = JSON.stringify(plan);
  expect(said).toContain('cases_by_number ');
  expect(said).toContain('cases_by_number_end ');
  expect(said).not.toContain('Seq Scan on cases');
});
