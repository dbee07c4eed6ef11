import { useTexts } from '@nhip-xa/web-ui';
import { useState, type ReactElement } from 'react';

interface ShownOnceProps {
  title: string;
  /** Each text with what it is. */
  secrets: readonly { name: string; text: string }[];
  done: () => void;
}

/** What the server tells only once: to be copied now. */
export function ShownOnce({ title, secrets, done }: ShownOnceProps): ReactElement {
  const { t } = useTexts();
  return (
    <section className="panel once" role="alertdialog" aria-label={title}>
      <h2>{title}</h2>
      <p>{t('admin.once')}</p>
      {secrets.map(({ name, text }) => (
        <Copyable key={name} name={name} text={text} />
      ))}
      <button type="button" className="button button--main" onClick={done}>
        {t('admin.done')}
      </button>
    </section>
  );
}

/** A text with what it is, to be copied. */
export function Copyable({ name, text }: { name: string; text: string }): ReactElement {
  const { t } = useTexts();
  const [copied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    // Without a secure context there is no clipboard: the text can still be marked by hand.
    await navigator.clipboard?.writeText(text).catch(() => undefined);
    setCopied(true);
  };
  return (
    <div className="copyable">
      <span className="faint">{name}</span>
      <code>{text}</code>
      <button type="button" className="button" onClick={() => void copy()}>
        {t(copied ? 'admin.copied' : 'admin.copy')}
      </button>
    </div>
  );
}
