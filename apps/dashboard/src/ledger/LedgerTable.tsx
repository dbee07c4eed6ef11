import type { LedgerLine } from '@nhip-xa/contract';
import { StatusMark, formatNumber, useTexts } from '@nhip-xa/web-ui';
import { Link } from '@tanstack/react-router';
import { useState, type ReactElement, type ReactNode } from 'react';
import { Empty } from '../shell/states';
import { PLACES, balanceOf, inOrder, verdictOf } from './balance';
import { Figure } from './Figure';
import { unitName } from '../shell/unit-name';
import { useUnit } from '../shell/unit-path';

const COLUMNS = ['received', ...PLACES] as const;

/** The counts of each unit, most first; rows stay where they are while their figures change. */
export function LedgerTable({ lines }: { lines: readonly LedgerLine[] }): ReactElement {
  const { t } = useTexts();
  const [order, setOrder] = useState<readonly string[]>([]);
  const rows = inOrder(order, lines);
  const placed = new Set(order);
  if (lines.some(({ unit }) => !placed.has(unit))) setOrder(rows.map(({ unit }) => unit));
  if (rows.length === 0) return <Empty>{t('ledger.empty')}</Empty>;
  return (
    <section className="panel" aria-labelledby="ledger-units">
      <div className="section-head">
        <h2 id="ledger-units">{t('ledger.units')}</h2>
        <button type="button" className="plain" onClick={() => setOrder([])}>
          {t('ledger.sort')}
        </button>
      </div>
      <p className="faint">{t('ledger.unitsHow')}</p>
      <div className="table-box" data-scroll>
        <table className="table ledger-table" aria-labelledby="ledger-units">
          <thead>
            <tr>
              <th scope="col">{t('ledger.unit')}</th>
              {COLUMNS.map((column) => (
                <th key={column} scope="col" className="ledger-table__number">
                  {t(`ledger.${column}`)}
                </th>
              ))}
              <th scope="col">{t('ledger.verdict')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((line) => (
              <Row key={line.unit} line={line} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Row({ line }: { line: LedgerLine }): ReactElement {
  const { t, language } = useTexts();
  // a ledger tells the Vietnamese name alone
  const unit = useUnit(language === 'en' ? line.unit : undefined);
  return (
    <tr>
      <th scope="row">
        <Link to="/u/$unit" params={{ unit: line.unit }}>
          {(unit && unitName(unit, language)) || line.name}
        </Link>{' '}
        <span className="faint">{line.unit}</span>
      </th>
      {COLUMNS.map((column) => (
        <td key={column} className="ledger-table__number" data-label={t(`ledger.${column}`)}>
          {column === 'rejected' ? <Rejected line={line} /> : <Figure count={line[column]} />}
          {column === 'repeats' ? <Conflicts count={line.conflicts} /> : null}
        </td>
      ))}
      <td data-label={t('ledger.verdict')}>
        <Check balance={balanceOf(line)} />
      </td>
    </tr>
  );
}

/** How many of the repeats said something else; silent where none did. */
function Conflicts({ count }: { count: number }): ReactNode {
  const { t } = useTexts();
  if (count === 0) return null;
  return <span className="line ledger-table__within">{t('ledger.conflictsShort', { count })}</span>;
}

/** The way to the very messages, where there are any. */
function Rejected({ line }: { line: LedgerLine }): ReactNode {
  const { t, language } = useTexts();
  if (line.rejected === 0) return <Figure count={0} />;
  return (
    <Link
      to="/admin/rejected"
      search={{ unit: line.unit }}
      aria-label={t('ledger.rejectedOf', { count: line.rejected, unit: line.name })}
    >
      {formatNumber(line.rejected, language)}
    </Link>
  );
}

function Check({ balance }: { balance: number }): ReactElement {
  const { t } = useTexts();
  const verdict = verdictOf(balance);
  return (
    <span className="ledger-check" data-verdict={verdict}>
      <StatusMark status={verdict === 'holds' ? 'good' : 'critical'} />
      {t(`ledger.${verdict}Short`, { count: Math.abs(balance) })}
    </span>
  );
}
