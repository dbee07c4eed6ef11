import type { ImportReport, LineError } from '@nhip-xa/contract';
import { formatNumber, useTexts } from '@nhip-xa/web-ui';
import type { ReactElement } from 'react';
import { dayWords } from './day-words';

/** Errors shown at once; the file is mended and chosen again anyhow. */
const ERRORS_SHOWN = 200;

/** Every line that cannot be taken, and why. */
export function FileErrors({ errors }: { errors: readonly LineError[] }): ReactElement {
  const { t, word } = useTexts();
  return (
    <>
      <p className="trouble" role="alert">
        {t('worth.fileErrors', { count: errors.length })}
      </p>
      <div className="table-box" data-scroll>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('worth.fileLine')}</th>
              <th scope="col">{t('worth.fileColumn')}</th>
              <th scope="col">{t('worth.fileText')}</th>
              <th scope="col">{t('worth.fileWhy')}</th>
            </tr>
          </thead>
          <tbody>
            {errors.slice(0, ERRORS_SHOWN).map(({ line, column, code, text }, at) => (
              <tr key={at}>
                <td>{line === 0 ? t('worth.fileWhole') : line}</td>
                <td>{column === null ? '–' : word('worthColumn', column)}</td>
                <td>{text === '' ? '–' : <code>{text}</code>}</td>
                <td>{word('worthProblem', code)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

/** The first lines as they were understood. */
export function FilePreview({ lines }: { lines: ImportReport['preview'] }): ReactElement {
  const { t, word, language } = useTexts();
  return (
    <div className="table-box" data-scroll>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('worth.fileLine')}</th>
            <th scope="col">{t('worth.fileOutcome')}</th>
            <th scope="col">{t('worth.unit')}</th>
            <th scope="col">{t('worth.day')}</th>
            <th scope="col">{t('worth.side')}</th>
            <th scope="col">{t('worth.amount')}</th>
            <th scope="col">{t('worth.class')}</th>
            <th scope="col">{t('worth.basisOf')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.line}>
              <td>{line.line}</td>
              <td>{word('worthOutcome', line.outcome)}</td>
              <td>{line.unit}</td>
              <td>{dayWords(line.at)}</td>
              <td>{t(`worth.${line.side}`)}</td>
              <td>{formatNumber(line.amount, language, 2)} ₫</td>
              <td>{word('worthClass', line.class)}</td>
              <td>{line.basis === null ? '–' : word('worthBasis', line.basis)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
