import { ATTRIBUTE_COLUMN, SOURCE_COLUMNS, type SourceColumn } from '@nhip-xa/contract';

/** Files that are made here, for the person or for a tool. */

/** A mark by which spreadsheets know UTF-8. */
const BOM = '\ufeff';
const LINE_END = '\r\n';

/** A code that stands for one's own where that is not a commune's or a province's. */
const EXAMPLE_UNIT = '06211';
const FLOOD_LEVELS = `${ATTRIBUTE_COLUMN}floodLevels`;

type Cells = Partial<Record<SourceColumn | typeof FLOOD_LEVELS, string>>;

/** What to begin with: every column, a gateway, and a gauge behind it. */
export function templateFile(ownUnit: string): string {
  const unit = /^\d{2}(\d{3})?$/.test(ownUnit) ? ownUnit : EXAMPLE_UNIT;
  const columns = [...SOURCE_COLUMNS, FLOOD_LEVELS] as const;
  const examples: Cells[] = [
    { unit, id: 'tu-ky-thuat-1', kind: 'gateway', name: 'Tủ kỹ thuật số 1' },
    {
      ...{ unit, id: 'tram-muc-nuoc-1', kind: 'device', name: 'Trạm mực nước cầu Kỳ Cùng' },
      ...{ lat: '21,85', lon: '106,75', gateway: `${unit}.tu-ky-thuat-1` },
      ...{ heartbeatSeconds: '300', feeds: 'reading:water_level reading:rain' },
      [FLOOD_LEVELS]: '[252.5,254,256]',
    },
  ];
  const lines = examples.map((cells) => columns.map((column) => cells[column] ?? ''));
  return BOM + [columns, ...lines].map((line) => line.join(';') + LINE_END).join('');
}

export const csvBlob = (text: string): Blob => new Blob([text], { type: 'text/csv;charset=utf-8' });
