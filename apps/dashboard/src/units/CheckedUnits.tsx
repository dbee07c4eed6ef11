import type { ImportedUnits } from '@nhip-xa/contract';
import { formatNumber, useTexts } from '@nhip-xa/web-ui';
import type { ReactElement } from 'react';
import { Asked } from '../admin/Asked';
import { CheckedLines, WholeErrors, type LineWords } from '../csv-import/CheckedLines';
import type { ChosenCsv, CsvImport } from '../csv-import/use-csv-import';
import type { ExistingUnits } from './unit-queries';

const WORDS: LineWords = {
  outcome: 'unitOutcome',
  problem: 'unitProblem',
  id: 'units.code',
  column: 'unitColumn',
};
const CHOICES = ['refuse', 'skip', 'update'] as const;

interface CheckedUnitsProps {
  chosen: ChosenCsv<ExistingUnits, ImportedUnits>;
  state: CsvImport<ExistingUnits, ImportedUnits>;
}

/** What a file would do, line by line, and the question whether it shall. */
export function CheckedUnits({ chosen, state }: CheckedUnitsProps): ReactElement {
  const { t } = useTexts();
  const { name, how, report } = chosen;
  const { busy, check, write, drop } = state;
  const isBusy = busy !== undefined;
  const writing = report ? report.added + report.changed : 0;
  return (
    <>
      <p>
        <strong className="source-files__name">{name}</strong>
      </p>
      <fieldset className="units-existing" disabled={isBusy}>
        <legend>{t('units.existing')}</legend>
        {CHOICES.map((choice) => (
          <label key={choice}>
            <input
              type="radio"
              name="existing"
              checked={how === choice}
              onChange={() => check({ ...chosen, how: choice })}
            />
            {t(`units.existing.${choice}`)}
          </label>
        ))}
      </fieldset>
      {report ? <UnitReport report={report} /> : null}
      <div className="form__ends">
        {report && isGood(report) && writing > 0 && !isBusy ? (
          <Asked
            act={t('units.write', { count: writing })}
            question={t('units.writeAsk', { count: writing, name })}
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

export const isGood = ({ bad, errors }: ImportedUnits): boolean => bad === 0 && errors.length === 0;

interface UnitReportProps {
  report: ImportedUnits;
  /** How it is put right, where it is no file that was chosen. */
  mend?: string;
}

/** The sums of a file, what is wrong with it as a whole, and its lines. */
export function UnitReport({ report, mend }: UnitReportProps): ReactElement {
  const { t, language } = useTexts();
  const { total, added, changed, same, bad, errors, lines } = report;
  const counts = Object.fromEntries(
    Object.entries({ added, changed, same, bad }).map(([what, count]) => [
      what,
      formatNumber(count, language, 0),
    ]),
  );
  return (
    <>
      <p role="status" data-good={isGood(report)} className="source-files__sum">
        {t('units.checked', { ...counts, count: total })}{' '}
        {isGood(report) && added + changed === 0 ? t('units.nothingNew') : null}
        {isGood(report) ? null : (mend ?? t('sourceFiles.mend'))}
      </p>
      <WholeErrors errors={errors} words={WORDS} />
      {lines.length > 0 ? (
        <CheckedLines
          words={WORDS}
          lines={lines.map(({ code, restored, ...line }) => ({
            ...line,
            id: code,
            note: restored ? <span className="faint"> · {t('units.restored')}</span> : null,
          }))}
        />
      ) : null}
    </>
  );
}
