import type { KpiValue } from '@nhip-xa/contract';
import { formatValue, useTexts } from '@nhip-xa/web-ui';
import { useMemo, type ReactElement } from 'react';
import { Guard } from '../staying/Guard';
import { TileBroken } from '../staying/TileBroken';
import { useDefined } from '../use-defined';
import { useScreen } from '../use-screen';
import { LONG_CHARACTERS, NumberTile } from './NumberTile';
import { numberShares } from './numbers-field';
import { shapeOf, sizesOf } from './sizes';
import { useBox } from '../use-box';

interface NumbersProps {
  values: readonly KpiValue[];
  isCalm: boolean;
}

/** The commune's own numbers. */
export function Numbers({ values, isCalm }: NumbersProps): ReactElement | null {
  const { t, language } = useTexts();
  const { nameOf } = useDefined();
  const screen = useScreen();
  const sizes = sizesOf(screen);
  const [place, area] = useBox();
  const weights = values
    .map(({ value, uom }) => formatValue(value, uom, language).text.length)
    .map((characters) => (characters > LONG_CHARACTERS ? 2 : 1));
  const shape = shapeOf(screen);
  const key = weights.join();
  const shares = useMemo(
    () => area && numberShares(key.split(',').map(Number), area.width, shape, sizes),
    [key, area, shape, sizes],
  );
  if (values.length === 0) return null;
  return (
    <section
      className="wall__numbers"
      aria-label={t('wall.numbers')}
      ref={place}
      data-calm={isCalm}
    >
      {shares && area
        ? values.map((value, at) => (
            <Guard
              key={value.kpi}
              where={`number ${value.kpi}`}
              notice={<TileBroken kpi={value.kpi} />}
              again={value}
            >
              <NumberTile
                value={value}
                name={nameOf(value.kpi)}
                share={shares[at] ?? 1}
                whole={area.width}
                sizes={sizes}
              />
            </Guard>
          ))
        : null}
    </section>
  );
}
