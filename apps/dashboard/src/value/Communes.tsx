import type { ValueSummary } from '@nhip-xa/contract';
import { NO_NUMBER, Simulated, formatNumber, useTexts } from '@nhip-xa/web-ui';
import type { ReactElement } from 'react';
import { useWay } from '../navigation/ways';
import { useNamesBelow } from '../shell/names-below';
import { Money } from './Money';
import { periodName } from './period-name';

/** The units below, those with the highest net value first. */
export function Communes({ summary }: { summary: ValueSummary }): ReactElement {
  const { t } = useTexts();
  const way = useWay('/u/$unit/value', true);
  const names = useNamesBelow(summary.unit);
  const { children } = summary;
  const pretended = children.some(({ simulated }) => simulated);
  // where all of them are, the top of the page says so
  const mixed = children.some(({ simulated }) => !simulated);
  return (
    <section className="panel" aria-labelledby="worth-communes">
      <h2 id="worth-communes">{t('worth.communes', { period: periodName(summary, t) })}</h2>
      {pretended ? <p className="faint">{t('worth.simulatedOut')}</p> : null}
      <div className="table-box" data-scroll>
        <table className="table worth-table" aria-labelledby="worth-communes">
          <thead>
            <tr>
              <th scope="col">{t('worth.unit')}</th>
              {(['value', 'cost', 'net', 'ratio'] as const).map((name) => (
                <th key={name} scope="col" data-number>
                  {t(`worth.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {children.map((child) => (
              <tr key={child.unit}>
                <th scope="row">
                  <a href={way.to({ unit: child.unit })} {...way.press}>
                    {names.get(child.unit) ?? child.name}
                  </a>{' '}
                  <Simulated when={mixed && child.simulated} />
                </th>
                <Amounts child={child} />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** What came of a unit; nought is not said where nothing was entered. */
function Amounts({ child }: { child: ValueSummary['children'][number] }): ReactElement {
  const { t, language } = useTexts();
  const { value, cost, net, ratio } = child;
  if (value.entries + cost.entries === 0) {
    return (
      <td colSpan={4} className="faint" data-number>
        {t('worth.nothing')}
      </td>
    );
  }
  return (
    <>
      <td data-number data-label={t('worth.value')}>
        <Money amount={value.total} />
      </td>
      <td data-number data-label={t('worth.cost')}>
        <Money amount={cost.total} />
      </td>
      <td data-number data-label={t('worth.net')} data-net={Math.sign(net)}>
        <Money amount={net} />
      </td>
      <td data-number data-label={t('worth.ratio')}>
        {ratio === null
          ? NO_NUMBER
          : t('worth.ratioTimes', { ratio: formatNumber(ratio, language, 2) })}
      </td>
    </>
  );
}
