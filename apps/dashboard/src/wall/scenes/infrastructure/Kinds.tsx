import { Roll, StatusMark, formatNumber, useTexts } from '@nhip-xa/web-ui';
import type { ReactElement } from 'react';
import { Name } from '../Name';
import { worstKindsFirst, type Infrastructure } from './board';

/** Each kind of device: how many report of how many, and who has been silent longest. */
export function Kinds({ kinds }: { kinds: Infrastructure['kinds'] }): ReactElement {
  const { t } = useTexts();
  const shown = worstKindsFirst(kinds.filter(({ kind }) => kind !== 'service'));
  return (
    <section className="infra-kinds" aria-label={t('infra.kinds')}>
      <h3 className="infra-kinds__title">{t('infra.kinds')}</h3>
      {shown.length === 0 ? <p>{t('infra.kindsNone')}</p> : null}
      <ul>
        {shown.map((kind) => (
          <Kind key={kind.kind} {...kind} />
        ))}
      </ul>
    </section>
  );
}

function Kind({ kind, online, total, silent }: Infrastructure['kinds'][number]): ReactElement {
  const { t, word, language } = useTexts();
  const shownCount = (count: number): string => formatNumber(count, language, 0);
  const [longest] = silent;
  const whole = online === total;
  return (
    <li className="infra-kind" data-status={whole ? 'good' : 'stale'}>
      <StatusMark status={whole ? 'good' : 'stale'} />
      <span className="infra-kind__name">{word('infraKind', kind)}</span>
      <strong>
        <Roll text={t('infra.count', { up: shownCount(online), total: shownCount(total) })} />
      </strong>
      <span className="infra-kind__silent">
        {whole ? (
          t('infra.all')
        ) : longest === undefined ? (
          t('infra.online')
        ) : (
          <Name text={t('infra.longest', { name: longest })} />
        )}
      </span>
    </li>
  );
}
