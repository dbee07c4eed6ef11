import type { SceneData } from '@nhip-xa/contract';
import { useTexts } from '@nhip-xa/web-ui';
import type { ReactElement } from 'react';
import { DossierFlow } from './DossierFlow';
import { DueToday } from './DueToday';
import { KpiStrip } from './KpiNumber';
import { Quiet } from './Quiet';
import { SceneFrame, SceneNotice } from './SceneFrame';
import { Procedures } from './Procedures';
import { chosen, feedOf } from './scene-feed';
import type { SceneProps } from './scene-props';
import { isIdle } from './services-view';
import { useTold } from './use-told';
import './people-scene.css';
import './services.css';

const LEAD = 'dossiers-overdue';
/** Besides the lead: is the promise kept, do people come online, do they wait. */
const NUMBERS = [
  'dossiers-on-time',
  'dossiers-online',
  'counter-wait',
  'dossiers-satisfaction',
  'score-766',
];

/** Public services: what is due, where dossiers are, which procedures to untie. */
export function ServicesScene({ unit, values }: SceneProps): ReactElement {
  const { t } = useTexts();
  const told = useTold(unit.code, 'services');
  const lead = values.get(LEAD);
  const feed = feedOf(lead);
  const kpis = <KpiStrip values={chosen(values, NUMBERS)} />;
  const body = (data: SceneData<'services'>): ReactElement => {
    const idle = isIdle(data);
    if (idle && feed.state === 'none') {
      return <SceneNotice title={t('services.noFeed')} how={t('services.noFeedHow')} />;
    }
    return (
      <div className="services" data-lead={lead?.status ?? 'warning'} data-idle={idle}>
        {idle ? (
          <Quiet
            title={t('services.empty')}
            how={t('services.emptyHow')}
            good={feed.state === 'live'}
          />
        ) : (
          <>
            <DueToday due={data.due} lead={lead} />
            <DossierFlow states={data.states} />
            <Procedures procedures={data.procedures} />
          </>
        )}
        {kpis}
      </div>
    );
  };
  return (
    <SceneFrame name="services" sort="people" told={told} feed={feed}>
      {body}
    </SceneFrame>
  );
}
