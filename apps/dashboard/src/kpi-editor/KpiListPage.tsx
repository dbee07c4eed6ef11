import './editor.css';
import { DOMAINS, type KpiDefinition } from '@nhip-xa/contract';
import { useTexts } from '@nhip-xa/web-ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState, type ReactElement } from 'react';
import { AdminHead } from '../admin/AdminHead';
import { definitionsQuery } from '../api/queries';
import { Empty, Loading, Trouble } from '../shell/states';
import { codeOf } from './form';
import { faultWords } from './faults';
import { saveDefinition } from './kpi-queries';

/** Every KPI by domain: found, switched on and off, edited. */
export function KpiListPage(): ReactElement {
  const { t } = useTexts();
  const { q, show } = useSearch({ from: '/console/admin/kpis' });
  const asked = useQuery(definitionsQuery);
  const all = asked.data?.items ?? [];
  const shown = all.filter((one) => matches(one, q) && isShown(one, show));
  const switching = useSwitching();
  return (
    <>
      <AdminHead page="nav.kpis" />
      <div className="kpi-list__head">
        <Link to="/admin/kpis/new" className="button button--main">
          {t('kpis.new')}
        </Link>
        <Search q={q} show={show} />
        <span className="faint">
          {t('kpis.count', { on: all.filter(({ enabled }) => enabled).length, all: all.length })}
        </span>
      </div>
      <Toast {...switching} />
      {asked.error ? <Trouble error={asked.error} retry={() => void asked.refetch()} /> : null}
      {!asked.data && !asked.error ? <Loading rows={8} /> : null}
      {asked.data && shown.length === 0 ? <Empty>{t('kpis.empty')}</Empty> : null}
      {DOMAINS.map((domain) => (
        <DomainRows
          key={domain}
          title={t(`domain.${domain}`)}
          definitions={shown.filter((one) => one.domain === domain)}
          turn={switching.turn}
        />
      ))}
    </>
  );
}

/** Found by name, code or label, whatever its accents. */
function matches({ name, code, label }: KpiDefinition, q: string | undefined): boolean {
  if (q === undefined) return true;
  const wanted = codeOf(`x ${q}`).slice(2);
  return [name.vi, name.en, code, label].some((text) => codeOf(`x ${text}`).includes(wanted));
}

const isShown = ({ enabled }: KpiDefinition, show: string | undefined): boolean =>
  show === undefined || enabled === (show === 'on');

function Search({ q, show }: { q?: string | undefined; show?: string | undefined }): ReactElement {
  const { t } = useTexts();
  const navigate = useNavigate({ from: '/admin/kpis' });
  const go = (part: { q?: string; show?: string }): void => {
    void navigate({ search: (before) => ({ ...before, ...part }), replace: true });
  };
  return (
    <>
      <label className="field">
        {t('kpis.search')}
        <input
          type="search"
          placeholder={t('kpis.searchHow')}
          defaultValue={q ?? ''}
          onChange={({ target }) => go({ q: target.value })}
        />
      </label>
      <label className="field">
        {t('kpis.only')}
        <select value={show ?? ''} onChange={({ target }) => go({ show: target.value })}>
          <option value="">{t('kpis.all')}</option>
          <option value="on">{t('kpis.onlyOn')}</option>
          <option value="off">{t('kpis.onlyOff')}</option>
        </select>
      </label>
    </>
  );
}

type Turn = (definition: KpiDefinition, enabled: boolean) => Promise<void>;

interface Switching {
  turned: KpiDefinition | null;
  trouble: string;
  turn: Turn;
}

/** Switches at once, and remembers the last one so that it can be undone. */
function useSwitching(): Switching {
  const texts = useTexts();
  const queries = useQueryClient();
  const [turned, setTurned] = useState<KpiDefinition | null>(null);
  const [trouble, setTrouble] = useState('');
  const turn: Turn = async (definition, enabled) => {
    setTrouble('');
    setTurned(null);
    try {
      setTurned(await saveDefinition({ ...definition, enabled }, definition.version));
      await queries.invalidateQueries({ queryKey: ['kpis'] });
    } catch (error) {
      setTrouble(faultWords(error as Error, texts));
    }
  };
  return { turned, trouble, turn };
}

function Toast({ turned, trouble, turn }: Switching): ReactElement {
  const { t, language } = useTexts();
  return (
    <div className="toast" role="status" data-shown={turned !== null || trouble !== ''}>
      {trouble === '' ? null : <span className="trouble">{trouble}</span>}
      {turned ? (
        <>
          <span>
            {t(turned.enabled ? 'kpis.switchedOn' : 'kpis.switchedOff', {
              name: turned.name[language],
            })}
          </span>
          <button
            type="button"
            className="button"
            onClick={() => void turn(turned, !turned.enabled)}
          >
            {t('kpis.undo')}
          </button>
        </>
      ) : null}
    </div>
  );
}

interface DomainRowsProps {
  title: string;
  definitions: readonly KpiDefinition[];
  turn: Turn;
}

function DomainRows({ title, definitions, turn }: DomainRowsProps): ReactElement | null {
  if (definitions.length === 0) return null;
  return (
    <section className="panel kpi-list">
      <h2>{title}</h2>
      <ul>
        {definitions.map((definition) => (
          <Row key={definition.code} definition={definition} turn={turn} />
        ))}
      </ul>
    </section>
  );
}

function Row({ definition, turn }: { definition: KpiDefinition; turn: Turn }): ReactElement {
  const { t, language } = useTexts();
  const { code, label, name, words, enabled, version, builtIn } = definition;
  return (
    <li className="kpi-list__row" data-enabled={enabled}>
      <button
        type="button"
        role="switch"
        className="switch"
        aria-checked={enabled}
        aria-label={t('kpis.switch', { name: name[language] })}
        onClick={() => void turn(definition, !enabled)}
      />
      <div>
        <Link to="/admin/kpis/$code" params={{ code }}>
          {name[language]}
        </Link>{' '}
        <span className="faint">
          <span className="kpi-list__label">{label}</span> · {t('kpis.version', { version })}
          {builtIn ? '' : ` · ${t('kpis.own')}`}
        </span>
        <p className="faint">{words[language]}</p>
      </div>
    </li>
  );
}
