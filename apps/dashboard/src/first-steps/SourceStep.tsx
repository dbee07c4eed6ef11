import type { CreateSource, Source } from '@nhip-xa/contract';
import { useTexts } from '@nhip-xa/web-ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useState, type ReactElement } from 'react';
import { Asked } from '../admin/Asked';
import { api } from '../api/http';
import { answered } from '../api/answered';
import { Loading, Trouble } from '../shell/states';
import { unitName } from '../shell/unit-name';
import { useUnit } from '../shell/unit-path';
import { NewSource } from '../source-form/NewSource';
import { SecretOnce } from '../source-form/SecretOnce';
import type { CreatedSource } from '../source-form/first-message';
import { sourcesOfUnitQuery } from '../source-form/of-unit-query';
import { CommuneFirst } from './CommuneFirst';
import { FirstMessage } from './FirstMessage';
import { StepEnds } from './StepEnds';
import { usePlace } from './steps';

/** The first sources of the commune: made, given a secret, and waited for. */
export function SourceStep(): ReactElement {
  const { language } = useTexts();
  const { commune } = usePlace();
  const unit = useUnit(commune);
  if (commune === undefined) return <CommuneFirst />;
  const name = unit ? unitName(unit, language) : commune;
  return <OfCommune key={commune} commune={commune} name={name} />;
}

function OfCommune({ commune, name }: { commune: string; name: string }): ReactElement {
  const { t } = useTexts();
  const { source: chosen, go } = usePlace();
  const queries = useQueryClient();
  const [made, setMade] = useState<CreatedSource | null>(null);
  const found = useQuery(sourcesOfUnitQuery(commune));
  if (found.error) return <Trouble error={found.error} retry={() => void found.refetch()} />;
  if (!found.data) return <Loading rows={4} />;
  const sources = found.data.items;
  const source = sources.find(({ key }) => key === chosen);
  const create = async (body: CreateSource): Promise<void> => {
    const answer = await answered(api.POST('/api/v1/sources', { body }));
    setMade(answer);
    await queries.invalidateQueries({ queryKey: ['sources'] });
    go({ source: answer.key });
  };
  return (
    <section className="panel" aria-labelledby="first-source">
      <h2 id="first-source">{t('first.source.title', { name })}</h2>
      <SourceTabs sources={sources} chosen={source?.key} name={name} />
      {source ? (
        <Made key={source.key} source={source} made={made?.key === source.key ? made : null} />
      ) : (
        <>
          <NewSource unit={commune} sources={sources} create={create} />
          <p className="faint">
            <Link to="/admin/sources">{t('first.source.manyHow')}</Link>
          </p>
        </>
      )}
      <StepEnds>
        <button
          type="button"
          className={source?.heardAt ? 'button button--main' : 'button'}
          onClick={() => go({ step: 'wall' })}
        >
          {t('first.next')}
        </button>
      </StepEnds>
    </section>
  );
}

interface SourceTabsProps {
  sources: readonly Source[];
  chosen: string | undefined;
  name: string;
}

/** Those that are there, each with whether it reports, and the way to one more. */
function SourceTabs({ sources, chosen, name }: SourceTabsProps): ReactElement | null {
  const { t } = useTexts();
  const { go } = usePlace();
  if (sources.length === 0) return null;
  return (
    <div
      className="segments first-sources"
      role="group"
      aria-label={t('first.source.there', { name })}
    >
      {sources.map(({ key, name: own, state }) => (
        <button
          key={key}
          type="button"
          aria-pressed={key === chosen}
          onClick={() => go({ source: key })}
        >
          <span className="presence" data-state={state}>
            {own}
          </span>
          <span className="visually-hidden"> {t(`source.${state}`)}</span>
        </button>
      ))}
      <button type="button" aria-pressed={chosen === undefined} onClick={() => go({ source: '' })}>
        + {t('first.source.more')}
      </button>
    </div>
  );
}

/** A source that was made: its secret once, and what comes from it. */
function Made({ source, made }: { source: Source; made: CreatedSource | null }): ReactElement {
  const [renewed, setRenewed] = useState<CreatedSource | null>(null);
  const given = renewed ?? made;
  useEffect(() => (given ? askBeforeLeaving() : undefined), [given]);
  const renew = async (): Promise<void> => {
    const params = { path: { key: source.key } };
    const fresh = await answered(api.POST('/api/v1/sources/{key}/credential', { params }));
    setRenewed({ ...source, credential: fresh });
  };
  return (
    <>
      {given ? <SecretOnce source={given} /> : <SecretGone source={source} renew={renew} />}
      <FirstMessage source={source} />
    </>
  );
}

/** Whoever closes the page while a password stands on it is asked once more. */
function askBeforeLeaving(): () => void {
  const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
  window.addEventListener('beforeunload', ask);
  return () => window.removeEventListener('beforeunload', ask);
}

/** After a reload: it was told once, and a new one can be had. */
function SecretGone({ source, renew }: { source: Source; renew: () => Promise<void> }) {
  const { t } = useTexts();
  return (
    <div className="first-gone" id="secret">
      <p>{t('first.secret.gone', { key: source.key })}</p>
      <Asked
        act={t('first.secret.new')}
        question={t('first.secret.newAsk', { key: source.key })}
        done={renew}
      />
    </div>
  );
}
