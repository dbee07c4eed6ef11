import { useTexts } from '@nhip-xa/web-ui';
import type { ReactElement } from 'react';
import { Empty } from '../shell/states';
import { StepEnds } from './StepEnds';
import { usePlace } from './steps';

/** A step that is of a commune, while none is chosen. */
export function CommuneFirst(): ReactElement {
  const { t } = useTexts();
  const { go } = usePlace();
  return (
    <section className="panel">
      <Empty>{t('first.source.noCommune')}</Empty>
      <StepEnds>
        <button
          type="button"
          className="button button--main"
          onClick={() => go({ step: 'communes' })}
        >
          {t('first.source.toCommunes')}
        </button>
      </StepEnds>
    </section>
  );
}
