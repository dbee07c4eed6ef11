import { createRequire } from 'node:module';
import type { PdfDefinition } from './pdf-parts';

const FAMILY = '@expo-google-fonts/be-vietnam-pro';

/** Lays a document out and writes it: seconds of one thread for a long one. */
export async function renderPdf(definition: PdfDefinition): Promise<Uint8Array> {
  // read when the first paper is made: most processes make none
  const { default: pdfmake } = await import('pdfmake');
  const { resolve } = createRequire(import.meta.url);
  const file = (style: string): string => resolve(`${FAMILY}/${style}/BeVietnamPro_${style}.ttf`);
  const fonts = {
    normal: file('400Regular'),
    bold: file('700Bold'),
    italics: file('400Regular_Italic'),
    bolditalics: file('700Bold_Italic'),
  };
  const own = new Set(Object.values(fonts));
  pdfmake.setFonts({ BeVietnamPro: fonts });
  // a document names no other file and no address, and could read none
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((path) => own.has(path));
  return pdfmake.createPdf(definition).getBuffer();
}
