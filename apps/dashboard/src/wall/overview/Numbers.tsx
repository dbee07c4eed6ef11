import type { KpiValue } from '@nhip-xa/contract';
import { useTexts } from '@nhip-xa/web-ui';
import type { CSSProperties, ReactElement } from 'react';
import { Guard } from '../staying/Guard';
import { TileBroken } from '../staying/TileBroken';
import { useDefined } from '../use-defined';
import { useScreen } from '../use-screen';
import { NumberTile } from './NumberTile';
import { numbersField } from './numbers-field';
import { shapeOf, sizesOf } from './sizes';
import { useBox } from '../use-box';

interface NumbersProps {
  values: readonly KpiValue[];
  isCalm: boolean;
}

/** The commune's own numbers. */
export function Numbers({ values, isCalm }: NumbersProps): ReactElement | null {
  const { t } = useTexts();
  const { nameOf } = useDefined();
  const screen = useScreen();
  const sizes = sizesOf(screen);
  const [place, area] = useBox();
  const field = area && numbersField(values.length, area.width, shapeOf(screen), sizes);
  if (values.length === 0) return null;
  const style = field ? ({ '--tile': `${field.tile}vh` } as CSSProperties) : {};
  return (
    <section
      className="wall__numbers"
      aria-label={t('wall.numbers')}
      ref={place}
      style={style}
      data-calm={isCalm}
    >
      {field
        ? values.map((value) => (
            <Guard
              key={value.kpi}
              where={`number ${value.kpi}`}
              notice={<TileBroken kpi={value.kpi} />}
              again={value}
            >
              <NumberTile value={value} name={nameOf(value.kpi)} width={field.tile} sizes={sizes} />
            </Guard>
          ))
        : null}
    </section>
  );
}
