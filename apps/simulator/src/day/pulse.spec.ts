import { dayOfIso, startOfLocalDay } from '@nhip-xa/domain';
import { standingScenarios } from '../trouble/standing';
import { troubleOf } from '../trouble/trouble';
import { planProvinceDay, type World } from './plan';
import { pulseOf } from './pulse';

const SUNDAY = dayOfIso('2026-11-22');
const world: World = {
  seed: 20,
  trouble: troubleOf(standingScenarios()),
  firstDay: SUNDAY - 30,
};

describe('the pulse', () => {
  const planned = planProvinceDay(world, SUNDAY);
  const pulse = pulseOf(world, SUNDAY, planned);

  it('leaves the province never quiet for half a minute', () => {
    const moments = [...planned, ...pulse].map(({ atMs }) => atMs).sort((a, b) => a - b);
    const quietMs = moments.map((atMs, index) => atMs - (moments[index - 1] ?? atMs));
    expect(Math.max(...quietMs)).toBeLessThan(30_000);
  });

  it('is the same for the same day', () => {
    expect(pulseOf(world, SUNDAY, planned)).toEqual(pulse);
  });

  it('gives every detection its verdict before the day ends', () => {
    const saidOf = (state: string[]): string[] =>
      pulse
        .filter((each) => each.channel === 'case' && state.includes(each.say.state))
        .map((each) => each.say.id)
        .sort();
    expect(saidOf(['pending'])).toEqual(saidOf(['confirmed', 'rejected']));
  });

  it('leaves few waiting at once', () => {
    let pending = 0;
    for (const each of pulse) {
      if (each.channel !== 'case') continue;
      pending += each.say.state === 'pending' ? 1 : -1;
      expect(pending).toBeLessThanOrEqual(26);
    }
  });

  it('begins where it is told to, at once and with no verdict on what was never told', () => {
    const noon = startOfLocalDay(SUNDAY) + 12 * 3_600_000;
    const heard = pulseOf(world, SUNDAY, planned, noon);
    const begun = new Set(
      heard
        .filter((each) => each.channel === 'case' && each.say.state === 'pending')
        .map((each) => each.say.id),
    );
    const moments = [...planned, ...heard].map(({ atMs }) => atMs).filter((ms) => ms > noon);
    expect(Math.min(...moments) - noon).toBeLessThan(30_000);
    expect(heard.length).toBeGreaterThan(1_000);
    for (const each of heard) {
      expect(each.atMs).toBeGreaterThanOrEqual(noon);
      if (each.channel === 'case') expect(begun).toContain(each.say.id);
    }
  });
});
