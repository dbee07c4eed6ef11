import {
  EVERY_METRIC,
  KEPT_BOUNDS,
  LIMITS,
  type Keeping,
  type KeptReadings,
} from '@nhip-xa/contract';
import { useTexts } from '@nhip-xa/web-ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { AdminHead } from '../admin/AdminHead';
import { NewForm, TextField } from '../admin/fields';
import { api } from '../api/http';
import { useMe } from '../shell/me';
import { Loading, Trouble } from '../shell/states';
import { KeptRow, type KeptThing } from './KeptRow';
import './operations.css';
import { keepingQuery, previewKeeping, previewRetention, retentionQuery } from './queries';

/** How long what is kept, what goes when less is kept, and a way back until the night. */
export function RetentionPage(): ReactElement {
  const { t } = useTexts();
  const me = useMe();
  const readings = useQuery(retentionQuery);
  const others = useQuery(keepingQuery);
  const mayChange = me.role === 'admin' && me.unit === 'VN';
  const error = readings.error ?? others.error;
  return (
    <>
      <AdminHead page="nav.retention" />
      <p className="faint">{t('retention.what')}</p>
      {mayChange ? null : <p>{t('ops.nationOnly')}</p>}
      {error ? <Trouble error={error} retry={() => void readings.refetch()} /> : null}
      {!error && (!readings.data || !others.data) ? <Loading rows={6} /> : null}
      {readings.data ? <Readings items={readings.data.items} mayChange={mayChange} /> : null}
      {others.data ? <Others items={others.data.items} mayChange={mayChange} /> : null}
    </>
  );
}

interface ListProps<T> {
  items: readonly T[];
  mayChange: boolean;
}

function Readings({ items, mayChange }: ListProps<KeptReadings>): ReactElement {
  const { t } = useTexts();
  const queries = useQueryClient();
  const [added, setAdded] = useState<string[]>([]);
  const changed = (): Promise<void> =>
    queries.invalidateQueries({ queryKey: retentionQuery.queryKey });
  const usual = items.find(({ metric }) => metric === EVERY_METRIC)?.rawDays ?? LIMITS.rawDaysUsual;
  const listed = new Set(items.map(({ metric }) => metric));
  const fresh = added.filter((metric) => !listed.has(metric));
  const things = [...items, ...fresh.map((metric): KeptReadings => ({ metric, rawDays: usual }))];
  const thingOf = ({ metric, rawDays, pending }: KeptReadings): KeptThing => ({
    name: metric === EVERY_METRIC ? t('retention.every') : metric,
    amount: rawDays,
    pending,
    bounds: { least: LIMITS.rawDaysLeast, most: LIMITS.rawDaysMost },
    inWords: (count) => t('retention.days', { count }),
    goes: 'retention.goesReadings',
    preview: (amount) => previewRetention(metric, amount),
    save: (rawDays) =>
      api.PUT('/api/v1/retention/{metric}', { params: { path: { metric } }, body: { rawDays } }),
    undo: () => api.POST('/api/v1/retention/{metric}/undo', { params: { path: { metric } } }),
  });
  return (
    <section className="panel" aria-label={t('retention.readings')}>
      <h2>{t('retention.readings')}</h2>
      <p className="faint">{t('retention.readingsWhat')}</p>
      <ul className="rows">
        {things.map((item) => (
          <KeptRow
            key={`${item.metric} ${item.rawDays}`}
            thing={thingOf(item)}
            mayChange={mayChange}
            changed={changed}
          />
        ))}
      </ul>
      {mayChange ? (
        <NewForm
          title={t('retention.add')}
          send={({ metric = '' }) => {
            setAdded((before) => [...new Set([...before, metric])]);
            return Promise.resolve();
          }}
        >
          <TextField
            name="metric"
            label={t('retention.metric')}
            how={t('retention.metricHow')}
            pattern="[a-z][a-z0-9_.]{0,62}"
            required
          />
        </NewForm>
      ) : null}
    </section>
  );
}

function Others({ items, mayChange }: ListProps<Keeping>): ReactElement {
  const { t } = useTexts();
  const queries = useQueryClient();
  const changed = (): Promise<void> =>
    queries.invalidateQueries({ queryKey: keepingQuery.queryKey });
  const thingOf = ({ what, amount, pending }: Keeping): KeptThing => ({
    name: t(`keeping.${what}`),
    amount,
    pending,
    bounds: KEPT_BOUNDS[what],
    inWords: (count) =>
      t(what === 'rejected-per-source' ? 'retention.messages' : 'retention.days', { count }),
    goes: what === 'frame-days' ? 'retention.goesFrames' : 'retention.goesMessages',
    preview: (next) => previewKeeping(what, next),
    save: (next) =>
      api.PUT('/api/v1/keeping/{what}', { params: { path: { what } }, body: { amount: next } }),
    undo: () => api.POST('/api/v1/keeping/{what}/undo', { params: { path: { what } } }),
  });
  const fixed = ['cases', 'rollups', 'history', 'audit'] as const;
  return (
    <section className="panel" aria-label={t('retention.others')}>
      <h2>{t('retention.others')}</h2>
      <ul className="rows">
        {items.map((item) => (
          <KeptRow
            key={`${item.what} ${item.amount}`}
            thing={thingOf(item)}
            mayChange={mayChange}
            changed={changed}
          />
        ))}
        {fixed.map((name) => (
          <li key={name}>
            <span>{t(`retention.${name}`)}</span>
            <span className="faint">{t(`retention.${name}How`)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
