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
  /** The target of a share in words, since its number alone does not say whether it is bad; else empty. */
  targetOf: (kpi: string) => string;
}

/** The level of a target such as \u2265 98. */
const LEVEL = /\d+([.,]\d+)?/;

/** What the wall knows of the KPIs that are defined. */
export function useDefined(): Defined {
  const { t, word, language } = useTexts();
  const definitions = useQuery(wallDefinitions).data;
  const known = useMemo(
    () => ({
      codes: definitions?.map(({ code }) => code) ?? [],
      domainOf: new Map(definitions?.map(({ code, domain }) => [code, domain])),
      named: new Map(definitions?.map((definition) => [definition.code, definition])),
    }),
    [definitions],
  );
  const nameOf = (kpi: string): string => {
    const short = word('kpi', kpi);
    return short !== kpi ? short : (known.named.get(kpi)?.name[language] ?? kpi);
  };
  const targetOf = (kpi: string): string => {
    const definition = known.named.get(kpi);
    const level = definition?.uom.startsWith('%') ? LEVEL.exec(definition.target)?.[0] : undefined;
    // of what it is a share stands in its name
    if (level === undefined) return '';
    const isMost = definition?.better === 'lower';
    return t(isMost ? 'wall.needAtMost' : 'wall.need', { level: `${level}\u00a0%` });
  };
  return { codes: known.codes, domainOf: known.domainOf, nameOf, targetOf };
}
