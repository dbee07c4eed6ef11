import type { KpiValue } from '@nhip-xa/contract';
import { useLive } from '@nhip-xa/web-live';
import { Roll, StatusMark, TypedMark, kpiWords, tileData, useNow, useTexts } from '@nhip-xa/web-ui';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { kpiTitle, useDefinitions } from '../shell/definitions';
import { useUnsurePast } from '../shell/history-state';

interface KpiRowProps {
  value: KpiValue;
  /** Says since when as well. */
  since?: boolean;
}

/** A KPI on one line: how it stands, its short name, its number. A way to its page. */
export function KpiRow({ value, since = false }: KpiRowProps): ReactElement {
  const texts = useTexts();
  const offsetMs = useLive((state) => state.offsetMs);
  const nowMs = useNow(30_000, offsetMs);
  const title = kpiTitle(useDefinitions(), value, texts.language);
  const short = texts.word('kpi', value.kpi);
  const words = kpiWords(value, title, { ...texts, nowMs, unsure: useUnsurePast() });
  return (
    <li>
      <Link
        to="/u/$unit/kpi/$kpi"
        params={{ unit: value.unit, kpi: value.kpi }}
        className="kpi-row"
        title={title}
        {...tileData(value)}
      >
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
      </Link>
    </li>
  );
}

/** Of what a share is stands in the name; a line has room for its sign. */
const shortUnit = (unit: string): string => (unit.startsWith('%') ? '%' : unit);
