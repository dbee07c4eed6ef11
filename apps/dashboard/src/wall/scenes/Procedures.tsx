import type { SceneData } from '@nhip-xa/contract';
import { useTexts } from '@nhip-xa/web-ui';
import type { CSSProperties, ReactElement } from 'react';
import { countText } from './count-text';
import { fitted, lettersIn } from '../fitting';
import { rowsIn, useRoom } from './use-room';

type Procedure = SceneData<'services'>['procedures'][number];

/** In hundredths of the screen's height: a row, its letters, and what stands beside the name. */
const ROOM = { row: 6, letter: 2, beside: 67 };
const ROOM_UPRIGHT = { row: 4.2, letter: 1.45, beside: 25.5 };
/** A name may take so many lines. */
const LINES = 2;

/** The procedures in which most is late, as many as there is room for. */
export function Procedures({ procedures }: { procedures: readonly Procedure[] }): ReactElement {
  const { t } = useTexts();
  const [{ height, width }, ref, upright] = useRoom();
  const { row, letter, beside } = upright ? ROOM_UPRIGHT : ROOM;
  const shown = procedures.slice(0, rowsIn(height, row));
  const most = Math.max(1, ...shown.map(({ open }) => open));
  // a line breaks before a word: some of its room is lost
  const characters = Math.floor(LINES * lettersIn(width - beside, letter) * 0.85);
  return (
    <section className="services__procedures">
      <h3>{t('services.procedures')}</h3>
      {shown.length === 0 ? <p className="people__none">{t('services.noProcedures')}</p> : null}
      <ol ref={ref} style={{ '--row': `${row}vh` } as CSSProperties}>
        {shown.map((each) => (
          <Row key={each.procedure} of={each} most={most} characters={characters} />
        ))}
      </ol>
    </section>
  );
}

interface RowProps {
  of: Procedure;
  /** The most that one of the shown has open. */
  most: number;
  characters: number;
}

function Row({ of: { procedure, open, overdue }, most, characters }: RowProps): ReactElement {
  const { t, language } = useTexts();
  const shares = { '--share': open / most, '--overdue-share': overdue / most };
  const late = countText(overdue, language);
  return (
    <li>
      <span className="services__procedure">{fitted(procedure, characters)}</span>
      <strong data-late={overdue > 0}>
        {overdue > 0 ? t('people.overdue', { count: late }) : '–'}
      </strong>
      <span className="people__bar" style={shares as CSSProperties} aria-hidden="true">
        <i />
      </span>
      <span className="services__open">
        {countText(open, language)} {t('services.procedureOpen')}
      </span>
    </li>
  );
}
