import type { EChartsCoreOption } from 'echarts/core';
import type { ChartColours } from './theme';

/** What every chart of the product is given besides its data. */
export interface ChartFrame {
  fromMs: number;
  toMs: number;
  colours: ChartColours;
  /** A value with its unit, as the reader writes it. */
  format: (value: number) => string;
  /** A moment as an axis shows it. */
  axisTime: (ms: number) => string;
  /** A moment as a table shows it. */
  fullTime: (ms: number) => string;
  font: string;
  animate: boolean;
}

interface TooltipPoint {
  value: [number, number | null];
  /** Of a line that has none the charting code makes one up, which begins with this sign. */
  seriesName?: string;
}
const MADE_UP = 'series\0';

/** What the axis of values reaches from and to. */
export interface Ends {
  min: number;
  max: number;
  /** Nothing between two whole numbers can come up: there is no mark between them either. */
  whole?: boolean;
}

export const areWhole = (values: readonly number[]): boolean => values.every(Number.isInteger);

/** So many marks of time at most, and on a telephone: more would be dropped here and there. */
const TIMES = 5;
const TIMES_NARROW = 3;
const NARROW_PX = 480;

/** An option that has fewer marks of time where there is little room, also once the room changes. */
export const byWidth = (option: EChartsCoreOption): EChartsCoreOption => ({
  baseOption: option,
  media: [
    { query: { maxWidth: NARROW_PX }, option: { xAxis: { splitNumber: TIMES_NARROW } } },
    { option: { xAxis: { splitNumber: TIMES } } },
  ],
});

/** The first time stands below what the ground is called, not in it. */
const BELOW_GROUND_PX = 14;

/** Grid, axes and tooltip: no box, no grid lines, few ticks. */
export function baseOption(
  frame: ChartFrame,
  { min, max, whole = false }: Ends,
  last: number | null,
): EChartsCoreOption {
  const { colours, format } = frame;
  const isGroundNamed = whole && Number.isInteger(min);
  const label = { color: colours.faint, fontSize: 13, fontFamily: frame.font };
  return {
    animation: false,
    textStyle: { fontFamily: frame.font, color: colours.text },
    grid: { left: 8, right: endRoom(last, format), top: 16, bottom: 8, containLabel: true },
    tooltip: {
      trigger: 'axis',
      confine: true,
      backgroundColor: colours.ground,
      borderColor: colours.line,
      textStyle: { color: colours.text, fontFamily: frame.font },
      formatter: (points: TooltipPoint[]) => tooltip(points, frame),
    },
    xAxis: {
      type: 'time',
      min: frame.fromMs,
      max: frame.toMs,
      splitNumber: TIMES,
      axisLine: { lineStyle: { color: colours.line } },
      axisTick: { show: false },
      axisLabel: {
        ...label,
        hideOverlap: true,
        ...(isGroundNamed && { margin: BELOW_GROUND_PX }),
        formatter: (ms: number) => frame.axisTime(ms),
      },
    },
    yAxis: {
      type: 'value',
      min,
      max,
      splitNumber: 3,
      ...(whole && { minInterval: 1 }),
      splitLine: { show: false },
      axisLabel: {
        ...label,
        showMinLabel: isGroundNamed,
        showMaxLabel: whole && Number.isInteger(max),
        formatter: (value: number) => format(value),
      },
    },
  };
}

/** A letter of the end label, and what is left beside it, in pixels. */
const LETTER_PX = 8.6;
const BESIDE_PX = 20;

/** The room that words at the end of a line need. */
export const roomFor = (words: string): number => Math.ceil(words.length * LETTER_PX) + BESIDE_PX;

const endRoom = (last: number | null, format: ChartFrame['format']): number =>
  roomFor(last === null ? '--' : format(last));

/** Of one line its value, of several each by its name. */
function tooltip(points: readonly TooltipPoint[], frame: ChartFrame): string {
  const at = points[0]?.value[0];
  if (at === undefined) return '';
  const words = (value: number | null | undefined): string =>
    `<strong>${escape(value === null || value === undefined ? '--' : frame.format(value))}</strong>`;
  const named = points.filter(({ seriesName = MADE_UP }) => !seriesName.startsWith(MADE_UP));
  const own = points.find((point) => !named.includes(point) && point.value[1] !== null);
  const lines = named
    .filter(({ value }) => value[1] !== null)
    .map(({ seriesName = '', value }) => `${escape(seriesName)} ${words(value[1])}`);
  return [frame.fullTime(at), words(own?.value[1]), ...lines].join('<br>');
}

const escape = (text: string): string =>
  text.replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? sign);

/** The last value, printed at the end of its line. */
export function lastLabel(frame: ChartFrame): object {
  return {
    show: true,
    color: frame.colours.text,
    fontSize: 15,
    fontWeight: 600,
    fontFamily: frame.font,
    formatter: ({ value }: TooltipPoint) => (value[1] === null ? '' : frame.format(value[1])),
  };
}
