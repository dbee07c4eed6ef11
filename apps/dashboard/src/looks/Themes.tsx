import { useTexts } from '@nhip-xa/web-ui';
import type { ReactElement, ReactNode } from 'react';

const THEMES = ['dark', 'light'] as const;

interface SectionProps {
  title: string;
  children: ReactNode;
}

/** A part of the page: the same examples in the dark and in the light, side by side. */
export function Section({ title, children }: SectionProps): ReactElement {
  const { t } = useTexts();
  return (
    <section className="looks__section" aria-label={title}>
      <h2>{title}</h2>
      <div className="looks__themes">
        {THEMES.map((theme) => (
          <div key={theme} className="looks__theme" data-theme={theme}>
            <p className="looks__theme-name">{t(`looks.${theme}`)}</p>
            {children}
          </div>
        ))}
      </div>
    </section>
  );
}

interface ExampleProps {
  /** The component's name as in the code. */
  of: string;
  state?: string;
  children: ReactNode;
}

/** One component in one state, under its name. */
export function Example({ of, state, children }: ExampleProps): ReactElement {
  return (
    <figure className="looks__example" data-example={state ? `${of} ${state}` : of}>
      <figcaption>
        {of}
        {state ? ` · ${state}` : ''}
      </figcaption>
      {children}
    </figure>
  );
}

/** Examples beside each other. `narrow`: as small as they are; else each at least a tile wide. */
export function Examples({
  narrow = false,
  children,
}: {
  narrow?: boolean;
  children: ReactNode;
}): ReactElement {
  return <div className={narrow ? 'looks__row' : 'looks__grid'}>{children}</div>;
}
