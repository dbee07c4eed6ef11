import { LIMITS } from '@nhip-xa/contract';
import { useTexts } from '@nhip-xa/web-ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { api } from '../api/http';
import { Loading } from '../shell/states';
import { UnitLabel } from '../shell/UnitLabel';
import { faultWords } from './faults';
import { wallNumbersQuery } from './kpi-queries';

/** Whether a KPI is on the wall of a unit, and the way there or off it. */
export function WallChoice({ unit, kpi }: { unit: string; kpi: string }): ReactElement {
  const texts = useTexts();
  const { t } = texts;
  const queries = useQueryClient();
  const [trouble, setTrouble] = useState('');
  const known = useQuery(wallNumbersQuery(unit)).data;
  if (!known) return <Loading rows={1} />;
  const there = known.kpis.includes(kpi);
  const full = known.kpis.length >= LIMITS.wallNumbers;
  const choose = async (): Promise<void> => {
    setTrouble('');
    const kpis = there ? known.kpis.filter((code) => code !== kpi) : [...known.kpis, kpi];
    try {
      const params = { path: { code: unit } };
      await api.PUT('/api/v1/units/{code}/wall', { params, body: { kpis } });
      await queries.invalidateQueries({ queryKey: ['wall-numbers', unit] });
    } catch (error) {
      setTrouble(faultWords(error as Error, texts));
    }
  };
  return (
    <div className="wall-choice">
      <p role="status" className="faint">
        <UnitLabel code={unit} />: {t(there ? 'walls.there' : 'walls.putHow')}
      </p>
      {!there && full ? <p>{t('walls.full', { most: LIMITS.wallNumbers })}</p> : null}
      <p className="trouble" role="alert">
        {trouble}
      </p>
      <button
        type="button"
        className="button"
        disabled={!there && full}
        onClick={() => void choose()}
      >
        {t(there ? 'walls.take' : 'walls.put')}
      </button>
    </div>
  );
}
