import { useTexts, type Texts } from '@nhip-xa/web-ui';
import type { ReactElement } from 'react';
import { metricUnit } from './metric-unit';

/** `mực nước (m)`: what a metric is called, and the unit it is measured in where it has one. */
export function metricWords(metric: string, { word }: Pick<Texts, 'word'>): string {
  const unit = metricUnit(metric);
  return unit === '' ? word('metric', metric) : `${word('metric', metric)} (${unit})`;
}

/** A metric by its words; the name under which it is sent stands beside them, if that is another. */
export function MetricName({ metric }: { metric: string }): ReactElement {
  const words = useTexts().word('metric', metric);
  return (
    <span title={metric}>
      {words} {words === metric ? null : <small className="faint">{metric}</small>}
    </span>
  );
}
