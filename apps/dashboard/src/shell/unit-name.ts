import type { Unit } from '@nhip-xa/contract';
import type { Language } from '@nhip-xa/web-ui';

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** `Xã Đồng Đăng`: the kind before the name, unless the name says it already. */
export function unitName(unit: Pick<Unit, 'name' | 'kind'>, language: Language): string {
  if (language === 'en' && unit.name.en) return unit.name.en;
  const { vi } = unit.name;
  const named = unit.kind && vi.toLowerCase().startsWith(unit.kind.toLowerCase());
  const vietnamese = unit.kind && /[À-ỹ]/.test(unit.kind);
  return unit.kind && vietnamese && !named ? `${capital(unit.kind)} ${vi}` : vi;
}
