import type { ValueSummary } from '@nhip-xa/contract';
import { Simulated, formatNumber, useTexts } from '@nhip-xa/web-ui';
import type { ReactElement } from 'react';
import { useWay } from '../navigation/ways';
import { Money } from './Money';
import { periodName } from './period-name';

/** The units below, those with the highest net value first. */
export function Communes({ summary }: { summary: ValueSummary }): ReactElement {
  const { t, language } = useTexts();
  const way = useWay('/u/$unit/value', true);
  const { children } = summary;
  const pretended = children.some(({ simulated }) => simulated);
  return (
    <section className="panel" aria-labelledby="worth-communes">
      <h2 id="worth-communes">{t('worth.communes', { period: periodName(summary, t) })}</h2>
      {pretended ? <p className="faint">{t('worth.simulatedOut')}</p> : null}
      <div className="table-box" data-scroll>
        <table className="table" aria-labelledby="worth-communes">
          <thead>
            <tr>
              <th scope="col">{t('worth.unit')}</th>
              <th scope="col">{t('worth.value')}</th>
              <th scope="col">{t('worth.cost')}</th>
              <th scope="col">{t('worth.net')}</th>
              <th scope="col">{t('worth.ratio')}</th>
            </tr>
          </thead>
          <tbody>
            {children.map(({ unit, name, simulated, value, cost, net, ratio }) => (
              <tr key={unit}>
                <th scope="row">
                  <a href={way.to({ unit })} {...way.press}>
                    {name}
                  </a>{' '}
                  <Simulated when={simulated} />
                </th>
                <td>
                  <Money amount={value.total} />
                </td>
                <td>
                  <Money amount={cost.total} />
                </td>
                <td data-net={Math.sign(net)}>
                  <Money amount={net} />
                </td>
                <td>
                  {ratio === null
                    ? '–'
                    : t('worth.ratioTimes', { ratio: formatNumber(ratio, language, 2) })}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
