import { useTexts } from '@nhip-xa/web-ui';
import type { ReactElement } from 'react';
import type { Layer } from './layers';

interface LayersProps {
  on: ReadonlySet<Layer>;
  offered: readonly Layer[];
  turn: (layer: Layer) => void;
}

/** Which layers of a map are on. */
export function Layers({ on, offered, turn }: LayersProps): ReactElement {
  const { t } = useTexts();
  return (
    <fieldset className="map-page__choices">
      <legend className="visually-hidden">{t('mapPage.layers')}</legend>
      {offered.map((layer) => (
        <label key={layer} className="map-page__layer">
          <input type="checkbox" checked={on.has(layer)} onChange={() => turn(layer)} />
          {t(`mapPage.${layer}`)}
        </label>
      ))}
    </fieldset>
  );
}
