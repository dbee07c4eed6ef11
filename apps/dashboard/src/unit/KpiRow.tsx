import type { KpiValue } from '@nhip-xa/contract';
import { useLive } from '@nhip-xa/web-live';
import { Roll, StatusMark, TypedMark, rowWords, tileData, useNow, useTexts } from '@nhip-xa/web-ui';
import { memo, useMemo, type ReactElement } from 'react';
import { useWay, type Way } from '../navigation/ways';
import { kpiTitle, useDefinitions, type Definition } from '../shell/definitions';
import { useUnsurePast } from '../shell/history-state';

/** What the rows of a page have in common, asked for once: a province has some hundred of them. */
export interface KpiRows {
  way: Way;
  definitions: readonly Definition[];
  nowMs: number;
  unsure: boolean;
}

export function useKpiRows(): KpiRows {
  const offsetMs = useLive((state) => state.offsetMs);
  const way = useWay('/u/$unit/kpi/$kpi');
  const definitions = useDefinitions();
  const nowMs = useNow(30_000, offsetMs);
  const unsure = useUnsurePast();
  return useMemo(() => ({ way, definitions, nowMs, unsure }), [way, definitions, nowMs, unsure]);
}

interface KpiRowProps {
  value: KpiValue;
  rows: KpiRows;
  /** Says since when as well. */
  since?: boolean;
}

/** A KPI on one line: how it stands, its short name, its number. A way to its page. */
export const KpiRow = memo(function KpiRow(props: KpiRowProps): ReactElement {
  const { value, rows, since = false } = props;
  const texts = useTexts();
  const { way, definitions, nowMs, unsure } = rows;
  const title = kpiTitle(definitions, value, texts.language);
  const short = texts.word('kpi', value.kpi);
  const words = rowWords(value, { ...texts, nowMs, unsure });
  return (
    <li>
      <a href={way.to(value)} {...way.press} className="kpi-row" title={title} {...tileData(value)}>
        <StatusMark status={value.status} />
        <span className="kpi-row__name">
          {short === value.kpi ? title : short}
          {since ? <small>{words.since}</small> : null}
          <TypedMark words={words.typed} />
        </span>
        <span className="kpi-row__value">
          <Roll text={words.shown.text} /> <small>{shortUnit(words.shown.unit)}</small>
        </span>
        <span className="visually-hidden">{words.standing}</span>
      </a>
    </li>
  );
});

/** Of what a share is stands in the name; a line has room for its sign. */
const shortUnit = (unit: string): string => (unit.startsWith('%') ? '%' : unit);
