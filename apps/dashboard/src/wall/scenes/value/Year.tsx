import { Roll, moneyWords, useTexts } from '@nhip-xa/web-ui';
import type { ReactElement } from 'react';
import { mostOf, type Period } from './money-parts';
import { TexturedBar } from './Textured';

/** The year so far: what is left of it, and the two bars that it is the difference of. */
export function Year({ year }: { year: Period }): ReactElement {
  const { t, language } = useTexts();
  const net = moneyWords(year.net, language);
  const said = (amount: number): string => {
    const { text, unit } = moneyWords(amount, language);
    return `${text} ${unit}`;
  };
  const most = mostOf([year]);
  const sign = Math.sign(year.net);
  return (
    <section className="worth__year" data-net={sign}>
      <h3>{t('money.year', { year: year.period })}</h3>
      <p className="worth__label">
        {t('money.net')}: {t(sign > 0 ? 'money.ahead' : sign < 0 ? 'money.behind' : 'money.even')}
      </p>
      <p className="worth__net">
        <Roll text={net.text} /> <span>{net.unit}</span>
      </p>
      <dl className="worth__sides">
        <div>
          <dt>{t('money.brought')}</dt>
          <dd>
            <strong>{said(year.saved + year.earned)}</strong>
            <TexturedBar period={year} most={most} />
            <small>
              {t('money.saved', { amount: said(year.saved) })} ·{' '}
              {t('money.earned', { amount: said(year.earned) })}
            </small>
          </dd>
        </div>
        <div>
          <dt>{t('money.cost')}</dt>
          <dd>
            <strong>{said(year.cost)}</strong>
            <span className="worth-bar" aria-hidden="true">
              <i className="worth-bar__cost" style={{ width: `${(year.cost / most) * 100}%` }} />
            </span>
          </dd>
        </div>
      </dl>
    </section>
  );
}
