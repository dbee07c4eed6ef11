import { moneyWords, useTexts } from '@nhip-xa/web-ui';
import type { ReactElement } from 'react';
import { broughtBy, wholePercents, type Period } from './money-parts';
import { TexturedBox } from './Textured';

/** How much of the value is measured, estimated, assumed: a texture each, its word and share by it. */
export function Basis({ year }: { year: Period }): ReactElement {
  const { t, language } = useTexts();
  const parts = broughtBy(year);
  const percents = wholePercents(parts.map(({ share }) => share));
  return (
    <section className="worth__basis">
      <h3>{t('money.basis')}</h3>
      {parts.length === 0 ? <p>{t('money.noValue')}</p> : null}
      <ul>
        {parts.map(({ basis, amount }, at) => {
          const { text, unit } = moneyWords(amount, language);
          return (
            <li key={basis}>
              <TexturedBox basis={basis} width="4.5vh" />
              <strong>{t('money.share', { percent: percents[at] ?? 0 })}</strong>
              <span>
                {t(`money.basis.${basis}`)}
                <small>
                  {text} {unit}
                </small>
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
