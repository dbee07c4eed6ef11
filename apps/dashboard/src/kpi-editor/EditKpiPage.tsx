import './editor.css';
import type { KpiDefinition } from '@nhip-xa/contract';
import { useTexts } from '@nhip-xa/web-ui';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState, type ReactElement } from 'react';
import { Asked } from '../admin/Asked';
import { api } from '../api/http';
import { useMe } from '../shell/me';
import { PageTitle } from '../shell/PageHead';
import { Loading, Trouble } from '../shell/states';
import { UnitPicker } from '../shell/UnitPicker';
import { Editor } from './Editor';
import { EMPTY_FORM } from './form';
import { formFrom } from './from-definition';
import { definitionQuery } from './kpi-queries';
import { TargetForm } from './TargetForm';
import { WITH_NUMBERS } from './usual-unit';
import { Versions } from './Versions';
import { WallChoice } from './WallChoice';

function Back(): ReactElement {
  const { t } = useTexts();
  return (
    <nav className="crumbs" aria-label={t('nav.crumbs')}>
      <ol>
        <li>
          <Link to="/admin/kpis">{t('nav.kpis')}</Link>
        </li>
      </ol>
    </nav>
  );
}

/** A KPI that is not there yet. */
export function NewKpiPage(): ReactElement {
  const { t } = useTexts();
  const navigate = useNavigate();
  return (
    <>
      <Back />
      <PageTitle title={t('edit.new')} />
      <Editor
        start={EMPTY_FORM}
        saved={({ code }) => void navigate({ to: '/admin/kpis/$code', params: { code } })}
      />
    </>
  );
}

/** A definition: its fields, what units make of it, and its versions. */
export function EditKpiPage(): ReactElement {
  const { code } = useParams({ from: '/console/admin/kpis/$code' });
  const found = useQuery(definitionQuery(code));
  if (found.error) return <Trouble error={found.error} retry={() => void found.refetch()} />;
  if (!found.data) return <Loading rows={6} tall />;
  return <Known key={code} definition={found.data} />;
}

function Known({ definition }: { definition: KpiDefinition }): ReactElement {
  const { t, language } = useTexts();
  const [said, setSaid] = useState('');
  // what one is changing stays when somebody else saves a version meanwhile
  const [begun, setBegun] = useState(definition);
  const { code, version, enabled, builtIn, name, label } = definition;
  return (
    <>
      <Back />
      <PageTitle title={name[language]}>
        <span className="faint">
          {label} · {t('kpis.version', { version })} · {t(enabled ? 'kpis.on' : 'kpis.off')}
        </span>
      </PageTitle>
      <p role="status" className="said">
        {said}
      </p>
      {enabled ? <InUnit definition={definition} /> : null}
      {version > begun.version ? (
        <div className="panel" role="status">
          <p>{t('edit.newer', { version })}</p>
          <button type="button" className="button" onClick={() => setBegun(definition)}>
            {t('edit.seeNewer', { version })}
          </button>
        </div>
      ) : null}
      <Editor
        key={begun.version}
        start={formFrom(begun)}
        replaces={begun.version}
        saved={(kept) => {
          setBegun(kept);
          setSaid(t('edit.saved', { version: kept.version }));
        }}
      />
      <Versions definition={definition} restored={setBegun} />
      {builtIn ? null : <Remove code={code} name={name[language]} />}
    </>
  );
}

/** What one unit makes of it: its own target, and its wall. */
function InUnit({ definition }: { definition: KpiDefinition }): ReactElement {
  const { t } = useTexts();
  const me = useMe();
  const [unit, setUnit] = useState(me.unit);
  return (
    <section className="panel" aria-labelledby="in-unit">
      <h2 id="in-unit">{t('target.set')}</h2>
      <div className="editor__fields">
        <UnitPicker
          label={t('admin.unit')}
          value={unit}
          choose={setUnit}
          levels={WITH_NUMBERS}
          required
        />
      </div>
      <div className="in-unit">
        <TargetForm unit={unit} definition={definition} />
        <div>
          <h3>{t('walls.title')}</h3>
          <WallChoice unit={unit} kpi={definition.code} />
        </div>
      </div>
    </section>
  );
}

function Remove({ code, name }: { code: string; name: string }): ReactElement {
  const { t } = useTexts();
  const navigate = useNavigate();
  const remove = async (): Promise<void> => {
    await api.DELETE('/api/v1/kpis/{code}', { params: { path: { code } } });
    await navigate({ to: '/admin/kpis' });
  };
  return <Asked act={t('edit.remove')} question={t('edit.removeAsk', { name })} done={remove} />;
}
