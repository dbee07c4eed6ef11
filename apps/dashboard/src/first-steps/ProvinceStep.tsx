import type { CreateUnit, Unit } from '@nhip-xa/contract';
import { Select } from '@nhip-xa/web-controls';
import { PROVINCES, useTexts } from '@nhip-xa/web-ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type ReactElement, type SubmitEvent } from 'react';
import { TextField, refusalWords, typedIn } from '../admin/fields';
import { unitsBelowQuery } from '../api/queries';
import { Loading, Trouble } from '../shell/states';
import { unitName } from '../shell/unit-name';
import { makeUnit } from '../units/unit-queries';
import { byPlainLetters } from './CommuneChoice';
import { StepEnds } from './StepEnds';
import { usePlace } from './steps';

/** Those of the 34 that are cities run by the centre. */
const CITIES: ReadonlySet<string> = new Set(['01', '31', '46', '48', '75', '79', '92']);
const CHOICES = Object.entries(PROVINCES).map(([value, name]) => ({
  value,
  label: `${value} · ${name}`,
}));

/** The province: one that is there, one of the list, or one that is typed. */
export function ProvinceStep(): ReactElement {
  const { t } = useTexts();
  const there = useQuery(unitsBelowQuery('VN'));
  if (there.error) return <Trouble error={there.error} retry={() => void there.refetch()} />;
  if (!there.data) return <Loading rows={4} />;
  return (
    <section className="panel" aria-labelledby="first-province">
      <h2 id="first-province">{t('first.province.title')}</h2>
      <Standing units={there.data.items.filter(({ simulated }) => !simulated)} />
      <Choice units={there.data.items} />
      <StepEnds />
    </section>
  );
}

function Standing({ units }: { units: readonly Unit[] }): ReactElement | null {
  const { t, language } = useTexts();
  const { go } = usePlace();
  if (units.length === 0) return null;
  return (
    <div className="first-there">
      <h3>{t('first.province.there')}</h3>
      {units.map((unit) => (
        <button
          key={unit.code}
          type="button"
          className="button"
          onClick={() => go({ step: 'communes', province: unit.code, commune: '' })}
        >
          {t('first.province.use', { name: unitName(unit, language) })}
        </button>
      ))}
    </div>
  );
}

function Choice({ units }: { units: readonly Unit[] }): ReactElement {
  const { t } = useTexts();
  const { province } = usePlace();
  const { make, busy, trouble, simulated } = useMaking(units);
  const [code, setCode] = useState<string | null>(
    province && PROVINCES[province] ? province : null,
  );
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const typed = typedIn(event.currentTarget, 'code');
    if (typed !== '') void make(typed, typedIn(event.currentTarget, 'name'));
    else if (code !== null) void make(code, PROVINCES[code] ?? '');
  };
  return (
    <form className="first-form" onSubmit={submit}>
      <Select
        label={t('first.province.choose')}
        description={t('first.province.how')}
        data={CHOICES}
        value={code}
        onChange={setCode}
        searchable
        filter={byPlainLetters}
        clearable
      />
      <details>
        <summary>{t('first.province.typed')}</summary>
        <div className="form__fields">
          <TextField
            name="code"
            label={t('units.code')}
            how={t('units.codeHow.province')}
            pattern="\d{2}"
          />
          <TextField name="name" label={t('admin.name')} maxLength={200} />
        </div>
      </details>
      {simulated ? (
        <p className="trouble" role="alert">
          {t('first.province.simulated', { name: simulated })}{' '}
          <Link to="/admin/demonstration">{t('demo.open')}</Link>
        </p>
      ) : null}
      <p className="trouble" role="alert">
        {trouble}
      </p>
      <button type="submit" className="button button--main" disabled={busy}>
        {t('first.province.make')}
      </button>
    </form>
  );
}

function useMaking(units: readonly Unit[]) {
  const { t, language } = useTexts();
  const { go } = usePlace();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState('');
  const [simulated, setSimulated] = useState('');
  const make = async (code: string, name: string): Promise<void> => {
    setTrouble('');
    const known = units.find((unit) => unit.code === code);
    setSimulated(known?.simulated ? unitName(known, language) : '');
    if (known?.simulated) return;
    setBusy(true);
    try {
      if (!known) await makeUnit(bodyOf(code, name));
      await queries.invalidateQueries({ queryKey: ['units'] });
      go({ step: 'communes', province: code, commune: '' });
    } catch (error) {
      setTrouble(refusalWords(error as Error, t));
    }
    setBusy(false);
  };
  return { make, busy, trouble, simulated };
}

const bodyOf = (code: string, name: string): CreateUnit => ({
  ...{ code, level: 'province', parent: 'VN', name: { vi: name } },
  kind: CITIES.has(code) ? 'thành phố' : 'tỉnh',
});
