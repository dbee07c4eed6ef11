import type { SceneData, Unit } from '@nhip-xa/contract';
import { useTexts } from '@nhip-xa/web-ui';
import type { ReactElement } from 'react';
import { CaseBoard } from './CaseBoard';
import { FeedbackBars } from './FeedbackBars';
import { severityBars, sortedBars } from './feedback-view';
import { Count, KpiNumber, KpiStrip } from './KpiNumber';
import { Quiet } from './Quiet';
import { SceneFrame, SceneNotice } from './SceneFrame';
import { chosen, feedOf } from './scene-feed';
import type { SceneProps } from './scene-props';
import { useTold } from './use-told';
import './people-scene.css';
import './feedback.css';

const LEAD = 'feedback-overdue';
const NUMBERS = [
  'feedback-on-time',
  'feedback-accept-time',
  'feedback-urgent-p90',
  'feedback-satisfaction',
];
/** More bars than these are not told apart from five metres. */
const MOST_CATEGORIES = 4;

/** Citizens' feedback: what is late, what came and went today, what to answer first. */
export function FeedbackScene({ unit, values }: SceneProps): ReactElement {
  const { t } = useTexts();
  const told = useTold(unit.code, 'feedback');
  const lead = values.get(LEAD);
  const feed = feedOf(lead);
  const body = (data: SceneData<'feedback'>): ReactElement => {
    const idle = data.open === 0;
    if (idle && feed.state === 'none') {
      return <SceneNotice title={t('feedback.noFeed')} how={t('feedback.noFeedHow')} />;
    }
    return (
      <div className="feedback" data-lead={lead?.status ?? 'warning'} data-idle={idle}>
        <div className="feedback__counts">
          {lead ? (
            <KpiNumber value={lead} hero />
          ) : (
            <Count label={t('feedback.overdue')} count={data.overdue} />
          )}
          <Count label={t('feedback.open')} count={data.open} />
          <Count label={t('feedback.dueToday')} count={data.dueToday} />
          <Count label={t('feedback.openedToday')} count={data.openedToday} />
          <Count label={t('feedback.closedToday')} count={data.closedToday} />
        </div>
        {idle ? (
          <Quiet
            title={t('feedback.none')}
            how={t('feedback.noneHow')}
            good={feed.state === 'live'}
          />
        ) : (
          <Open data={data} unit={unit} />
        )}
        <KpiStrip values={chosen(values, NUMBERS)} />
      </div>
    );
  };
  return (
    <SceneFrame name="feedback" sort="people" told={told} feed={feed}>
      {body}
    </SceneFrame>
  );
}

function Open({ data, unit }: { data: SceneData<'feedback'>; unit: Unit }): ReactElement {
  const { t } = useTexts();
  return (
    <>
      <CaseBoard cases={data.cases} open={data.open} unit={unit} />
      <div className="feedback__bars">
        <FeedbackBars
          title={t('feedback.categories')}
          group="subject"
          bars={sortedBars(data.categories, MOST_CATEGORIES)}
        />
        <FeedbackBars
          title={t('feedback.severities')}
          group="severity"
          bars={severityBars(data.severities)}
        />
      </div>
    </>
  );
}
