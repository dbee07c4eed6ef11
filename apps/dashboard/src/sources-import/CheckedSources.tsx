import type { ImportedSources, SourceLineError } from '@nhip-xa/contract';
import { formatNumber, useTexts } from '@nhip-xa/web-ui';
import type { ReactElement } from 'react';
import { Asked } from '../admin/Asked';
import type { ChosenSources, SourceImport } from './use-source-import';

interface CheckedProps {
  chosen: ChosenSources;
  state: SourceImport;
}

/** What a file would do, line by line, and the question whether it shall. */
export function CheckedSources({ chosen, state }: CheckedProps): ReactElement {
  const { t } = useTexts();
  const { name, skip, report } = chosen;
  const { busy, check, write, drop } = state;
  const isBusy = busy !== undefined;
  const hasKnown = report?.lines.some(({ errors }) => errors.some(isKnown)) ?? false;
  return (
    <>
      <p>
        <strong className="source-files__name">{name}</strong>
      </p>
      {report ? <Report report={report} /> : null}
      {hasKnown || skip ? (
        <label className="source-files__skip">
          <input
            type="checkbox"
            checked={skip}
            disabled={isBusy}
            onChange={({ target }) => check({ ...chosen, skip: target.checked })}
          />
          {t('sourceFiles.skip')}
        </label>
      ) : null}
      <div className="form__ends">
        {report && isGood(report) && report.added > 0 && !isBusy ? (
          <Asked
            act={t('sourceFiles.register', { count: report.added })}
            question={t('sourceFiles.ask', { count: report.added, name })}
            isMain
            done={() => write(chosen)}
          />
        ) : null}
        <button type="button" className="button" disabled={isBusy} onClick={drop}>
          {t('sourceFiles.drop')}
        </button>
      </div>
    </>
  );
}

const isKnown = ({ code }: SourceLineError): boolean => code === 'exists';
const isGood = ({ bad, errors }: ImportedSources): boolean => bad === 0 && errors.length === 0;

function Report({ report }: { report: ImportedSources }): ReactElement {
  const { t, language } = useTexts();
  const { total, added, known, bad, errors } = report;
  const counts = Object.fromEntries(
    Object.entries({ total, added, known, bad }).map(([name, count]) => [
      name,
      formatNumber(count, language, 0),
    ]),
  );
  return (
    <>
      <p role="status" data-good={isGood(report)} className="source-files__sum">
        {t(known > 0 ? 'sourceFiles.checkedKnown' : 'sourceFiles.checked', counts)}{' '}
        {isGood(report) && added === 0 ? t('sourceFiles.nothingNew') : null}
        {isGood(report) ? null : t('sourceFiles.mend')}
      </p>
      {errors.length > 0 ? (
        <div className="source-files__whole">
          <strong>{t('sourceFiles.whole')}</strong>
          <Errors errors={errors} />
        </div>
      ) : null}
      {report.lines.length > 0 ? <Lines lines={report.lines} /> : null}
    </>
  );
}

/** Lines shown at once, wrong ones first: the file is mended and chosen again anyhow. */
const SHOWN = 300;

function Lines({ lines }: Pick<ImportedSources, 'lines'>): ReactElement {
  const { t, word, language } = useTexts();
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
              <th scope="col">{t('sources.key')}</th>
              <th scope="col">{t('admin.name')}</th>
              <th scope="col">{t('sourceFiles.outcome')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ line, key, name, outcome, errors }) => (
              <tr key={line} data-outcome={outcome}>
                <td data-label={t('sourceFiles.line')}>{line}</td>
                <td>{key === null ? null : <code>{key}</code>}</td>
                <td>{name}</td>
                <td>
                  {outcome === 'bad' ? <Errors errors={errors} /> : word('sourceOutcome', outcome)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {left > 0 ? (
        <p className="faint">{t('sourceFiles.more', { count: formatNumber(left, language, 0) })}</p>
      ) : null}
    </>
  );
}

/** `lat: “north” – not a number`, one below the other. */
function Errors({ errors }: { errors: readonly SourceLineError[] }): ReactElement {
  const { word } = useTexts();
  return (
    <ul className="source-files__errors">
      {errors.map(({ column, code, text }, at) => (
        <li key={at}>
          {column === null ? null : <b>{column}</b>}
          {text === '' ? null : <code>{text}</code>}
          <span>{word('sourceProblem', code)}</span>
        </li>
      ))}
    </ul>
  );
}
