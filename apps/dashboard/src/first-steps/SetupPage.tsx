import { useTexts } from '@nhip-xa/web-ui';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef, type ReactElement } from 'react';
import { PageTitle } from '../shell/PageHead';
import { useMe } from '../shell/me';
import { DemonstrationHint } from '../units/DemonstrationHint';
import '../units/units.css';
import { CommunesStep } from './CommunesStep';
import { DoneStep } from './DoneStep';
import { ProvinceStep } from './ProvinceStep';
import { SourceStep } from './SourceStep';
import { WallStep } from './WallStep';
import { stepsOf, usePlace, type Step } from './steps';
import './first-steps.css';

const VIEWS: Readonly<Record<Step, () => ReactElement>> = {
  province: ProvinceStep,
  communes: CommunesStep,
  source: SourceStep,
  wall: WallStep,
  done: DoneStep,
};

/** From nothing to a commune that runs, step by step. */
export function SetupPage(): ReactElement {
  const { t } = useTexts();
  const { role } = useMe();
  const { step } = usePlace();
  if (role !== 'admin') {
    return (
      <>
        <PageTitle title={t('first.title')} />
        <p role="alert">{t('first.notYours')}</p>
      </>
    );
  }
  const View = VIEWS[step];
  return (
    <>
      <PageTitle title={t('first.title')} />
      <p className="first-lead">{t('first.lead')}</p>
      <DemonstrationHint />
      <StepNav />
      <StepBody key={step}>
        <View />
      </StepBody>
    </>
  );
}

function StepNav(): ReactElement {
  const { t } = useTexts();
  const { unit } = useMe();
  const { step: here } = usePlace();
  const steps = stepsOf(unit);
  const at = steps.indexOf(here);
  return (
    <nav className="first-nav" aria-label={t('first.steps')}>
      <ol>
        {steps.map((step, place) => (
          <li key={step} data-past={place < at}>
            <Link
              to="/admin/setup"
              search={(before) => ({ ...before, step })}
              {...(step === here ? { 'aria-current': 'step' as const } : {})}
            >
              {t(`first.step.${step}`)}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** A new step is read from its beginning, also by who does not see it. */
function StepBody({ children }: { children: ReactElement }): ReactElement {
  const body = useRef<HTMLDivElement>(null);
  const isFirst = useRef(true);
  useEffect(() => {
    // the page itself was just opened: its own beginning comes first
    if (document.activeElement !== document.body || !isFirst.current) body.current?.focus();
    isFirst.current = false;
  }, []);
  return (
    <div className="first-step" ref={body} tabIndex={-1}>
      {children}
    </div>
  );
}
