import { QrCode, useTexts } from '@nhip-xa/web-ui';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState, type ReactElement } from 'react';
import { LocalWarning } from './LocalWarning';
import type { CreatedDisplay } from './display-queries';

/** A wall that was just made: its link, told this once, as text and as a code to be scanned. */
export function MadeWall({ made, done }: { made: CreatedDisplay; done: () => void }): ReactElement {
  const { t } = useTexts();
  const link = new URL(made.url, window.location.origin).href;
  const title = t('made.title', { name: made.name });
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus(), []);
  return (
    <section className="panel once made-wall" role="alertdialog" aria-label={title}>
      <div className="made-wall__words">
        <h2 ref={head} tabIndex={-1}>
          {title}
        </h2>
        <p>
          <strong>{t('made.once')}</strong> {t('made.lost')}
        </p>
        <p>{t('made.how')}</p>
        <LinkText link={link} />
        <LocalWarning />
        <p className="faint">{t('made.tryHow')}</p>
        <div className="form__ends">
          <a className="button" href={link} target="_blank" rel="noopener">
            {t('made.try')}
          </a>
          <Link
            className="button"
            to="/u/$unit/wall-guide"
            params={{ unit: made.unit }}
            target="_blank"
          >
            {t('guide.open')}
          </Link>
          <button type="button" className="button button--main" onClick={done}>
            {t('admin.done')}
          </button>
        </div>
      </div>
      <div className="made-wall__code">
        <QrCode text={link} label={t('made.qr', { name: made.name })} />
      </div>
    </section>
  );
}

function LinkText({ link }: { link: string }): ReactElement {
  const { t } = useTexts();
  const [said, setSaid] = useState<'' | 'admin.copied' | 'made.byHand'>('');
  const copy = async (): Promise<void> => {
    // Without a secure context there is no clipboard.
    const written = navigator.clipboard?.writeText(link).then(
      () => true,
      () => false,
    );
    setSaid((await written) ? 'admin.copied' : 'made.byHand');
  };
  return (
    <div className="copyable">
      <span className="faint">{t('displays.open')}</span>
      <code>{link}</code>
      <button type="button" className="button" onClick={() => void copy()}>
        {t('admin.copy')}
      </button>
      <span className="copyable__said" role="status">
        {said === '' ? '' : t(said)}
      </span>
    </div>
  );
}
