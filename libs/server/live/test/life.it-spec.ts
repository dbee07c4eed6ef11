import { kpiValue } from '@nhip-xa/testing';
import { LiveServer } from './live-server';

const UNIT = '19753';

describe('the life of the live side', () => {
  it('tells the time again and again, and at once whether facts can be stored', async () => {
    const server = await LiveServer.start({ serverWordMilliseconds: 50 });
    const client = await server.client();
    await client.until('three words', ({ server: words }) => words.length >= 3);
    server.publisher.storageChanged('waiting');
    await client.until('the news', ({ server: words }) => words.at(-1)?.storage === 'waiting');
    const late = await server.client({ token: 'province' });
    const word = await late.until('the same word', ({ server: words }) => words[0]);
    const told = client.server.find(({ storage }) => storage === 'waiting');
    // Whoever comes later is told when it began, not when it came.
    expect(word).toMatchObject({ storage: 'waiting', storageSince: told?.storageSince });
    expect(Date.parse(word.storageSince!)).toBeLessThanOrEqual(Date.parse(told!.time));
    server.publisher.storageChanged('ok');
    const good = await client.until('the news', ({ server: words }) =>
      words.at(-1)?.storage === 'ok' ? words.at(-1) : undefined,
    );
    expect(good).not.toHaveProperty('storageSince');
    await server.stop();
  });

  it('breaks the connections when it ends, so that the clients come back by themselves', async () => {
    const server = await LiveServer.start();
    const client = await server.client();
    await client.watch({ units: [UNIT] });
    await server.stop(false);
    await client.until('the end', ({ ended }) => ended);
    // `io server disconnect` would tell the client to stay away.
    expect(client.ended).toBe('transport close');
    server.publisher.kpiChanged(UNIT, [kpiValue({ unit: UNIT, kpi: 'flood-level' })]);
    server.publisher.storageChanged('waiting');
    expect(server.counted.open).toBe(0);
  });

  it('lets nobody in once it ends', async () => {
    const server = await LiveServer.start();
    server.live.close();
    expect(await server.refusal({ token: 'chairman' })).toBe('unavailable');
    await server.stop();
  });

  it('forgets who left', async () => {
    const server = await LiveServer.start();
    const client = await server.client();
    await client.watch({ units: [UNIT] });
    client.close();
    await client.until('the leaving', () => server.counted.open === 0);
    const sent = server.counted.sent;
    server.publisher.kpiChanged(UNIT, [kpiValue({ unit: UNIT, kpi: 'flood-level' })]);
    expect(server.counted.sent).toBe(sent);
    await server.stop();
  });

  it('lets a client watch no more units than the limit, all its watches together', async () => {
    const server = await LiveServer.start();
    const client = await server.client({ token: 'province' });
    const units = Array.from({ length: 200 }, (_, index) => String(10_000 + index));
    for (const unit of units) server.gate.parents.set(unit, '46');
    expect(await client.watch({ units })).toMatchObject({ ok: true });
    const refused = { ok: false, code: 'bad-request' };
    expect(await client.watch({ units: [UNIT] })).toEqual(refused);
    client.unwatch([units[0]!]);
    expect(await client.watch({ units: [UNIT] })).toMatchObject({ ok: true });
    await server.stop();
  });
});
