import { UNIT_FILE_LIMITS, type ImportedUnits } from '@nhip-xa/contract';
import { useTexts } from '@nhip-xa/web-ui';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, type ReactElement } from 'react';
import { useCsvImport, type ChosenCsv, type CsvImport } from '../csv-import/use-csv-import';
import { FileButton } from '../shell/FileButton';
import { UnitReport, isGood } from '../units/CheckedUnits';
import { sendUnits, type ExistingUnits } from '../units/unit-queries';
import { usePlace } from './steps';
import { linesBefore, typedAsCsv } from './typed-units';

interface TypedListProps {
  province: string;
  /** Hears the first commune of those that were made. */
  made: (commune: string) => void;
  /** Hears whether a list is being made. */
  listing: (is: boolean) => void;
}

/** Communes as a list that is typed, pasted or chosen as a file: checked first, then written. */
export function TypedList({ province, made, listing }: TypedListProps): ReactElement {
  const { t } = useTexts();
  const [typed, setTyped] = useState('');
  const state = useUnitImport(province, (first) => {
    made(first);
    setTyped('');
  });
  const { chosen, busy, trouble, done } = state;
  const isListing = typed.trim() !== '' || chosen !== undefined;
  useEffect(() => listing(isListing), [listing, isListing]);
  const isToCheck = typed.trim() !== '' && busy === undefined;
  const check = (): void =>
    state.check({
      ...{ name: t('first.communes.pasted'), content: typedAsCsv(typed), how: 'skip' },
      report: null,
    });
  return (
    <div className="first-form">
      <label className="field">
        {t('first.communes.list')}
        <textarea
          rows={4}
          value={typed}
          placeholder={t('first.communes.example')}
          spellCheck={false}
          onChange={({ target }) => {
            setTyped(target.value);
            state.drop();
          }}
        />
        <small id="first-communes-how" className="faint">
          {t('first.communes.how')}
        </small>
      </label>
      <div className="source-files">
        <button
          type="button"
          className={chosen || done || !isToCheck ? 'button' : 'button button--main'}
          disabled={!isToCheck}
          onClick={check}
        >
          {t('first.communes.check')}
        </button>
        <FileButton
          label={t('first.communes.file')}
          describedBy="first-communes-how"
          accept=".csv,text/csv"
          disabled={busy !== undefined}
          choose={state.choose}
        />
      </div>
      <p className="trouble" role="alert">
        {trouble}
      </p>
      {chosen ? <Checked chosen={chosen} state={state} /> : null}
      <p role="status">{done ? t('units.written', { count: done.added + done.changed }) : null}</p>
    </div>
  );
}

type UnitCsv = CsvImport<ExistingUnits, ImportedUnits>;

interface CheckedProps {
  chosen: ChosenCsv<ExistingUnits, ImportedUnits>;
  state: UnitCsv;
}

/** What the list would do, and the button that does it. */
function Checked({ chosen, state }: CheckedProps): ReactElement | null {
  const { t } = useTexts();
  const { report } = chosen;
  if (!report) return null;
  const writing = report.added + report.changed;
  const isTyped = chosen.name === t('first.communes.pasted');
  return (
    <>
      <UnitReport
        report={asTyped(report, chosen.content)}
        {...(isTyped ? { mend: t('first.communes.mend') } : {})}
      />
      {isGood(report) && writing > 0 ? (
        <button
          type="button"
          className="button button--main"
          disabled={state.busy !== undefined}
          onClick={() => void state.write(chosen)}
        >
          {t('first.communes.write', { count: writing })}
        </button>
      ) : null}
    </>
  );
}

function useUnitImport(province: string, made: (commune: string) => void): UnitCsv {
  const { go } = usePlace();
  const queries = useQueryClient();
  return useCsvImport<ExistingUnits, ImportedUnits>({
    bytesMost: UNIT_FILE_LIMITS.bytes,
    usual: 'skip',
    send: async (asked, dryRun) => {
      const report = await sendUnits({ ...asked, parent: province }, dryRun);
      if (dryRun) return report;
      const [only, ...others] = report.lines;
      // with one commune there is nothing to choose
      if (only?.code && others.length === 0) {
        go({ step: 'source', commune: only.code, source: '' });
      }
      made(only?.code ?? '');
      return report;
    },
    written: () => queries.invalidateQueries({ queryKey: ['units'] }),
  });
}

/** Lines are counted as they were typed. */
const asTyped = (report: ImportedUnits, content: string): ImportedUnits => ({
  ...report,
  lines: report.lines.map((one) => ({ ...one, line: one.line - linesBefore(content) })),
});
