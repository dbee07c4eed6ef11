import { Roll, useTexts } from '@nhip-xa/web-ui';
import { useState, type ReactElement } from 'react';
import { useTokens } from './use-tokens';

/** The letters that need the most height. */
const TALL = 'Ấ Ữ Ỵ ệ 8';
const CONSOLE = ['t1', 't2', 't3', 't4', 't5'] as const;
const WALL = ['w1', 'w2', 'w3', 'w4', 'w5'] as const;
const CONSOLE_SPACE = ['gap', 'radius'] as const;
const WALL_SPACE = ['wgap', 'wpad'] as const;
const MOTION = ['motion'] as const;

/** The five sizes of the console and the five of the wall, which go by the height of the screen. */
export function TypeSizes(): ReactElement {
  const { t } = useTexts();
  return (
    <>
      <Sizes title={t('looks.console')} names={CONSOLE} />
      <Sizes title={t('looks.wall')} names={WALL} />
    </>
  );
}

/** The distances of both. */
export function Spaces(): ReactElement {
  const { t } = useTexts();
  return (
    <>
      <Sizes title={t('looks.console')} names={CONSOLE_SPACE} />
      <Sizes title={t('looks.wall')} names={WALL_SPACE} />
    </>
  );
}

function Sizes({ title, names }: { title: string; names: readonly string[] }): ReactElement {
  const [ref, valueOf] = useTokens(names);
  return (
    <>
      <h3>{title}</h3>
      <ul className="looks__sizes wall-sizes" ref={ref}>
        {names.map((name) => (
          <li key={name} data-token={name}>
            <span className="looks__caption">
              {name} · {valueOf(name)}
            </span>
            {/^[tw]\d$/.test(name) ? (
              <span style={{ fontSize: `var(--${name})` }}>{TALL}</span>
            ) : (
              <i className="looks__bar" style={{ width: `var(--${name})` }} />
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

/** A number that changes when one says so, and whether this device lets it move. */
export function Motion(): ReactElement {
  const { t } = useTexts();
  const [number, setNumber] = useState(12);
  const [ref, valueOf] = useTokens(MOTION);
  return (
    <div className="looks__motion" ref={ref}>
      <p className="looks__caption">motion · {valueOf('motion')}</p>
      <p className="looks__number">
        <Roll text={String(number)} />
      </p>
      <button type="button" className="button" onClick={() => setNumber(number + 1)}>
        {t('looks.change')}
      </button>
      <p className="looks__moves">{t('looks.moves')}</p>
      <p className="looks__still">{t('looks.still')}</p>
    </div>
  );
}
