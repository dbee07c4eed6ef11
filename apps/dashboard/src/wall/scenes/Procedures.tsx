import type { SceneData } from '@nhip-xa/contract';
import { useTexts } from '@nhip-xa/web-ui';
import type { CSSProperties, ReactElement } from 'react';
import { useScreen } from '../use-screen';
import { countText } from './count-text';
import { rowsIn, useBox } from './use-box';

type Procedure = SceneData<'services'>['procedures'][number];

/** A row's height in hundredths of the screen's; `services.css` has the same. */
const ROW_VH = 6;
const ROW_VH_UPRIGHT = 4.7;

/** The procedures in which most is late, as many as there is room for. */
export function Procedures({ procedures }: { procedures: readonly Procedure[] }): ReactElement {
  const { t, language } = useTexts();
  const screen = useScreen();
  const [{ height }, ref] = useBox();
  const row = screen.width < screen.height ? ROW_VH_UPRIGHT : ROW_VH;
  const shown = procedures.slice(0, rowsIn(height, row, screen.height));
  const most = Math.max(1, ...shown.map(({ open }) => open));
  return (
    <section className="services__procedures">
      <h3>{t('services.procedures')}</h3>
      {shown.length === 0 ? <p className="people__none">{t('services.noProcedures')}</p> : null}
      <ol ref={ref} style={{ '--row': `${row}vh` } as CSSProperties}>
        {shown.map((each) => (
          <li key={each.procedure}>
            <span className="services__procedure">{each.procedure}</span>
            <strong data-late={each.overdue > 0}>
              {each.overdue > 0
                ? t('people.overdue', { count: countText(each.overdue, language) })
                : '–'}
            </strong>
            <span className="people__bar" style={sharesOf(each, most)} aria-hidden="true">
              <i />
            </span>
            <span className="services__open">
              {countText(each.open, language)} {t('services.procedureOpen')}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

const sharesOf = ({ open, overdue }: Procedure, most: number): CSSProperties =>
  ({ '--share': open / most, '--overdue-share': overdue / most }) as CSSProperties;
