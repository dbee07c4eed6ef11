import type { SceneData } from '@nhip-xa/contract';
import { Roll, StatusMark, useTexts } from '@nhip-xa/web-ui';
import type { ReactElement } from 'react';
import { CameraWall } from './CameraWall';
import { countText } from './count-text';
import { DarkCommunes } from './DarkCommunes';
import { Detections } from './Detections';
import { KpiStrip } from './KpiNumber';
import { Quiet } from './Quiet';
import { SceneFrame } from './SceneFrame';
import { chosen, feedOf } from './scene-feed';
import type { SceneProps } from './scene-props';
import { useTold } from './use-told';
import './people-scene.css';
import './security.css';

const LEAD = 'detections-pending';
const NUMBERS = [
  'incidents-open',
  'cameras-online',
  'cameras-dark',
  'detections-verify-p90',
  'detections-false',
];

/** Security: which cameras see nothing, and what they saw that nobody has looked at yet. */
export function SecurityScene({ unit, values }: SceneProps): ReactElement {
  const { t } = useTexts();
  const told = useTold(unit.code, 'security');
  const lead = values.get(LEAD);
  const commune = unit.level === 'commune';
  const body = (data: SceneData<'security'>): ReactElement => (
    <div className="security">
      <section className="cameras">
        <OnlineCount {...data} />
        {data.total === 0 ? (
          <Quiet title={t('security.noCameras')} how={t('security.noCamerasHow')} />
        ) : commune ? (
          <CameraWall data={ownOf(data, unit.code)} />
        ) : (
          <DarkCommunes cameras={data.cameras} unit={unit} />
        )}
      </section>
      <Detections detections={data.detections} lead={lead} feed={feedOf(lead)} unit={unit} />
      <KpiStrip values={chosen(values, NUMBERS)} />
    </div>
  );
  return (
    <SceneFrame name="security" sort="people" told={told}>
      {body}
    </SceneFrame>
  );
}

/** Pictures are shown of the wall's own unit only. */
const ownOf = (data: SceneData<'security'>, code: string): SceneData<'security'> => ({
  ...data,
  cameras: data.cameras.filter(({ unit }) => unit === code),
});

function OnlineCount({ online, total }: SceneData<'security'>): ReactElement | null {
  const { t, language } = useTexts();
  if (total === 0) return null;
  const dark = total - online;
  return (
    <header className="cameras__head">
      <p className="cameras__online">
        <strong>
          <Roll text={`${countText(online, language)}/${countText(total, language)}`} />
        </strong>{' '}
        <span>{t('security.online')}</span>
      </p>
      <p className="cameras__dark" data-dark={dark > 0}>
        <StatusMark status={dark > 0 ? 'stale' : 'good'} />
        {dark > 0 ? t('security.dark', { count: dark }) : t('security.allOnline')}
      </p>
    </header>
  );
}
