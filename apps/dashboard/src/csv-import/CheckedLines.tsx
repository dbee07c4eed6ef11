import { useTexts } from '@nhip-xa/web-ui';
import type { ReactElement, ReactNode } from 'react';
import '../sources-import/sources-import.css';

/** What is wrong with a line, or with the file: `lat: “north” – not a number`. */
export interface LineError {
  column: string | null;
  code: string;
  text: string;
}

/** A line of a file, and what becomes of it. */
export interface CheckedLine {
  line: number;
  /** Its key or code, as it is kept. */
  id: string | null;
  name: string;
  outcome: string;
  errors: readonly LineError[];
  /** What else is to be said of it. */
  note?: ReactNode;
}

/** The groups of texts in which the outcomes and the problems of such a file are told. */
export interface LineWords {
  outcome: 'sourceOutcome' | 'unitOutcome';
  problem: 'sourceProblem' | 'unitProblem';
  id: 'sources.key' | 'units.code';
  /** Names of columns, where they have any besides that in the file. */
  column?: 'unitColumn';
}

/** Lines shown at once, wrong ones first: the file is mended and chosen again anyhow. */
const SHOWN = 300;
/** Characters of a code that is never broken; keys of sources are longer. */
const SHORT = 12;

interface CheckedLinesProps {
  lines: readonly CheckedLine[];
  words: LineWords;
}

/** The lines of a file, wrong ones first. */
export function CheckedLines({ lines, words }: CheckedLinesProps): ReactElement {
  const { t, word } = useTexts();
  const wrong = lines.filter(({ outcome }) => outcome === 'bad');
  const right = lines.filter(({ outcome }) => outcome !== 'bad');
  const shown = [...wrong, ...right].slice(0, SHOWN);
  const left = lines.length - shown.length;
  return (
    <>
      <div
        className="table-box source-files__lines"
        data-scroll
        tabIndex={0}
        role="region"
        aria-label={t('sourceFiles.lines')}
      >
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('sourceFiles.line')}</th>
              <th scope="col">{t(words.id)}</th>
              <th scope="col">{t('admin.name')}</th>
              <th scope="col">{t('sourceFiles.outcome')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ line, id, name, outcome, errors, note }) => (
              <tr key={line} data-outcome={outcome}>
                <td data-label={t('sourceFiles.line')}>{line}</td>
                <td>{id === null ? null : <code data-short={id.length <= SHORT}>{id}</code>}</td>
                <td>{name}</td>
                <td>
                  {outcome === 'bad' ? (
                    <LineErrors errors={errors} words={words} />
                  ) : (
                    word(words.outcome, outcome)
                  )}
                  {note}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {left > 0 ? <p className="faint">{t('sourceFiles.more', { count: left })}</p> : null}
    </>
  );
}

interface LineErrorsProps {
  errors: readonly LineError[];
  words: LineWords;
}

/** What is wrong, one below the other. */
export function LineErrors({ errors, words }: LineErrorsProps): ReactElement {
  const { word } = useTexts();
  return (
    <ul className="source-files__errors">
      {errors.map(({ column, code, text }, at) => (
        <li key={at}>
          {column === null ? null : <b>{words.column ? word(words.column, column) : column}</b>}
          {text === '' ? null : <code>{text}</code>}
          <span>{word(words.problem, code)}</span>
        </li>
      ))}
    </ul>
  );
}

/** What is wrong with the file as a whole; nothing where nothing is. */
export function WholeErrors({ errors, words }: LineErrorsProps): ReactElement | null {
  const { t } = useTexts();
  if (errors.length === 0) return null;
  return (
    <div className="source-files__whole">
      <strong>{t('sourceFiles.whole')}</strong>
      <LineErrors errors={errors} words={words} />
    </div>
  );
}
