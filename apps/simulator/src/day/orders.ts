import { isoDay } from '@nhip-xa/domain';
import { chanceOf, type Chance } from '../chance/chance';
import type { Commune } from '../province/communes';
import { SHOP } from '../province/services';
import { villageCode } from '../province/sources';
import type { Planned } from './messages';
import { arrivals, RHYTHMS } from './rhythm';

/** Prices are whole thousands of dong. */
const THOUSAND_VND = 1_000;

/** Every order at a commune's shop front on a local day. */
export function ordersOf(seed: number, commune: Commune, day: number): Planned[] {
  const chance = chanceOf(seed, commune.code, 'orders', day);
  return arrivals(chance, day, commune.ordersPerDay, RHYTHMS.shopping).map((atMs, index) => {
    const id = `DH-${commune.code}-${isoDay(day).replaceAll('-', '').slice(2)}-${index + 1}`;
    return order(chanceOf(seed, 'order', id), commune, id, atMs);
  });
}

/** One order: mostly small, now and then a large one. */
export function order(chance: Chance, commune: Commune, id: string, atMs: number): Planned {
  const thousands = Math.round(60 * Math.exp(chance.between(0, 2.2)));
  return {
    source: `${commune.code}.${SHOP}`,
    commune: commune.code,
    atMs,
    channel: 'event',
    say: {
      id,
      type: 'trade.order',
      amount: thousands * THOUSAND_VND,
      village: villageCode(commune, chance.whole(1, commune.villages)),
      attributes: { product: chance.pick(commune.products), items: chance.whole(1, 4) },
    },
  };
}
