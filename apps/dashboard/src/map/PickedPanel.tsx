import { useTexts } from '@nhip-xa/web-ui';
import type { ReactElement, ReactNode } from 'react';

interface PickedPanelProps {
  clear: () => void;
  children: ReactNode;
}

/** What a mark stands for that was pressed. */
export function PickedPanel({ clear, children }: PickedPanelProps): ReactElement {
  const { t } = useTexts();
  return (
    <section className="panel" aria-labelledby="map-picked">
      <div className="section-head">
        <h2 id="map-picked">{t('mapPage.picked')}</h2>
        <button type="button" className="button" onClick={clear}>
          {t('mapPage.pickedClose')}
        </button>
      </div>
      {children}
    </section>
  );
}
