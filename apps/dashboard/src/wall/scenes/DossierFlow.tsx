import type { SceneData } from '@nhip-xa/contract';
import { Roll, useTexts } from '@nhip-xa/web-ui';
import type { CSSProperties, ReactElement } from 'react';
import { countText } from './count-text';
import { flowOf, type Stage } from './services-view';

/** Longer numbers than this are set a size smaller, all of them, so that they stay comparable. */
const SHORT_CHARACTERS = 4;

/** The way of dossiers through their ten states: the five on the way, the pauses, the early ends. */
export function DossierFlow({ states }: Pick<SceneData<'services'>, 'states'>): ReactElement {
  const { t, language } = useTexts();
  const { way, pauses, early } = flowOf(states);
  const long = [...way, ...pauses, ...early].some(
    ({ count }) => countText(count, language).length > SHORT_CHARACTERS,
  );
  return (
    <section className="flow" data-long={long}>
      <h3>{t('services.flow')}</h3>
      <ol className="flow__way">
        {way.map((stage, at) => (
          <li key={stage.state} className="flow__stage" data-open={stage.open}>
            {at === 0 ? null : <Arrow />}
            <StageWords stage={stage} />
            <StageBar stage={stage} />
            <StageLate stage={stage} />
          </li>
        ))}
      </ol>
      <div className="flow__aside">
        <Aside title={t('services.paused')} stages={pauses} />
        <Aside title={t('services.aside')} stages={early} />
      </div>
    </section>
  );
}

function StageWords({ stage }: { stage: Stage }): ReactElement {
  const { language, word } = useTexts();
  return (
    <>
      <span className="flow__name">{word('state', stage.state)}</span>
      <p className="flow__count">
        <Roll text={countText(stage.count, language)} />
      </p>
    </>
  );
}

function StageBar({ stage }: { stage: Stage }): ReactElement {
  const shares = { '--share': stage.share, '--overdue-share': stage.overdueShare };
  return (
    <span className="people__bar" style={shares as CSSProperties} aria-hidden="true">
      <i />
    </span>
  );
}

function StageLate({ stage }: { stage: Stage }): ReactElement {
  const { t } = useTexts();
  if (!stage.open) return <span className="flow__today">{t('people.today')}</span>;
  return (
    <span className="flow__late">
      {stage.overdue > 0 ? t('people.overdue', { count: stage.overdue }) : ''}
    </span>
  );
}

/** Where dossiers stand still, or end before their time: small, beside the way. */
function Aside({ title, stages }: { title: string; stages: readonly Stage[] }): ReactElement {
  const { language, word } = useTexts();
  return (
    <div>
      <h4>{title}</h4>
      <ul>
        {stages.map(({ state, count }) => (
          <li key={state}>
            <strong>
              <Roll text={countText(count, language)} />
            </strong>
            <span>{word('state', state)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Arrow(): ReactElement {
  return (
    <svg className="flow__arrow" viewBox="0 0 8 16" aria-hidden="true">
      <path d="M1.5 2.5L6.5 8l-5 5.5" />
    </svg>
  );
}
