import type { Domain, KpiValue } from '@nhip-xa/contract';
import { useLive } from '@nhip-xa/web-live';
import { KpiTile, useTexts, worstKpisFirst } from '@nhip-xa/web-ui';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { kpiTitle, useDefinitions, type Definition } from '../shell/definitions';

interface Group {
  domain: Domain;
  values: KpiValue[];
}

/** Values by domain, in the order in which the definitions first name each domain. */
function byDomain(values: readonly KpiValue[], definitions: readonly Definition[]): Group[] {
  const codes = definitions.map(({ code }) => code);
  const domains = [...new Set(definitions.map(({ domain }) => domain))];
  return domains.flatMap((domain) => {
    const own = definitions.filter((definition) => definition.domain === domain);
    const inDomain = values.filter(({ kpi }) => own.some(({ code }) => code === kpi));
    return inDomain.length === 0 ? [] : [{ domain, values: worstKpisFirst(inDomain, codes) }];
  });
}

/** The unit's KPIs under the names of their domains, each a way to its page. */
export function DomainTiles({ values }: { values: readonly KpiValue[] }): ReactElement {
  const { t } = useTexts();
  const definitions = useDefinitions();
  return (
    <div className="domains">
      {byDomain(values, definitions).map((group) => (
        <section key={group.domain} style={{ '--tiles': group.values.length } as object}>
          <h2>{t(`domain.${group.domain}`)}</h2>
          <div className="tiles">
            {group.values.map((value) => (
              <LinkedTile key={value.kpi} value={value} definitions={definitions} />
            ))}
          </div>
        </section>
      ))}
    </div>
  );
}

interface LinkedTileProps {
  value: KpiValue;
  definitions: readonly Definition[];
}

function LinkedTile({ value, definitions }: LinkedTileProps): ReactElement {
  const { language } = useTexts();
  const offsetMs = useLive((state) => state.offsetMs);
  return (
    <KpiTile value={value} name={kpiTitle(definitions, value, language)} offsetMs={offsetMs}>
      {({ role: _role, ...attributes }, content) => (
        <Link to="/u/$unit/kpi/$kpi" params={{ unit: value.unit, kpi: value.kpi }} {...attributes}>
          {content}
        </Link>
      )}
    </KpiTile>
  );
}
