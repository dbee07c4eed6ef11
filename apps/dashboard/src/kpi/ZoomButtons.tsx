import { dateTime, useTexts } from '@nhip-xa/web-ui';
import type { ReactElement } from 'react';
import type { Span } from './use-span';
import { historyStep, type ZoomStep } from './zoom';

const STEPS: readonly ZoomStep[] = ['back', 'in', 'out', 'on'];

/** What dragging does, for whoever does not drag; and which span is shown, how finely. */
export function ZoomButtons({ span }: { span: Span }): ReactElement {
  const { t } = useTexts();
  const { step } = historyStep(span.toMs - span.fromMs);
  return (
    <div className="zoom">
      <span className="zoom__span" role="status">
        {t('zoom.span', { from: dateTime(span.fromMs), to: dateTime(span.toMs) })} ·{' '}
        {t(`zoom.step.${step ?? 'all'}`)}
      </span>
      <span className="segments" role="group" aria-label={t('zoom.group')}>
        {STEPS.map((name) => {
          const go = span.stepTo(name);
          // one that leads nowhere keeps the focus that came to it
          return (
            <button key={name} type="button" aria-disabled={go === null} onClick={() => go?.()}>
              {t(`zoom.${name}`)}
            </button>
          );
        })}
        {span.zoomed ? (
          <button type="button" onClick={span.whole}>
            {t('zoom.whole')}
          </button>
        ) : null}
      </span>
    </div>
  );
}
