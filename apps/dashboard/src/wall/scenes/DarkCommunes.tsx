import type { Unit } from '@nhip-xa/contract';
import { useLive } from '@nhip-xa/web-live';
import { spokenMoment, useNow, useTexts } from '@nhip-xa/web-ui';
import type { CSSProperties, ReactElement } from 'react';
import { useScreen } from '../use-screen';
import { countText } from './count-text';
import { Quiet } from './PeopleScene';
import { darkByCommune, type Camera, type DarkOfCommune } from './security-view';
import { useNamesBelow } from './unit-names';
import { rowsIn, useBox } from './use-box';

/** A row's height in hundredths of the screen's. */
const ROW_VH = 8;
const ROW_VH_UPRIGHT = 7;

/** A province's dark cameras: how many, in which commune, since when. Names only, no pictures. */
export function DarkCommunes(props: { cameras: readonly Camera[]; unit: Unit }): ReactElement {
  const { t } = useTexts();
  const screen = useScreen();
  const nameOf = useNamesBelow(props.unit);
  const [{ height }, ref] = useBox();
  const row = screen.width < screen.height ? ROW_VH_UPRIGHT : ROW_VH;
  const communes = darkByCommune(props.cameras);
  if (communes.length === 0) return <Quiet title={t('security.noneDark')} good />;
  return (
    <div className="dark">
      <h3>{t('security.byCommune')}</h3>
      <ol ref={ref} style={{ '--row': `${row}vh` } as CSSProperties}>
        {communes.slice(0, rowsIn(height, row, screen.height)).map((each) => (
          <Commune key={each.unit} name={nameOf(each.unit)} of={each} />
        ))}
      </ol>
    </div>
  );
}

function Commune({ name, of }: { name: string; of: DarkOfCommune }): ReactElement {
  const { t, language } = useTexts();
  const now = useNow(
    60_000,
    useLive((state) => state.offsetMs),
  );
  return (
    <li>
      <strong>{countText(of.dark, language)}</strong>
      <div>
        <p className="dark__name">{name}</p>
        <p className="dark__cameras">{of.names.join(' · ')}</p>
      </div>
      <time>
        {of.sinceMs === null
          ? t('security.lostEver')
          : t('security.longest', { moment: spokenMoment(of.sinceMs, now, language) })}
      </time>
    </li>
  );
}
