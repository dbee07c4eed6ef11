import { useTexts } from '@nhip-xa/web-ui';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { wallDefinitions } from './wall-queries';

export interface Defined {
  /** In their order of consequence for citizens. */
  codes: readonly string[];
  domainOf: ReadonlyMap<string, string>;
  /** A name short enough for the wall: ours where there is one, else the definition's own. */
  nameOf: (kpi: string) => string;
}

/** What the wall knows of the KPIs that are defined. */
export function useDefined(): Defined {
  const { word, language } = useTexts();
  const definitions = useQuery(wallDefinitions).data;
  const known = useMemo(
    () => ({
      codes: definitions?.map(({ code }) => code) ?? [],
      domainOf: new Map(definitions?.map(({ code, domain }) => [code, domain])),
      names: new Map(definitions?.map(({ code, name }) => [code, name])),
    }),
    [definitions],
  );
  const nameOf = (kpi: string): string => {
    const short = word('kpi', kpi);
    return short !== kpi ? short : (known.names.get(kpi)?.[language] ?? kpi);
  };
  return { codes: known.codes, domainOf: known.domainOf, nameOf };
}
