import type { DOMAINS, Domain, KpiStatus, KpiValue } from '@nhip-xa/contract';
import { StatusMark, useTexts, type Texts } from '@nhip-xa/web-ui';
import { memo, type ReactElement } from 'react';
import { pulseOf, type Counts } from './overview/overview-parts';
import { useDefined } from './use-defined';

// Typed by the contract's own list, whose module would bring the schemas into the wall's bundle.
const ALL: typeof DOMAINS = [
  'public-services',
  'administration',
  'citizen-feedback',
  'security',
  'environment',
  'infrastructure',
  'digital-economy',
  'digital-society',
  'value',
];
const WORST_FIRST: readonly KpiStatus[] = ['critical', 'warning', 'stale', 'none', 'good'];

interface PulseProps {
  values: ReadonlyMap<string, KpiValue>;
}

/**
 * How each of the nine domains stands: how many of its KPIs are in which state, by shape and number.
 * How many have no number yet is no state to look at: a dash stands where there is nothing else.
 */
export const Pulse = memo(function Pulse({ values }: PulseProps): ReactElement {
  const texts = useTexts();
  const { domainOf } = useDefined();
  return (
    <ul className="wall__pulse" aria-label={texts.t('wall.pulse')}>
      {pulseOf(values.values(), ALL, domainOf).map(({ domain, counts }) => (
        <DomainPulse key={domain} domain={domain} counts={counts} texts={texts} />
      ))}
    </ul>
  );
});

interface DomainPulseProps {
  domain: Domain;
  counts: Counts;
  texts: Texts;
}

function DomainPulse({ domain, counts, texts: { t } }: DomainPulseProps): ReactElement {
  const present = WORST_FIRST.filter((status) => counts[status] > 0);
  const shown = present.filter((status) => status !== 'none');
  const spoken = present.map((status) => `${counts[status]} ${t(`status.${status}`)}`).join(', ');
  return (
    <li aria-label={`${t(`domain.${domain}`)}: ${spoken || '–'}`} data-worst={present[0] ?? 'none'}>
      <span className="wall__domain">{t(`pulse.${domain}`)}</span>
      <span className="wall__counts">
        {shown.length === 0 ? <StatusMark status="none" /> : null}
        {shown.map((status) => (
          <span key={status} data-status={status}>
            <StatusMark status={status} />
            {counts[status]}
          </span>
        ))}
      </span>
    </li>
  );
}
