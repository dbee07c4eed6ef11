import type { SceneData } from '@nhip-xa/contract';
import { useTexts } from '@nhip-xa/web-ui';
import type { CSSProperties, ReactElement } from 'react';
import { countText } from './count-text';
import { Name } from './Name';
import { rowsIn, useRoom } from './use-room';

type Procedure = SceneData<'services'>['procedures'][number];

/** A row's height in hundredths of the screen's: a name may take two lines. */
const ROW_VH = 6;
const ROW_VH_UPRIGHT = 4.2;

/** The procedures in which most is late, as many as there is room for. */
export function Procedures({ procedures }: { procedures: readonly Procedure[] }): ReactElement {
  const { t } = useTexts();
  const [{ height }, ref, upright] = useRoom();
  const row = upright ? ROW_VH_UPRIGHT : ROW_VH;
  const shown = procedures.slice(0, rowsIn(height, row));
  const most = Math.max(1, ...shown.map(({ open }) => open));
  return (
    <section className="services__procedures">
      <h3>{t('services.procedures')}</h3>
      {shown.length === 0 ? <p className="people__none">{t('services.noProcedures')}</p> : null}
      <ol ref={ref} style={{ '--row': `${row}vh` } as CSSProperties}>
        {shown.map((each) => (
          <Row key={each.procedure} of={each} most={most} />
        ))}
      </ol>
    </section>
  );
}

interface RowProps {
  of: Procedure;
  /** The most that one of the shown has open. */
  most: number;
}

function Row({ of: { procedure, open, overdue }, most }: RowProps): ReactElement {
  const { t, language } = useTexts();
  const shares = { '--share': open / most, '--overdue-share': overdue / most };
  return (
    <li>
      <span className="services__procedure">
        <Name text={procedure} lines={2} />
      </span>
      <strong data-late={overdue > 0}>
        {overdue > 0 ? t('people.overdue', { count: overdue }) : '–'}
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
