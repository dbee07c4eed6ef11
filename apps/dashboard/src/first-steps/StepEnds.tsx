import { useTexts } from '@nhip-xa/web-ui';
import type { ReactElement, ReactNode } from 'react';
import { useMe } from '../shell/me';
import { canGo, stepsOf, usePlace } from './steps';

/** The ways on and back at the end of a step. */
export function StepEnds({ children }: { children?: ReactNode }): ReactElement {
  const { t } = useTexts();
  const { unit } = useMe();
  const { step, go, ...place } = usePlace();
  const steps = stepsOf(unit);
  const at = steps.indexOf(step);
  const [before, after] = [steps[at - 1], steps[at + 1]];
  return (
    <div className="first-ends">
      {children}
      {before ? (
        <button type="button" className="button" onClick={() => go({ step: before })}>
          {t('first.back')}
        </button>
      ) : null}
      {after && canGo(after, place) ? (
        <button type="button" className="plain" onClick={() => go({ step: after })}>
          {t('first.skip')}
        </button>
      ) : null}
    </div>
  );
}
