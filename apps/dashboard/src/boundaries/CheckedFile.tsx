import type { UnitMap } from '@nhip-xa/contract';
import { AreaMap } from '@nhip-xa/web-map';
import { useTexts } from '@nhip-xa/web-ui';
import { useMemo, type ReactElement } from 'react';
import { Asked } from '../admin/Asked';
import type { Imported } from './boundary-queries';
import type { ChosenFile } from './chosen-file';
import { previewAreas, propertiesOf } from './geojson-file';

interface CheckedFileProps {
  chosen: ChosenFile;
  below: UnitMap['below'];
  busy: boolean;
  check: (chosen: ChosenFile) => void;
  write: () => Promise<void>;
  drop: () => void;
}

/** Which property holds the codes, which units match, what is refused, and how it would look. */
export function CheckedFile({
  chosen,
  below,
  busy,
  check,
  write,
  drop,
}: CheckedFileProps): ReactElement {
  const { t } = useTexts();
  const { name, file, property, report } = chosen;
  const choices = useMemo(() => propertiesOf(file), [file]);
  const matched = report?.imported.length ?? 0;
  return (
    <>
      <p>
        <strong>{name}</strong>
      </p>
      <label className="field">
        {t('bounds.property')}
        <select
          value={property}
          disabled={busy}
          onChange={({ target }) => check({ ...chosen, property: target.value })}
        >
          {choices.map((choice) => (
            <option key={choice.name} value={choice.name}>
              {choice.name} – {t('bounds.sample', { sample: choice.sample.slice(0, 30) })}
            </option>
          ))}
        </select>
      </label>
      {report ? <Report chosen={chosen} report={report} below={below} /> : null}
      <div className="form__ends">
        {matched > 0 ? (
          <Asked
            act={t('bounds.import', { count: matched })}
            question={t('bounds.importAsk', { count: matched })}
            done={write}
          />
        ) : null}
        <button type="button" className="button" disabled={busy} onClick={drop}>
          {t('bounds.drop')}
        </button>
      </div>
    </>
  );
}

interface ReportProps {
  chosen: ChosenFile;
  report: Imported;
  below: UnitMap['below'];
}

function Report({ chosen: { file, property }, report, below }: ReportProps): ReactElement {
  const { t } = useTexts();
  const { imported, refused } = report;
  const areas = useMemo(
    () => previewAreas(file, property, imported, below),
    [file, property, imported, below],
  );
  const geography = useMemo(() => ({ boundary: null, areas }), [areas]);
  return (
    <>
      <p role="status">
        {t('bounds.checked', { matched: imported.length, refused: refused.length })}{' '}
        {imported.length === 0 ? t('bounds.noneMatch') : null}
      </p>
      {areas.length > 0 ? (
        <div className="bounds__map">
          <AreaMap
            geography={geography}
            states={null}
            summary={t('bounds.preview', { count: areas.length })}
          />
        </div>
      ) : null}
      {imported.length > 0 ? (
        <details>
          <summary>
            {t('bounds.matched')}: {imported.length}
          </summary>
          <p>{imported.map((unit) => nameOf(unit, areas)).join(', ')}</p>
        </details>
      ) : null}
      {refused.length > 0 ? <Refused refused={refused} /> : null}
    </>
  );
}

function nameOf(unit: string, areas: readonly { code: string; name: string }[]): string {
  const name = areas.find(({ code }) => code === unit)?.name ?? unit;
  return name === unit ? unit : `${name} (${unit})`;
}

/** Refusals shown at once; the file is mended and chosen again anyhow. */
const SHOWN = 200;

function Refused({ refused }: Pick<Imported, 'refused'>): ReactElement {
  const { t, word } = useTexts();
  return (
    <div className="table-box" data-scroll>
      <table className="table">
        <caption>
          {t('bounds.refused')}: {refused.length}
        </caption>
        <thead>
          <tr>
            <th scope="col">{t('bounds.feature')}</th>
            <th scope="col">{t('bounds.unit')}</th>
            <th scope="col">{t('bounds.why')}</th>
          </tr>
        </thead>
        <tbody>
          {refused.slice(0, SHOWN).map(({ feature, unit, why }) => (
            <tr key={`${feature} ${why}`}>
              <td>{feature}</td>
              <td>{unit ?? t('none')}</td>
              <td>{word('boundaryFault', why)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {refused.length > SHOWN ? <p>{t('bounds.more', { count: refused.length - SHOWN })}</p> : null}
    </div>
  );
}
