import type { Unit } from '@nhip-xa/contract';
import { useLive } from '@nhip-xa/web-live';
import { spokenMoment, useNow, useTexts } from '@nhip-xa/web-ui';
import type { CSSProperties, ReactElement } from 'react';
import { countText } from './count-text';
import { Quiet } from './Quiet';
import { darkByCommune, type Camera, type DarkOfCommune } from './security-view';
import { Name } from './Name';
import { useNamesBelow } from './use-names-below';
import { rowsIn, useRoom } from './use-room';

/** A row's height in hundredths of the screen's. */
const ROW_VH = 8;
const ROW_VH_UPRIGHT = 5.6;

/** A province's dark cameras: how many, in which commune, since when. Names only, no pictures. */
export function DarkCommunes(props: { cameras: readonly Camera[]; unit: Unit }): ReactElement {
  const { t } = useTexts();
  const nameOf = useNamesBelow(props.unit);
  const [{ height }, ref, upright] = useRoom();
  const row = upright ? ROW_VH_UPRIGHT : ROW_VH;
  const communes = darkByCommune(props.cameras);
  if (communes.length === 0) return <Quiet title={t('security.noneDark')} good />;
  const shown = communes.slice(0, rowsIn(height, row));
  const more = communes.length - shown.length;
  return (
    <div className="dark">
      <h3>
        {t('security.byCommune')}
        {more > 0 && height > 0 ? (
          <small>{t('security.moreCommunes', { count: more })}</small>
        ) : null}
      </h3>
      <ol ref={ref} style={{ '--row': `${row}vh` } as CSSProperties}>
        {shown.map((each) => (
          <Commune key={each.unit} name={nameOf(each.unit) || each.unit} of={each} />
        ))}
      </ol>
    </div>
  );
}

interface CommuneProps {
  name: string;
  of: DarkOfCommune;
}

function Commune({ name, of }: CommuneProps): ReactElement {
  const { t, language } = useTexts();
  const now = useNow(
    60_000,
    useLive((state) => state.offsetMs),
  );
  return (
    <li>
      <strong>{countText(of.dark, language)}</strong>
      <div>
        <p className="dark__name">
          <Name text={name} />
        </p>
        <p className="dark__cameras">
          <Name text={of.names[0] ?? ''} />
          {of.names.length > 1 ? (
            <span>{t('security.more', { count: of.names.length - 1 })}</span>
          ) : null}
        </p>
      </div>
      <time>
        {of.sinceMs === null
          ? t('security.someNever')
          : t('security.longest', { moment: spokenMoment(of.sinceMs, now, language) })}
      </time>
    </li>
  );
}
