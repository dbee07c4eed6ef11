import { Meters, OTHER_SOURCES, REJECTING_SOURCES } from './meters';

const rejected = async (meters: Meters): Promise<string[]> =>
  (await meters.registry.getSingleMetricAsString('nhipxa_rejected_items_total'))
    .split('\n')
    .filter((line) => line.startsWith('nhipxa_rejected_items_total{'));

describe('what was rejected, for Prometheus', () => {
  it('is counted by its source and the reason', async () => {
    const meters = new Meters();
    const source = '06211.cong';
    meters.rejected([
      { source, reason: 'not-json', items: 2 },
      { source, reason: 'bad-shape', items: 1 },
    ]);
    meters.rejected([{ source, reason: 'not-json', items: 3 }]);
    expect(await rejected(meters)).toEqual([
      'nhipxa_rejected_items_total{source="06211.cong",reason="not-json"} 5',
      'nhipxa_rejected_items_total{source="06211.cong",reason="bad-shape"} 1',
    ]);
  });

  it('has no more labels than are allowed, however many sources send rubbish', async () => {
    const meters = new Meters();
    const reason = 'not-json' as const;
    const key = (n: number): string => `06211.s-${n}`;
    const more = 50;
    for (let n = 0; n < REJECTING_SOURCES + more; n += 1) {
      meters.rejected([{ source: key(n), reason, items: 1 }]);
    }
    // one that has its label keeps it
    meters.rejected([{ source: key(0), reason, items: 1 }]);
    const lines = await rejected(meters);
    expect(lines).toHaveLength(REJECTING_SOURCES + 1);
    expect(lines[0]).toBe(`nhipxa_rejected_items_total{source="${key(0)}",reason="not-json"} 2`);
    expect(lines.at(-1)).toContain(`{source="${OTHER_SOURCES}",reason="not-json"} ${more}`);
  });
});
