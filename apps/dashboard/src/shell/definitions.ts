import type { KpiValue } from '@nhip-xa/contract';
import { formatUnit, type Language, type Texts } from '@nhip-xa/web-ui';
import { useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import type { kpiDefinition } from '@nhip-xa/contract';
import { definitionsQuery } from '../api/queries';

export type Definition = z.infer<typeof kpiDefinition>;

/** The definitions in force, in order of consequence for citizens. */
export function useDefinitions(): readonly Definition[] {
  return useQuery(definitionsQuery).data?.items ?? [];
}

/** A target as definitions state it: at least (\u2265) or at most (\u2264) a level. */
const BOUND = /^([\u2265\u2264])\s*(.+)$/;

/** The target in words with its unit, unless it states one itself: `từ 98 % trở lên`. */
export function targetWords({ target, uom }: Stated, { t, language }: Reader): string {
  const [, bound, level = target] = BOUND.exec(target) ?? [];
  const shown = level.includes('%') ? inLanguage(level, language) : withUnit(level, uom, language);
  if (bound === undefined) return shown;
  return t(bound === '\u2265' ? 'target.atLeast' : 'target.atMost', { level: shown });
}

type Stated = Pick<Definition, 'target' | 'uom'>;
type Reader = Pick<Texts, 't' | 'language'>;

const withUnit = (level: string, uom: string, language: Language): string =>
  `${level} ${formatUnit(uom, language)}`;

const inLanguage = (level: string, language: Language): string =>
  language === 'en' ? level.replace('/quý', ' a quarter') : level;

/** A KPI's own name, or its code until the definition is known. */
export function kpiTitle(
  definitions: readonly Definition[],
  value: Pick<KpiValue, 'kpi'>,
  language: Language,
): string {
  return definitions.find(({ code }) => code === value.kpi)?.name[language] ?? value.kpi;
}
