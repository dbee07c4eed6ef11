import { useTexts } from '@nhip-xa/web-ui';
import type { ReactElement } from 'react';
import { useDefinitions } from './definitions';

interface KpiChoiceProps {
  /** What is chosen by it. */
  name: string;
  /** The code that stands there. */
  chosen: string;
  choose: (kpi: string) => void;
}

/** One of the KPIs that are in use, by domain. */
export function KpiChoice({ name, chosen, choose }: KpiChoiceProps): ReactElement {
  const { t, language } = useTexts();
  const definitions = useDefinitions().filter(({ enabled }) => enabled);
  const domains = [...new Set(definitions.map(({ domain }) => domain))];
  return (
    <label className="choice">
      {name}
      <select value={chosen} onChange={(event) => choose(event.target.value)}>
        {domains.map((domain) => (
          <optgroup key={domain} label={t(`domain.${domain}`)}>
            {definitions
              .filter((definition) => definition.domain === domain)
              .map(({ code, name: called }) => (
                <option key={code} value={code}>
                  {called[language]}
                </option>
              ))}
          </optgroup>
        ))}
      </select>
    </label>
  );
}
