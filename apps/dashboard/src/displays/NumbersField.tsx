import { LIMITS } from '@nhip-xa/contract';
import { useTexts } from '@nhip-xa/web-ui';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { wallNumbersQuery } from '../kpi-editor/kpi-queries';
import { kpiTitle, useDefinitions } from '../shell/definitions';
import { OrderedList } from './OrderedList';
import type { SetupPart } from './parts';
import { AddOne } from './ScenesField';

/** The numbers of this wall: those that the unit chose for all of its walls, or its own. */
export function NumbersField({ unit, settings, change }: SetupPart): ReactElement {
  const { t, language } = useTexts();
  const definitions = useDefinitions();
  const chosen = useQuery(wallNumbersQuery(unit)).data?.kpis ?? [];
  const { kpis } = settings;
  const name = (kpi: string): string => kpiTitle(definitions, { kpi }, language);
  const others = definitions.filter(({ code }) => !kpis?.includes(code));
  const choices: readonly { own: boolean; text: 'setup.kpisUnit' | 'setup.kpisOwn' }[] = [
    { own: false, text: 'setup.kpisUnit' },
    { own: true, text: 'setup.kpisOwn' },
  ];
  return (
    <fieldset className="setup__group">
      <legend>{t('setup.kpis')}</legend>
      {choices.map(({ own, text }) => (
        <label key={text} className="setup__check">
          <input
            type="radio"
            name="kpis"
            checked={(kpis !== null) === own}
            disabled={own && chosen.length === 0 && kpis === null}
            onChange={() => change({ kpis: own ? [...chosen] : null })}
          />
          {t(text)}
        </label>
      ))}
      {kpis === null ? (
        <p className="faint">{chosen.map(name).join(' · ')}</p>
      ) : (
        <OrderedList
          label={t('setup.kpis')}
          items={kpis}
          keyOf={(kpi) => kpi}
          nameOf={name}
          change={(list) => change({ kpis: list })}
          least={1}
        />
      )}
      {kpis !== null && kpis.length >= LIMITS.wallNumbers ? (
        <p className="faint">{t('setup.kpisFull', { most: LIMITS.wallNumbers })}</p>
      ) : null}
      {kpis !== null && kpis.length < LIMITS.wallNumbers && others.length > 0 ? (
        <AddOne
          label={t('setup.addKpi')}
          choices={others.map(({ code }) => ({ value: code, text: name(code) }))}
          add={(kpi) => change({ kpis: [...kpis, kpi] })}
        />
      ) : null}
    </fieldset>
  );
}
