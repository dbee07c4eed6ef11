import type { KpiValue } from '@nhip-xa/contract';
import type { ReactElement, ReactNode } from 'react';
import { useTexts } from '../i18n/texts';
import { StateMark, aimOf } from '../status/StatusMark';
import { TypedMark } from '../status/TypedMark';
import { Age } from './Age';
import { useNow } from './clock';
import { kpiWords, tileData } from './kpi-words';
import { Roll } from './Roll';

interface KpiTileProps {
  value: KpiValue;
  name: string;
  offsetMs: number;
  /** The past is being reckoned anew: when something began is not known yet. */
  unsure?: boolean;
  /** Wraps the tile's content, in a link for instance; carries the class and attributes given. */
  children?: (attributes: Record<string, string>, content: ReactNode) => ReactElement;
}

/** The tile of a KPI on the console's pages: name, value, state and since when, what it rests on. */
export function KpiTile({
  value,
  name,
  offsetMs,
  unsure = false,
  children,
}: KpiTileProps): ReactElement {
  const { t, language } = useTexts();
  const nowMs = useNow(30_000, offsetMs);
  const words = kpiWords(value, name, { t, language, nowMs, unsure });
  const attributes = { className: 'kpi-tile', ...tileData(value) };
  const content = (
    <>
      <span className="kpi-tile__name">{name}</span>
      <span className="kpi-tile__value">
        <Roll text={words.shown.text} />
        <span className="kpi-tile__unit">{words.shown.unit}</span>
      </span>
      <span className="kpi-tile__state">
        <StateMark status={value.status} aim={aimOf(value)} />
        <span className="kpi-tile__since">{words.since}</span>
        <span className="kpi-tile__trend">{words.trend}</span>
      </span>
      <span className="kpi-tile__foot">
        {words.typed ? <TypedMark words={words.typed} /> : <span>{words.coverage}</span>}
        {value.freshAt ? <Age at={value.freshAt} offsetMs={offsetMs} /> : null}
      </span>
    </>
  );
  if (children) return children(attributes, content);
  return (
    <div {...attributes} role="group" aria-label={words.label}>
      {content}
    </div>
  );
}
