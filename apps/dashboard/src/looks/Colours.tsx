import {
  COLOURS,
  CONTRAST,
  PAIRS,
  contrast,
  formatNumber,
  useTexts,
  wholeHex,
} from '@nhip-xa/web-ui';
import type { ReactElement } from 'react';
import { useTokens } from './use-tokens';

const GROUNDS = ['ground', 'surface'] as const;
const OPEN_GROUNDS: readonly string[] = [...GROUNDS, 'surface-2'];
const FILLS = PAIRS.texts.filter(([, ground]) => !OPEN_GROUNDS.includes(ground));

const level = (ratio: number): string =>
  ratio >= CONTRAST.AAA ? 'AAA' : ratio >= CONTRAST.AA ? 'AA' : '';

function Ratio({ one, other }: { one: string; other: string }): ReactElement | null {
  const { language } = useTexts();
  if (!one || !other) return null;
  const ratio = contrast(one, other);
  return (
    <>
      {formatNumber(ratio, language, 1)} <strong>{level(ratio)}</strong>
    </>
  );
}

/** Every colour: its name, its value here, and how it stands out from the two grounds. */
export function Colours(): ReactElement {
  const { t } = useTexts();
  const [ref, valueOf] = useTokens(COLOURS);
  return (
    <table className="looks__colours" ref={ref}>
      <thead>
        <tr>
          <th scope="col">{t('looks.name')}</th>
          <th scope="col">{t('looks.value')}</th>
          {GROUNDS.map((ground) => (
            <th key={ground} scope="col">
              {t('looks.on', { ground })}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {COLOURS.map((name) => (
          <tr key={name} data-token={name}>
            <th scope="row">
              <i className="looks__swatch" style={{ background: `var(--${name})` }} />
              {name}
            </th>
            <td className="looks__value">{wholeHex(valueOf(name))}</td>
            {GROUNDS.map((ground) => (
              <td key={ground}>
                <Ratio one={valueOf(name)} other={valueOf(ground)} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Texts on the grounds that are filled, each as it is. */
export function Fills(): ReactElement {
  const [ref, valueOf] = useTokens(COLOURS);
  return (
    <ul className="looks__fills" ref={ref}>
      {FILLS.map(([text, ground]) => (
        <li
          key={`${text} ${ground}`}
          style={{ color: `var(--${text})`, background: `var(--${ground})` }}
        >
          {text} / {ground} <Ratio one={valueOf(text)} other={valueOf(ground)} />
        </li>
      ))}
    </ul>
  );
}
