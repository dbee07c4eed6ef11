import type { WallSettings } from '@nhip-xa/contract';
import type { KpiBook } from '@nhip-xa/domain';
import { badField } from './problem';

const eachOnce = (texts: readonly string[]): boolean => new Set(texts).size === texts.length;

/** Refuses settings of a wall that speak of numbers that there are not, or name a scene twice. */
export function checkWallSettings(settings: WallSettings | null | undefined, book: KpiBook): void {
  if (!settings) return;
  const { scenes, kpis, map } = settings;
  if (!eachOnce(scenes.map(({ scene }) => scene))) throw badField('settings.scenes', 'each once');
  if (!eachOnce(kpis ?? [])) throw badField('settings.kpis', 'each once');
  const unknown = (kpis ?? []).filter((code) => !book.one(code));
  if (unknown.length > 0) throw badField('settings.kpis', `no such KPI: ${unknown.join(', ')}`);
  if ('kpi' in map && !book.one(map.kpi)) throw badField('settings.map', `no such KPI: ${map.kpi}`);
}
