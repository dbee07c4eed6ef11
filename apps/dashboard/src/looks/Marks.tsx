import type { KpiStatus } from '@nhip-xa/contract';
import {
  Age,
  KpiTile,
  QrCode,
  Roll,
  Simulated,
  SparkLine,
  StatusBadge,
  StatusMark,
  StatusShape,
  TrendMark,
  TypedMark,
  sparkOf,
  useTexts,
} from '@nhip-xa/web-ui';
import type { ReactElement } from 'react';
import { LINES, before, dayBefore, pointsOf, tileValues, type TileState } from './example-values';
import { Example, Examples } from './Themes';

const STATUSES: readonly KpiStatus[] = ['good', 'warning', 'critical', 'stale', 'none'];
const AGES = { now: 0, minutes: 180_000, days: 3 * 86_400_000 } as const;
const ADDRESS = 'https://ioc.langson.gov.vn/u/06190/kpi/dossiers-overdue';

interface MomentProps {
  nowMs: number;
}

/** The five statuses, each as mark, badge and shape within a drawing. */
export function Statuses(): ReactElement {
  return (
    <Examples narrow>
      {STATUSES.map((status) => (
        <div key={status} className="looks__status">
          <Example of="StatusMark" state={status}>
            <StatusMark status={status} />
          </Example>
          <Example of="StatusBadge" state={status}>
            <StatusBadge status={status} />
          </Example>
          <Example of="StatusShape" state={status}>
            <svg className="looks__shape" viewBox="0 0 32 32" aria-hidden="true">
              <StatusShape status={status} x={2} y={2} size={28} />
            </svg>
          </Example>
        </div>
      ))}
    </Examples>
  );
}

/** The tile in each of its states. */
export function Tiles({ nowMs }: MomentProps): ReactElement {
  const { word } = useTexts();
  const values = tileValues(nowMs);
  return (
    <Examples>
      {(Object.keys(values) as TileState[]).map((state) => (
        <Example key={state} of="KpiTile" state={state}>
          <KpiTile value={values[state]} name={word('kpi', values[state].kpi)} offsetMs={0} />
          <Simulated when={state === 'simulated'} />
        </Example>
      ))}
    </Examples>
  );
}

/** What stands beside numbers: marks, ages, lines, the code to scan. */
export function Marks({ nowMs }: MomentProps): ReactElement {
  const { t } = useTexts();
  return (
    <Examples narrow>
      <Ages nowMs={nowMs} />
      <Example of="Roll" state="at rest">
        <Roll text="1.234" />
      </Example>
      <Example of="TrendMark" state="up">
        <TrendMark direction={1} />
      </Example>
      <Example of="TrendMark" state="down">
        <TrendMark direction={-1} />
      </Example>
      <Example of="TypedMark">
        <TypedMark words={t('typed.mark', { day: '30/11/2026' })} />
      </Example>
      <Example of="Simulated">
        <Simulated when />
      </Example>
      <Lines nowMs={nowMs} />
      <Example of="QrCode">
        <div className="looks__code">
          <QrCode text={ADDRESS} label={ADDRESS} />
        </div>
      </Example>
    </Examples>
  );
}

function Ages({ nowMs }: MomentProps): ReactElement {
  return (
    <>
      {Object.entries(AGES).map(([state, ms]) => (
        <Example key={state} of="Age" state={state}>
          <Age at={before(nowMs, ms)} />
        </Example>
      ))}
      <Example of="Age" state="coarse">
        <Age at={before(nowMs, 0)} coarse />
      </Example>
      <Example of="Age" state="none">
        <Age at={null} />
      </Example>
    </>
  );
}

function Lines({ nowMs }: MomentProps): ReactElement {
  return (
    <>
      {Object.entries(LINES).map(([state, values]) => (
        <Example key={state} of="SparkLine" state={state}>
          <div className="looks__spark">
            <SparkLine spark={sparkOf(pointsOf(values, nowMs), dayBefore(nowMs), nowMs)} />
          </div>
        </Example>
      ))}
    </>
  );
}
