import type { ImportedSources, SourceLineError } from '@nhip-xa/contract';
import { formatNumber, useTexts } from '@nhip-xa/web-ui';
import type { ReactElement } from 'react';
import { Asked } from '../admin/Asked';
import { CheckedLines, WholeErrors, type LineWords } from '../csv-import/CheckedLines';
import type { ChosenSources, SourceImport } from './use-source-import';

const WORDS: LineWords = {
  outcome: 'sourceOutcome',
  problem: 'sourceProblem',
  id: 'sources.key',
};

interface CheckedProps {
  chosen: ChosenSources;
  state: SourceImport;
}

/** What a file would do, line by line, and the question whether it shall. */
export function CheckedSources({ chosen, state }: CheckedProps): ReactElement {
  const { t } = useTexts();
  const { name, how, report } = chosen;
  const skip = how === 'skip';
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
            onChange={({ target }) => check({ ...chosen, how: target.checked ? 'skip' : 'refuse' })}
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
    Object.entries({ added, known, bad }).map(([name, count]) => [
      name,
      formatNumber(count, language, 0),
    ]),
  );
  return (
    <>
      <p role="status" data-good={isGood(report)} className="source-files__sum">
        {t(known > 0 ? 'sourceFiles.checkedKnown' : 'sourceFiles.checked', {
          ...counts,
          count: total,
        })}{' '}
        {isGood(report) && added === 0 ? t('sourceFiles.nothingNew') : null}
        {isGood(report) ? null : t('sourceFiles.mend')}
      </p>
      <WholeErrors errors={errors} words={WORDS} />
      {report.lines.length > 0 ? (
        <CheckedLines
          lines={report.lines.map(({ key, ...line }) => ({ ...line, id: key }))}
          words={WORDS}
        />
      ) : null}
    </>
  );
}
