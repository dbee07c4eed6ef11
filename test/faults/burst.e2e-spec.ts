import { setTimeout as delay } from 'node:timers/promises';
import { BusyTown, COMMUNE } from './kit/busy-town';
import { lasting, patience } from './kit/length';
import { peakMib } from './kit/memory';
import { expectAllThere } from './kit/oracle';
import { PageVisitor } from './kit/page-visitor';
import { Row } from './kit/row';
import { Publisher } from './ledger';

const BURST_MS = lasting(8_000, 60_000);
const SOURCES = 8;
/** Messages each source of the burst has under way, without ever waiting between two. */
const LANES = 40;
/** A page is answered within this during a burst, in ms: usable, not quick. */
const PAGE_MS = 5_000;
/** The server's memory under any fault, in MiB [goals]. */
const MEMORY_MIB = 512;

const PAGES = [`/units/${COMMUNE}/kpis`, `/sources?unit=${COMMUNE}`, `/events?unit=${COMMUNE}`];

describe('a burst of many times the usual', () => {
  let busy: BusyTown;
  let burst: Publisher | undefined;

  beforeAll(async () => {
    busy = await BusyTown.start({ sources: 2, lanes: 2, pauseMs: 50 });
  });
  afterAll(async () => {
    burst?.remove();
    await busy?.stop();
  });

  it(
    'loses nothing, stays within its memory, and pages are answered (28)',
    async () => {
      const row = new Row('28', `burst of ${BURST_MS / 1_000} s`);
      const { town } = busy;
      const made = await Promise.all(
        Array.from({ length: SOURCES }, (_, n) =>
          town.source({ id: `burst-${n}`, kind: 'service', unit: COMMUNE }),
        ),
      );
      const usual = busy.acknowledged;
      await delay(2_000);
      const usualRate = (busy.acknowledged - usual) / 2;
      busy.begin();
      const visitor = new PageVisitor(town.admin, PAGES);
      const credentials = made.map(({ credential }) => credential);
      const { mqttUrl } = town.server;
      burst = new Publisher({ mqttUrl, credentials, lanes: LANES, pauseMs: 0 });
      await delay(BURST_MS);
      const rate = burst.acknowledged().length / (BURST_MS / 1_000);
      const sent = await burst.finish();
      const overMs = performance.now();
      const { longestMs, statuses } = await visitor.leave();
      row.note(`${Math.round(usualRate)} → ${Math.round(rate)} messages/s`);
      row.note(`longest page ${(longestMs / 1_000).toFixed(1)} s`);
      const peak = peakMib(town.server.pid);
      await busy.settle(row, overMs);
      const acknowledged = burst.acknowledged();
      expect(acknowledged).toHaveLength(sent);
      const books = { api: town.admin, unit: COMMUNE, keys: made.map(({ key }) => key) };
      await expectAllThere(books, acknowledged);
      expect(statuses).toEqual([200]);
      expect(longestMs).toBeLessThan(PAGE_MS);
      expect(peak).not.toBeGreaterThan(MEMORY_MIB);
    },
    patience(BURST_MS) + 120_000,
  );
});
