import type { Domain, KpiValue } from '@nhip-xa/contract';
import { useTexts } from '@nhip-xa/web-ui';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useScreen } from '../use-screen';
import { shapeOf, type Shape } from '../overview/sizes';
import { wallDefinitions } from '../wall-queries';
import { Figure } from './place/Figure';
import { figuresOf, type Figures } from './place/figures';
import { SceneFrame, SceneNotice } from './SceneFrame';
import { useNamesBelow } from './use-names-below';
import type { SceneProps } from './scene-props';
import './place/place.css';
import './economy.css';

const GROUPS = ['digital-economy', 'digital-society', 'administration'] as const satisfies Domain[];

/** Numbers of each group that a screen has room for. */
const MOST: Readonly<Record<Shape, number>> = { upright: 2, wide: 4, band: 8 };

/** How the economy, the society and the administration go, in large numbers against their targets. */
export function EconomyScene({ unit, values }: SceneProps): ReactElement {
  const { t } = useTexts();
  const placeOf = useNamesBelow(unit);
  const { width, height } = useScreen();
  const query = useQuery(wallDefinitions);
  // The values are live and each has its own age: here only the definitions are asked for.
  const told = { data: query.data, atMs: null, failed: query.isError };
  return (
    <SceneFrame name="economy" sort="place" told={told}>
      {(definitions) => {
        const most = MOST[shapeOf({ width, height })];
        const groups = GROUPS.map((domain) => ({
          domain,
          figures: figuresOf(values, definitions, [domain], most),
        }));
        if (groups.every(({ figures }) => figures.shown.length === 0)) {
          return <SceneNotice title={t('economy.empty')} how={t('economy.emptyHow')} />;
        }
        return (
          <div className="econ">
            {groups.map((group) => (
              <Group key={group.domain} {...group} placeOf={placeOf} />
            ))}
          </div>
        );
      }}
    </SceneFrame>
  );
}

interface GroupProps {
  domain: (typeof GROUPS)[number];
  figures: Figures;
  placeOf: (code: string | undefined) => string;
}

function Group({ domain, figures: { shown, more }, placeOf }: GroupProps): ReactElement {
  const { t } = useTexts();
  return (
    <section className="econ__group">
      <h3>{t(`economy.${domain}`)}</h3>
      <div className="econ__figures">
        {shown.map((value: KpiValue) => (
          <Figure key={value.kpi} value={value} from={placeOf(value.from)} />
        ))}
        {shown.length === 0 ? <p className="econ__none">{t('economy.noneYet')}</p> : null}
      </div>
      <p className="econ__more">
        {[
          more.bad > 0 ? t('economy.bad', { count: more.bad }) : '',
          more.good > 0 ? t('economy.more', { count: more.good }) : '',
          more.none > 0 ? t('economy.none', { count: more.none }) : '',
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
    </section>
  );
}
