import type { EChartsCoreOption, EChartsType } from 'echarts/core';
import { useEffect, useRef, type ReactElement } from 'react';
import { followBrush, type Brushed } from './brush';
import { byWidth } from './frame';
import { chartColours, type ChartColours } from './theme';

interface ChartProps {
  /** Builds the option in the colours of the page; a new function draws anew. */
  build: (colours: ChartColours) => EChartsCoreOption;
  /** What the chart shows, for a reader that hears the page. */
  label: string;
  /** Told of a span that was dragged over, and of a double click. */
  brushed?: Brushed;
}

/** The charting code, which is larger than a page: whoever will draw may ask for it before there is anything to draw. */
export const bringCharts = (): Promise<unknown> => import('./echarts-parts');

/** Draws an option and nothing else. The charting code comes on first use. */
export function Chart({ build, label, brushed }: ChartProps): ReactElement {
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType>(null);
  const newest = useRef(build);
  const told = useRef(brushed);
  useEffect(() => {
    told.current = brushed;
  }, [brushed]);

  useEffect(() => {
    newest.current = build;
    if (chart.current && box.current) draw(chart.current, box.current, build);
  }, [build]);

  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const ended = new AbortController();
    void import('./echarts-parts').then(({ startChart }) => {
      if (ended.signal.aborted) return;
      const started = startChart(element);
      chart.current = started;
      draw(started, element, newest.current);
      follow(started, element, () => newest.current, ended.signal);
      followBrush(started, element, () => told.current, ended.signal);
    });
    return () => {
      ended.abort();
      chart.current?.dispose();
      chart.current = null;
    };
  }, []);

  return <div ref={box} className="chart" role="img" aria-label={label} />;
}

function draw(chart: EChartsType, element: HTMLElement, build: ChartProps['build']): void {
  chart.setOption(byWidth(build(chartColours(element))), { notMerge: true });
}

/** What the colours of the page hang on: its theme, and that paper is white. */
const COLOUR_QUERIES = ['(prefers-color-scheme: dark)', 'print'];

/** Follows the size of its box and the theme of the page. */
function follow(
  chart: EChartsType,
  element: HTMLElement,
  build: () => ChartProps['build'],
  signal: AbortSignal,
): void {
  // it tells of the size at the beginning as well, in which the chart is drawn already
  const sizes = new ResizeObserver(() => {
    if (chart.getWidth() === element.clientWidth && chart.getHeight() === element.clientHeight)
      return;
    chart.resize();
  });
  sizes.observe(element);
  signal.addEventListener('abort', () => sizes.disconnect());
  for (const query of COLOUR_QUERIES) {
    const again = (): void => {
      chart.resize();
      draw(chart, element, build());
    };
    matchMedia(query).addEventListener('change', again, { signal });
  }
}
