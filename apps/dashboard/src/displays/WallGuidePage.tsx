import './displays.css';
import './guide.css';
import { useTexts, type TextKey } from '@nhip-xa/web-ui';
import { useParams } from '@tanstack/react-router';
import type { ReactElement, ReactNode } from 'react';
import { PageTitle, UnitCrumbs } from '../shell/PageHead';
import { UnitLabel } from '../shell/UnitLabel';
import { LocalWarning } from './LocalWarning';
import { COMMANDS } from './guide-commands';

const TV: readonly TextKey[] = ['guide.tv.1', 'guide.tv.2', 'guide.tv.3', 'guide.tv.4'];
const ALWAYS: readonly TextKey[] = ['guide.power', 'guide.clock', 'guide.net', 'guide.picture'];

/** One sheet of paper for whoever hangs the screen up. */
export function WallGuidePage(): ReactElement {
  const { unit } = useParams({ from: '/console/u/$unit/wall-guide' });
  const { t } = useTexts();
  return (
    <article className="guide">
      <UnitCrumbs unit={unit} within />
      <PageTitle title={t('guide.title')}>
        <span className="faint">
          <UnitLabel code={unit} />
        </span>
        <button
          type="button"
          className="button button--main page-title__end"
          onClick={() => window.print()}
        >
          {t('guide.print')}
        </button>
      </PageTitle>
      <LocalWarning />
      <section className="guide__link">
        <div className="guide__code">{t('guide.code')}</div>
        <div>
          <p>{t('guide.link')}</p>
          <p className="guide__blank">{t('guide.blank')}</p>
          <p>{t('guide.secret')}</p>
        </div>
      </section>
      <div className="guide__ways">
        <Way title="guide.tv">
          <Steps texts={TV} />
        </Way>
        <Way title="guide.windows">
          <Step text="guide.windows.1">{COMMANDS.windows}</Step>
          <Step text="guide.windows.2">{COMMANDS.windowsAwake}</Step>
          <p>{t('guide.windows.3')}</p>
        </Way>
      </div>
      <Way title="guide.debian">
        <div className="guide__ways">
          <div>
            <Step text="guide.debian.1">{COMMANDS.debian(window.location.origin)}</Step>
            <Step text="guide.debian.2">{COMMANDS.autostart}</Step>
          </div>
          <div>
            <Step text="guide.debian.3">{COMMANDS.awake}</Step>
            <p>{t('guide.debian.4')}</p>
          </div>
        </div>
      </Way>
      <Way title="guide.always">
        <Steps texts={ALWAYS} />
      </Way>
    </article>
  );
}

function Way({ title, children }: { title: TextKey; children: ReactNode }): ReactElement {
  const { t } = useTexts();
  return (
    <section className="guide__way">
      <h2>{t(title)}</h2>
      {children}
    </section>
  );
}

function Steps({ texts }: { texts: readonly TextKey[] }): ReactElement {
  const { t } = useTexts();
  return (
    <ol>
      {texts.map((text) => (
        <li key={text}>{t(text)}</li>
      ))}
    </ol>
  );
}

/** What to do, and what is typed for it. */
function Step({ text, children }: { text: TextKey; children: string }): ReactElement {
  const { t } = useTexts();
  return (
    <>
      <p>{t(text)}</p>
      <pre tabIndex={0} role="region" aria-label={t(text)}>
        {children
          .split(/(\s+)/)
          // a word that is typed is never broken
          .map((word, index) => (/\S/.test(word) ? <span key={index}>{word}</span> : word))}
      </pre>
    </>
  );
}
