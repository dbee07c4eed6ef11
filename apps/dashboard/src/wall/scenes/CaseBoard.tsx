import type { SceneData, Unit } from '@nhip-xa/contract';
import { useLive } from '@nhip-xa/web-live';
import { momentMs, shortMoment, useNow, useTexts } from '@nhip-xa/web-ui';
import type { CSSProperties, ReactElement } from 'react';
import { villageNumber } from './feedback-view';
import { Name } from './Name';
import { useNamesBelow } from './use-names-below';
import { rowsIn, useRoom } from './use-room';

type Case = SceneData<'feedback'>['cases'][number];

/** A row's height in hundredths of the screen's: subject and place may take two lines each. */
const ROW_VH = 5.4;
const ROW_VH_UPRIGHT = 4.1;

interface CaseBoardProps {
  cases: readonly Case[];
  open: number;
  unit: Unit;
}

/** What to answer first, as an airport tells its flights; no person's words, name or address. */
export function CaseBoard({ cases, open, unit }: CaseBoardProps): ReactElement {
  const { t } = useTexts();
  const [{ height }, ref, upright] = useRoom();
  const row = upright ? ROW_VH_UPRIGHT : ROW_VH;
  const shown = cases.slice(0, rowsIn(height, row));
  const more = open - shown.length;
  return (
    <section className="board">
      <h3>
        {t('feedback.cases')}
        {more > 0 && height > 0 ? <small>{t('people.more', { count: more })}</small> : null}
      </h3>
      <div className="board__row board__heads" aria-hidden="true">
        <span>{t('feedback.what')}</span>
        <span>{t('feedback.where')}</span>
        <span>{t('feedback.since')}</span>
        <span>{t('feedback.due')}</span>
      </div>
      <ol ref={ref} style={{ '--row': `${row}vh` } as CSSProperties}>
        {shown.map((each) => (
          <CaseRow key={`${each.unit} ${each.id}`} of={each} unit={unit} />
        ))}
      </ol>
    </section>
  );
}

interface CaseRowProps {
  of: Case;
  unit: Unit;
}

function CaseRow({ of, unit }: CaseRowProps): ReactElement {
  const { t, language, word } = useTexts();
  const now = useNow(
    60_000,
    useLive((state) => state.offsetMs),
  );
  const said = (moment: string): string => shortMoment(momentMs(moment), now, language);
  const due = of.dueAt === null ? t('feedback.noDue') : said(of.dueAt);
  const where = useWhere(of, unit);
  const what = of.category ? word('subject', of.category) : t('people.noKind');
  return (
    <li className="board__row" data-late={of.overdue}>
      <span>
        <Name text={what} lines={2} />
      </span>
      <span>
        <Name text={where} lines={2} />
      </span>
      <time>{said(of.openedAt)}</time>
      <time>{of.overdue ? t('feedback.late', { moment: due }) : due}</time>
    </li>
  );
}

/** The village on a commune's wall, the commune on a wall above it. */
function useWhere({ unit: code, village }: Case, unit: Unit): string {
  const { t } = useTexts();
  const nameOf = useNamesBelow(unit);
  if (unit.level !== 'commune') return nameOf(code) || code;
  if (village === null) return t('feedback.wholeUnit');
  const number = villageNumber(village);
  if (number === null) return village;
  return t(unit.kind === 'phường' ? 'feedback.ward' : 'feedback.village', { number });
}
