import type { Scene } from '@nhip-xa/contract';
import type { Browser, Page } from 'playwright-core';
import { laidOut, startBrowser, untilLive, type PageTroubles } from './kit/browser';
import { faultsOnEveryScreen, turnedTo } from './kit/every-screen';
import { bring, type Level, type Mood } from './kit/fit-stage';
import { PagesAlone, UNIT } from './kit/pages-alone';

const SCENES: readonly Scene[] = [
  ...(['overview', 'map', 'services', 'feedback', 'security'] as const),
  ...(['environment', 'infrastructure', 'economy', 'value'] as const),
];
/** A wall stands within this, on a machine that has much else to do. */
const OPENED_MS = 40_000;
const LEVELS: readonly Level[] = ['commune', 'province'];
/** Whatever the machine's clock says: by night moments are long, of yesterday and of last year. */
const HOURS = { night: '2027-01-01T00:30:00+07:00', day: '2026-11-20T14:00:00+07:00' } as const;
type Hour = keyof typeof HOURS;
const MOODS: readonly (readonly [Mood, readonly Hour[]])[] = [
  ['trouble', ['night', 'day']],
  ['calm', ['day']],
  ['silent', ['night', 'day']],
  ['none', ['night']],
];
const STAGES = LEVELS.flatMap((level) =>
  MOODS.flatMap(([mood, hours]) => hours.map((hour) => ({ level, mood, hour }))),
);

describe('every scene of a wall lies right on every screen, in Vietnamese and English', () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await startBrowser();
  });
  afterAll(async () => {
    await browser?.close();
  });

  describe.each(STAGES)('of a $level, $mood, by $hour', ({ level, mood, hour }) => {
    let pages: PagesAlone;
    let page: Page & PageTroubles;

    beforeAll(async () => {
      pages = await PagesAlone.start(HOURS[hour]);
      bring(pages, level, mood);
      page = await pages.open(browser, `/wall/${UNIT}?scene=overview`);
      await untilLive(page, 'connected', OPENED_MS);
      await page.evaluate('window.neverReloaded = true');
    }, 60_000);
    afterAll(async () => {
      await page?.context().close();
      await pages?.stop();
    });

    it.each(SCENES)(
      '%s',
      async (scene) => {
        const faults: Record<string, string[]> = {};
        for (const language of ['vi', 'en'] as const) {
          await turnedTo(page, scene, language);
          await page.waitForLoadState('networkidle');
          await laidOut(page);
          const name = `${level}-${mood}-${hour}-${scene}-${language}`;
          Object.assign(faults, await faultsOnEveryScreen(page, name));
        }
        expect(faults).toEqual({});
        expect(await page.evaluate('window.neverReloaded')).toBe(true);
        expect(page.errors).toEqual([]);
      },
      60_000,
    );
  });
});
