import type { KpiStatus, ReportLanguage } from '@nhip-xa/contract';
import {
  cellText,
  type ReportCell,
  type ReportColumn,
  type ReportRow,
  type ReportSection,
  type ReportTable,
} from '@nhip-xa/domain';
import { StatusMark } from '@nhip-xa/web-ui';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';

interface SectionProps {
  section: ReportSection;
  language: ReportLanguage;
}

/** A part of a report, as it stands on paper. */
export function Section({ section, language }: SectionProps): ReactElement {
  const { id, title, lead, tables, notes } = section;
  return (
    <section className="report-part" aria-labelledby={`report-${id}`} data-part={id}>
      <h2 id={`report-${id}`}>{title}</h2>
      {lead === undefined ? null : <p>{lead}</p>}
      {tables.map((table, index) => (
        <Table key={index} table={table} name={table.title ?? title} language={language} />
      ))}
      {notes.map((note) => (
        <p key={note} className="faint">
          {note}
        </p>
      ))}
    </section>
  );
}

interface TableProps {
  table: ReportTable;
  name: string;
  language: ReportLanguage;
}

function Table({ table: { title, columns, rows }, name, language }: TableProps): ReactElement {
  return (
    <>
      {title === undefined ? null : <h3>{title}</h3>}
      <div className="report-scroll" data-scroll="" role="group" aria-label={name} tabIndex={0}>
        <table className="report-table cards cards-columns">
          <thead>
            <tr>
              {columns.map(({ title: column, align }) => (
                <th key={column} scope="col" data-align={align}>
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <Row key={index} row={row} columns={columns} language={language} />
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

interface RowProps {
  row: ReportRow;
  columns: readonly ReportColumn[];
  language: ReportLanguage;
}

function Row({ row: { cells, href }, columns, language }: RowProps): ReactElement {
  return (
    <tr>
      {cells.map((cell, index) => {
        const align = columns[index]?.align;
        if (index > 0) {
          return (
            <td key={index} data-align={align} data-is={cell.is} data-label={columns[index]?.title}>
              <Cell cell={cell} language={language} />
            </td>
          );
        }
        return (
          <th key={index} scope="row" data-align={align}>
            <Evidence href={href}>{cellText(cell, language)}</Evidence>
          </th>
        );
      })}
    </tr>
  );
}

/** Leads to what the number rests on, as it stood at the moment of the report. */
function Evidence({
  href,
  children,
}: {
  href: string | undefined;
  children: string;
}): ReactElement {
  if (href === undefined) return <>{children}</>;
  const [to = '', search = ''] = href.split('?');
  return (
    <Link to={to} search={Object.fromEntries(new URLSearchParams(search))}>
      {children}
    </Link>
  );
}

function Cell({ cell, language }: { cell: ReportCell; language: ReportLanguage }): ReactElement {
  const text = cellText(cell, language);
  if (cell.is === 'number') return <Evidence href={cell.href}>{text}</Evidence>;
  if (cell.is === 'status') {
    return (
      <span className="report-status" data-status={cell.status}>
        <StatusMark status={cell.status} /> {text}
      </span>
    );
  }
  if (cell.is === 'shares') {
    return (
      <>
        <Shares shares={cell.shares} />
        <small>{text}</small>
      </>
    );
  }
  return <>{text}</>;
}

const ORDER: readonly KpiStatus[] = ['good', 'warning', 'critical', 'stale', 'none'];

/** The time of the period as one bar; the words beside it say the same. */
function Shares({ shares }: { shares: Readonly<Record<KpiStatus, number>> }): ReactElement {
  return (
    <span className="report-shares" aria-hidden="true">
      {ORDER.filter((status) => shares[status] > 0).map((status) => (
        <span key={status} data-status={status} style={{ flexGrow: shares[status] }} />
      ))}
    </span>
  );
}
