import type { Decision, KpiValue, Unit } from '@nhip-xa/contract';
import { StatusMark, useTexts } from '@nhip-xa/web-ui';
import { useEffect, useMemo, type CSSProperties, type ReactElement } from 'react';
import { Guard } from '../staying/Guard';
import { TileBroken } from '../staying/TileBroken';
import { useDefined } from '../use-defined';
import { useScreen } from '../use-screen';
import { DecisionEntry } from './DecisionEntry';
import { decisionField } from './decision-field';
import { Further } from './Further';
import { countsOf, type Counts } from './overview-parts';
import { sizesOf } from './sizes';
import { useBox } from '../use-box';

/** Larger than this a code reads no better from two metres off, in hundredths of the height. */
const LIST_CODE_MOST = 18;

interface DecisionsProps {
  unit: Unit;
  /** Worst first. */
  decisions: readonly KpiValue[];
  /** What is known besides of each: where, and its alert. */
  scene: readonly Decision[];
  counts: Counts;
  /** No more of them have a place. */
  atMost: number;
  /** Is told how many of them have a place. */
  onShown: (count: number) => void;
}

/** What this wall asks of the person before it, and how many things it is. */
export function Decisions(props: DecisionsProps): ReactElement {
  const { unit, decisions, scene, counts, atMost, onShown } = props;
  const { t } = useTexts();
  const { nameOf, targetOf } = useDefined();
  const sizes = sizesOf(useScreen());
  const [place, area] = useBox();
  const field = useMemo(
    () => area && decisionField(decisions.length, area, sizes),
    [decisions.length, area, sizes],
  );
  const shown = Math.min(atMost, field?.shown ?? decisions.length);
  useEffect(() => onShown(shown), [onShown, shown]);
  const style = field
    ? ({
        '--columns': field.columns,
        '--entry': `${field.entry.height}vh`,
        '--list-code': `${Math.min(LIST_CODE_MOST, 2 * field.entry.height + sizes.gap - 1)}vh`,
        '--last-rows': `${field.rows - 1} / span 2`,
      } as CSSProperties)
    : {};
  return (
    <section className="wall__decisions" aria-label={t('wall.decide')}>
      <header className="wall__heading">
        <h2>
          {t('wall.decide')} <strong>{t('wall.decideCount', { count: decisions.length })}</strong>
        </h2>
        {field && field.form !== 'row' ? <p className="wall__scan">{t('wall.scanAll')}</p> : null}
        {counts.stale > 0 ? (
          <p className="wall__lost-feeds">
            <StatusMark status="stale" />
            {t('wall.lostFeeds', { count: counts.stale })}
          </p>
        ) : null}
      </header>
      <div className="wall__entries" ref={place} style={style}>
        {field
          ? decisions.slice(0, shown).map((value) => (
              <Guard
                key={value.kpi}
                where={`decision ${value.kpi}`}
                notice={<TileBroken kpi={value.kpi} />}
                again={value}
              >
                <DecisionEntry
                  value={value}
                  title={nameOf(value.kpi)}
                  target={targetOf(value.kpi)}
                  decision={scene.find(({ kpi }) => kpi === value.kpi)}
                  field={field}
                  sizes={sizes}
                />
              </Guard>
            ))
          : null}
        {field && (field.hasListCode || shown < decisions.length) ? (
          <Further
            unit={unit.code}
            counts={countsOf(decisions.slice(shown))}
            hasCode={field.hasListCode}
          />
        ) : null}
      </div>
    </section>
  );
}
