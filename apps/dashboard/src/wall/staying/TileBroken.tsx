import { useTexts } from '@nhip-xa/web-ui';
import type { ReactElement } from 'react';
import { useDefined } from '../use-defined';

/** Stands in the place of a tile that failed. */
export function TileBroken({ kpi }: { kpi: string }): ReactElement {
  const { t } = useTexts();
  const { nameOf } = useDefined();
  return (
    <article className="tile-broken" role="status">
      <h3>{nameOf(kpi)}</h3>
      <p>{t('wall.tileBroken')}</p>
    </article>
  );
}
