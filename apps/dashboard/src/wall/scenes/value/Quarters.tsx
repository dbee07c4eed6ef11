import { moneyWords, useTexts } from '@nhip-xa/web-ui';
import type { ReactElement } from 'react';
import { mostOf, quarterOf, type Period } from './money-parts';
import { TexturedBar } from './Textured';

/** Each quarter: brought over spent on one scale, and what is left. */
export function Quarters({ quarters }: { quarters: readonly Period[] }): ReactElement | null {
  const { t, language } = useTexts();
  if (quarters.length === 0) return null;
  const most = mostOf(quarters);
  return (
    <section className="worth__quarters">
      <h3>{t('money.quarters')}</h3>
      <ul>
        {quarters.map((quarter) => {
          const { text, unit } = moneyWords(quarter.net, language);
          return (
            <li key={quarter.period} data-net={Math.sign(quarter.net)}>
              <span className="worth-quarter__name">
                {t('money.quarter', { n: quarterOf(quarter) ?? 0 })}
              </span>
              <span className="worth-quarter__bars">
                <TexturedBar period={quarter} most={most} />
                <span className="worth-bar" aria-hidden="true">
                  <i
                    className="worth-bar__cost"
                    style={{ width: `${(quarter.cost / most) * 100}%` }}
                  />
                </span>
              </span>
              <strong>
                {text} <small>{unit}</small>
              </strong>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
