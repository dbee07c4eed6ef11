import type { KpiDefinition } from '@nhip-xa/contract';
import { Chart, historyOption, markLines, type ChartColours } from '@nhip-xa/web-charts';
import { useTexts } from '@nhip-xa/web-ui';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useState, type ReactElement } from 'react';
import { frameOf } from '../shell/chart-frame';
import { Empty, Loading } from '../shell/states';
import { faultWords } from './faults';
import { boundsOf } from '../kpi/own-bounds';
import { pastQuery } from './kpi-queries';
import { lastMonth } from './last-month';

interface PastProps {
  draft: string;
  unit: string;
  definition: KpiDefinition;
}

/** What it would have given on each day of last month, when that is asked for. */
export function PastTrial(props: PastProps): ReactElement {
  const { t } = useTexts();
  const [wanted, setWanted] = useState<string | null>(null);
  if (wanted === props.draft) return <PastChart {...props} />;
  return (
    <button type="button" className="button" onClick={() => setWanted(props.draft)}>
      {t('try.past')}
    </button>
  );
}

function PastChart({ draft, unit, definition }: PastProps): ReactElement {
  const texts = useTexts();
  const { t, language } = texts;
  const [{ from, to }] = useState(() => lastMonth(Date.now()));
  const past = useQuery(pastQuery(draft, unit, from, to));
  const points = past.data?.series;
  const build = useCallback(
    (colours: ChartColours) =>
      historyOption({
        ...frameOf({
          fromMs: Date.parse(from),
          toMs: Date.parse(to),
          language,
          colours,
          uom: definition.uom,
        }),
        points: points ?? [],
        stepped: definition.rollUp !== 'ratio',
        lines: markLines(boundsOf(definition, unit), {
          target: t('unit.target'),
          warning: t('status.warning').toLowerCase(),
          critical: t('status.critical').toLowerCase(),
        }),
      }),
    [points, definition, unit, language, from, to, t],
  );
  if (past.error) return <p className="trouble">{faultWords(past.error, texts)}</p>;
  if (!points) return <Loading rows={1} tall />;
  if (points.every(({ value }) => value === null)) return <Empty>{t('try.pastEmpty')}</Empty>;
  return (
    <>
      <Chart build={build} label={t('try.pastLabel')} />
      {past.data?.cut ? <p className="faint">{t('try.pastCut')}</p> : null}
    </>
  );
}
