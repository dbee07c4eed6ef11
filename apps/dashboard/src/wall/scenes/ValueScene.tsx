import { useTexts } from '@nhip-xa/web-ui';
import type { ReactElement } from 'react';
import { useScreen } from '../use-screen';
import { shapeOf } from '../overview/sizes';
import { Figure } from './place/Figure';
import { SceneFrame, SceneNotice } from './SceneFrame';
import { useTold } from './use-told';
import type { SceneProps } from './scene-props';
import { Basis } from './value/Basis';
import { partsOf, type Money } from './value/money-parts';
import { Quarters } from './value/Quarters';
import { Year } from './value/Year';
import './place/place.css';
import './value-scene.css';

/** What the centre saved and earned against what it cost, and how much of it is measured. */
export function ValueScene({ unit, values }: SceneProps): ReactElement {
  const told = useTold(unit.code, 'value');
  return (
    <SceneFrame name="value" sort="place" told={told}>
      {(data) => <Shown data={data} values={values} />}
    </SceneFrame>
  );
}

/** What the sums do not say: the hours, and what each đồng brought. Upright there is no room for it. */
const BESIDES = ['benefit-cost', 'citizen-hours-saved', 'staff-hours-saved', 'quota-used'];

function Shown({ data, values }: { data: Money } & Pick<SceneProps, 'values'>): ReactElement {
  const { t } = useTexts();
  const { width, height } = useScreen();
  const { year, quarters } = partsOf(data);
  const besides = shapeOf({ width, height }) === 'upright' ? [] : BESIDES;
  const figures = besides
    .flatMap((code) => values.get(code) ?? [])
    .filter(({ status }) => status !== 'none');
  if (!year || (year.saved === 0 && year.earned === 0 && year.cost === 0)) {
    return <SceneNotice title={t('money.empty')} how={t('money.emptyHow')} />;
  }
  return (
    <div className="worth" data-figures={figures.length > 0}>
      <Year year={year} />
      <Basis year={year} />
      <Quarters quarters={quarters} />
      {figures.length > 0 ? (
        <section className="worth__figures" aria-label={t('money.numbers')}>
          {figures.map((value) => (
            <Figure key={value.kpi} value={value} />
          ))}
        </section>
      ) : null}
    </div>
  );
}
