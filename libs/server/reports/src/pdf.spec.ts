import { inflateSync } from 'node:zlib';
import { keptReport } from '../test/kept-report';
import { pdfDefinition } from './pdf-definition';
import type { PdfNode } from './pdf-parts';
import { makeReportFile } from './report-file';

const ORIGIN = 'https://ioc.example.vn';
const asked = (lang: 'vi' | 'en' = 'vi') => ({ report: short(), lang, origin: ORIGIN });

/** A few of everything: layout takes its time. */
function short() {
  const report = keptReport();
  const { contents } = report;
  return {
    ...report,
    contents: {
      ...contents,
      kpis: contents.kpis.slice(0, 8),
      definitions: contents.definitions.slice(0, 4),
      units: contents.units.slice(0, 3),
      alerts: { ...contents.alerts, items: contents.alerts.items.slice(0, 3) },
      silences: { ...contents.silences, items: contents.silences.items.slice(0, 3) },
    },
  };
}

/** Everything that stands in a document under a name. */
function found(node: unknown, name: string): unknown[] {
  if (Array.isArray(node)) return node.flatMap((one) => found(one, name));
  if (typeof node !== 'object' || node === null) return [];
  const own = Object.hasOwn(node, name) ? [(node as PdfNode)[name]] : [];
  return [...own, ...Object.values(node).flatMap((one) => found(one, name))];
}

/** Glyph → letter, as each font of the file tells readers [PDF 32000-1, 9.10.3, ToUnicode]. */
function lettersOf(streams: readonly string[]): Map<string, string>[] {
  return streams
    .filter((text) => text.includes('beginbfrange'))
    .map((text) => {
      const letters = new Map<string, string>();
      for (const [, first = '', list = ''] of text.matchAll(
        /<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]/gi,
      )) {
        [...list.matchAll(/<([0-9a-f ]+)>/gi)].forEach(([, codes = ''], n) => {
          const units = codes.replaceAll(' ', '').match(/.{4}/g) ?? [];
          const glyph = (parseInt(first, 16) + n).toString(16).padStart(4, '0');
          letters.set(glyph, String.fromCharCode(...units.map((unit) => parseInt(unit, 16))));
        });
      }
      return letters;
    });
}

/** The words of a PDF, page after page, without blanks: how wide they are is a matter of layout. */
function wordsOf(bytes: Uint8Array): { words: string; raw: string } {
  const raw = Buffer.from(bytes).toString('latin1');
  const streams = [...raw.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].flatMap(
    ([, body = '']) => {
      try {
        return [inflateSync(Buffer.from(body, 'latin1')).toString('latin1')];
      } catch {
        return [];
      }
    },
  );
  const fonts = lettersOf(streams);
  const shown = streams
    .filter((text) => text.includes(' Tf'))
    .flatMap((text) => [...text.matchAll(/\[((?:<[0-9a-f]+>|[-\d.\s])*)\] TJ/gi)])
    .map(([, glyphs = '']) =>
      [...glyphs.matchAll(/<([0-9a-f]+)>/gi)].map(([, hex]) => hex).join(''),
    );
  // which font a run is in is not looked for: it is read in each
  const words = fonts
    .map((letters) =>
      shown
        .map((hex) => (hex.match(/.{4}/g) ?? []).map((glyph) => letters.get(glyph) ?? '').join(''))
        .join(''),
    )
    .join('\n');
  return { words: words.replace(/\s/g, ''), raw };
}

describe('a report on paper', () => {
  it('reads as it was made: whose, of when, its numbers and what people said', async () => {
    const { words, raw } = wordsOf(await makeReportFile({ ...asked(), format: 'pdf' }));
    for (const text of [
      'Báo cáo tháng 10/2026',
      '4.801/5.040 nguồn báo cáo',
      'Việc cần chú ý trước',
      '900.000.000 ₫',
      '<script>alert(1)</script>',
    ]) {
      expect(words).toContain(text.replace(/\s/g, ''));
    }
    expect(raw.slice(0, 5)).toBe('%PDF-');
  }, 60_000);

  it('leads each number to its evidence, on the server that was asked', () => {
    const links = found(pdfDefinition(asked()).content, 'link') as string[];
    expect(links).toContain(`${ORIGIN}/u/20/kpi/dossiers-overdue?at=2026-10-31T23:59:59`);
    expect(links.every((link) => link.startsWith(`${ORIGIN}/`))).toBe(true);
  });

  it('is in English on request', () => {
    const texts = found(pdfDefinition(asked('en')).content, 'text').map(String);
    expect(texts).toContain('Report of month 10/2026');
    expect(texts).toContain('What needs attention first');
  });

  it('takes what people write for text and nothing else', () => {
    const texts = found(pdfDefinition(asked()).content, 'text');
    expect(texts).toContain('<script>alert(1)</script>\n=1+1 và <b>đậm</b>');
  });

  it('strikes through what its writer took back, and says so', () => {
    const { content } = pdfDefinition(asked());
    expect(found(content, 'decoration')).toEqual(['lineThrough']);
    expect(found(content, 'text').map(String).join('\n')).toContain(
      'người viết đã gạch bỏ lúc 01/11/2026 10:00',
    );
  });

  it('keeps a head with its rows, and rows whole', () => {
    const tables = found(pdfDefinition(asked()).content, 'table') as PdfNode[];
    const withHead = tables.filter(({ headerRows }) => headerRows !== undefined);
    expect(withHead.length).toBeGreaterThan(6);
    for (const table of withHead) {
      expect(table).toMatchObject({ dontBreakRows: true, keepWithHeaderRows: 1 });
    }
  });
});
