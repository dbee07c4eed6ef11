import type { Unit } from '@nhip-xa/contract';
import { useLive } from '@nhip-xa/web-live';
import { spokenMoment, useNow, useTexts } from '@nhip-xa/web-ui';
import type { CSSProperties, ReactElement } from 'react';
import { countText } from './count-text';
import { Quiet } from './Quiet';
import { darkByCommune, type Camera, type DarkOfCommune } from './security-view';
import { fitted, lettersIn } from '../fitting';
import { useNamesBelow } from './use-names-below';
import { rowsIn, useRoom } from './use-room';

/** In hundredths of the screen's height: a row, its letters, and what stands beside the names. */
const ROOM = { row: 8, letter: 2, beside: 44 };
const ROOM_UPRIGHT = { row: 5.6, letter: 1.45, beside: 32 };

/** A province's dark cameras: how many, in which commune, since when. Names only, no pictures. */
export function DarkCommunes(props: { cameras: readonly Camera[]; unit: Unit }): ReactElement {
  const { t } = useTexts();
  const nameOf = useNamesBelow(props.unit);
  const [{ height, width }, ref, upright] = useRoom();
  const { row, letter, beside } = upright ? ROOM_UPRIGHT : ROOM;
  const communes = darkByCommune(props.cameras);
  if (communes.length === 0) return <Quiet title={t('security.noneDark')} good />;
  return (
    <div className="dark">
      <h3>{t('security.byCommune')}</h3>
      <ol ref={ref} style={{ '--row': `${row}vh` } as CSSProperties}>
        {communes.slice(0, rowsIn(height, row)).map((each) => (
          <Commune
            key={each.unit}
            name={nameOf(each.unit) || each.unit}
            of={each}
            characters={lettersIn(width - beside, letter)}
          />
        ))}
      </ol>
    </div>
  );
}

interface CommuneProps {
  name: string;
  of: DarkOfCommune;
  /** Of its cameras' names. */
  characters: number;
}

function Commune({ name, of, characters }: CommuneProps): ReactElement {
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
        <p className="dark__cameras">{fitted(of.names.join(' · '), characters)}</p>
      </div>
      <time>
        {of.sinceMs === null
          ? t('security.someNever')
          : t('security.longest', { moment: spokenMoment(of.sinceMs, now, language) })}
      </time>
    </li>
  );
}
