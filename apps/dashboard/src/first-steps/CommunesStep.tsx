import { UNIT_FILE_LIMITS, type ImportedUnits, type Unit } from '@nhip-xa/contract';
import { formatNumber, useTexts } from '@nhip-xa/web-ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { useCsvImport } from '../csv-import/use-csv-import';
import { unitsBelowQuery } from '../api/queries';
import { FileButton } from '../shell/FileButton';
import { Empty, Loading, Trouble } from '../shell/states';
import { unitName } from '../shell/unit-name';
import { useUnit } from '../shell/unit-path';
import { UnitReport, isGood } from '../units/CheckedUnits';
import { sendUnits, type ExistingUnits } from '../units/unit-queries';
import { StepEnds } from './StepEnds';
import { usePlace } from './steps';
import { linesBefore, typedAsCsv } from './typed-units';

/** The communes of the province: those that are there, and a list that is typed or pasted. */
export function CommunesStep(): ReactElement {
  const { t, language } = useTexts();
  const { province } = usePlace();
  const unit = useUnit(province);
  if (province === undefined) {
    return (
      <section className="panel">
        <Empty>{t('first.communes.noProvince')}</Empty>
        <StepEnds />
      </section>
    );
  }
  const name = unit ? unitName(unit, language) : province;
  return (
    <section className="panel" aria-labelledby="first-communes">
      <h2 id="first-communes">{t('first.communes.title', { name })}</h2>
      <Standing province={province} />
      <TypedList province={province} />
      <StepEnds />
    </section>
  );
}

/** Communes that are offered to go on with; the page of the units has all of them. */
const OFFERED = 12;

function Standing({ province }: { province: string }): ReactElement | null {
  const { t, language } = useTexts();
  const { go } = usePlace();
  const there = useQuery(unitsBelowQuery(province));
  if (there.error) return <Trouble error={there.error} retry={() => void there.refetch()} />;
  if (!there.data) return <Loading rows={1} />;
  const units = there.data.items.filter(({ simulated }) => !simulated);
  if (units.length === 0) return null;
  const count = formatNumber(units.length, language, 0);
  const open = (unit: Unit): void => go({ step: 'source', commune: unit.code, source: '' });
  return (
    <div className="first-there">
      <h3>{t('first.communes.there', { count })}</h3>
      {units.slice(0, OFFERED).map((unit) => (
        <button key={unit.code} type="button" className="button" onClick={() => open(unit)}>
          {t('first.communes.goOn', { name: unitName(unit, language) })}
        </button>
      ))}
    </div>
  );
}

function TypedList({ province }: { province: string }): ReactElement {
  const { t, language } = useTexts();
  const [typed, setTyped] = useState('');
  const { go } = usePlace();
  const queries = useQueryClient();
  const state = useCsvImport<ExistingUnits, ImportedUnits>({
    bytesMost: UNIT_FILE_LIMITS.bytes,
    usual: 'skip',
    send: async (asked, dryRun) => {
      const report = await sendUnits({ ...asked, parent: province }, dryRun);
      const [only, ...others] = report.lines;
      // with one commune there is nothing to choose
      if (!dryRun && only?.code && others.length === 0) {
        go({ step: 'source', commune: only.code, source: '' });
      }
      return report;
    },
    written: () => queries.invalidateQueries({ queryKey: ['units'] }),
  });
  const { chosen, busy, trouble, done } = state;
  const report = chosen?.report;
  const writing = report ? report.added + report.changed : 0;
  const count = formatNumber(writing, language, 0);
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
          className={chosen ? 'button' : 'button button--main'}
          disabled={typed.trim() === '' || busy !== undefined}
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
      {chosen && report ? <UnitReport report={asTyped(report, chosen.content)} /> : null}
      {chosen && report && isGood(report) && writing > 0 ? (
        <button
          type="button"
          className="button button--main"
          disabled={busy !== undefined}
          onClick={() => void state.write(chosen)}
        >
          {t('first.communes.write', { count })}
        </button>
      ) : null}
      <p role="status">
        {done
          ? t('units.written', { count: formatNumber(done.added + done.changed, language, 0) })
          : null}
      </p>
    </div>
  );
}

/** Lines are counted as they were typed. */
const asTyped = (report: ImportedUnits, content: string): ImportedUnits => ({
  ...report,
  lines: report.lines.map((one) => ({ ...one, line: one.line - linesBefore(content) })),
});
