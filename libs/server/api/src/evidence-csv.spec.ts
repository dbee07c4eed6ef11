import type { Evidence, EvidenceItem } from '@nhip-xa/contract';
import { BUILT_IN_KPIS, type KpiDefinition } from '@nhip-xa/domain';
import { evidenceAbout, evidenceHeader, evidenceRow } from './evidence-csv';
import { csvParts } from './table-file/write-table';

const definition = BUILT_IN_KPIS.find(({ code }) => code === 'dossiers-on-time') as KpiDefinition;
const AT = '2026-11-20T01:05:00.000Z';
const dossier = (id: string): EvidenceItem => ({
  kind: 'case',
  caseKind: 'dossier',
  id,
  unit: '06211',
  state: 'finished',
  openedAt: AT,
  closedAt: null,
  effectiveDueAt: null,
  source: '06211.motcua',
  counted: 1,
});
const page = (items: EvidenceItem[], next: string | null = null): Evidence => ({
  definition: { words: { vi: 'Lời', en: 'Words' }, version: 3, formula: 'a / b' },
  value: {
    kpi: definition.code,
    unit: '06211',
    value: 97.5,
    numerator: 39,
    denominator: 40,
    uom: '%',
    status: 'warning',
    since: AT,
    owner: '',
    at: AT,
    freshAt: AT,
    coverage: { reporting: 1, expected: 1 },
    trend: null,
  },
  sources: [],
  leftOut: [],
  items,
  next,
});
const file = (language: 'vi' | 'en') => ({
  unit: { code: '06211', name: 'Đồng Đăng' },
  definition,
  side: 'numerator' as const,
  atMs: Date.parse(AT),
  language,
});
async function* rowsOf(pages: readonly Evidence[], language: 'vi' | 'en') {
  for (const { items } of pages) {
    yield await Promise.resolve(items.map((item) => evidenceRow(item, language)));
  }
}
async function linesOf(
  language: 'vi' | 'en',
  pages: readonly Evidence[],
  rowsMost = Infinity,
): Promise<string[]> {
  const whole = {
    about: evidenceAbout(file(language), pages[0]!),
    header: evidenceHeader(language),
    moments: [],
    language,
    rowsMost,
  };
  let text = '';
  for await (const part of csvParts(whole, rowsOf(pages, language))) text += part;
  return text.split('\r\n');
}

describe('evidence as a file', () => {
  it('says first what it is of, in the reader’s language, decimals with a comma', async () => {
    const lines = await linesOf('vi', [page([dossier('H-1')])]);
    // 01:05 in Greenwich is 08:05 in Vietnam
    expect(lines).toEqual([
      '\ufeffĐơn vị;Đồng Đăng;06211',
      'Chỉ số;Tỷ lệ hồ sơ giải quyết trước hạn, đúng hạn;DVC-03;dossiers-on-time',
      'Cách tính;Lời',
      'Công thức;a / b',
      'Phiên bản;3',
      'Thời điểm;20/11/2026 08:05:00',
      'Giá trị;97,5;%',
      'Trạng thái;Cảnh báo',
      'Tử số;39',
      'Mẫu số;40',
      'Các mục của;tử số',
      '',
      'Loại;Đơn vị;Nguồn;Mục;Trạng thái;Thời điểm;Hạn;Kết thúc;Giá trị;Tính là',
      'Vụ việc;06211;06211.motcua;dossier H-1;finished;20/11/2026 08:05:00;;;;1',
      '',
    ]);
    expect(await linesOf('en', [page([])])).toContain('Value;97.5;%');
  });

  it.each(['=1+1', '+84', '-2', '@sum', '\tx'])(
    'a cell that begins like %j is no formula',
    async (state) => {
      const lines = await linesOf('vi', [page([{ ...dossier('H'), state } as EvidenceItem])]);
      expect(lines.at(-2)).toContain(`;'${state};`);
    },
  );

  it('says in words what is left out, and why', async () => {
    const lacking = { ...page([]), leftOut: [{ what: '06211.cam', why: 'offline' }] };
    expect(await linesOf('vi', [lacking])).toContain('Không tính vào;06211.cam;mất kết nối');
    expect(await linesOf('en', [lacking])).toContain('Left out;06211.cam;offline');
  });

  it('goes through all pages', async () => {
    const lines = await linesOf('vi', [
      page([dossier('1')], 'a'),
      page([dossier('2')], 'b'),
      page([]),
    ]);
    expect(lines.filter((line) => line.includes('dossier'))).toHaveLength(3);
  });

  it('ends at its limit and says so', async () => {
    const pages = [
      page([dossier('1'), dossier('2')], 'a'),
      page([dossier('3'), dossier('4')], 'b'),
    ];
    const lines = await linesOf('vi', pages, 3);
    expect(lines.filter((line) => line.includes(';dossier '))).toHaveLength(3);
    expect(lines.at(-2)).toContain('Chỉ xuất 3 dòng đầu');
    const whole = await linesOf('vi', [page([dossier('1')])], 1);
    expect(whole.join()).not.toContain('Chỉ xuất');
  });
});
