import type { Happening } from '@nhip-xa/ports';
import { kpiValue, later, type LiveClient } from '@nhip-xa/testing';
import { LiveServer } from './live-server';

const UNIT = '19753';
const flood = (value: number, at = 0) =>
  kpiValue({ unit: UNIT, kpi: 'flood-level', value, at: later(at) });
const overdue = (value: number, at = 0) =>
  kpiValue({ unit: UNIT, kpi: 'dossiers-overdue', value, at: later(at) });

describe('watching', () => {
  let server: LiveServer;
  let client: LiveClient;

  beforeEach(async () => {
    server = await LiveServer.start({ watchMilliseconds: 300 });
    server.values.set(flood(1), overdue(3));
    client = await server.client();
  });
  afterEach(() => server.stop());

  it('answers with the snapshot, then sends only what changed, counting by one', async () => {
    const answer = await client.watch({ units: [UNIT] });
    expect(answer).toEqual({ ok: true, snapshot: [flood(1), overdue(3)], seq: 0 });
    server.publisher.kpiChanged(UNIT, [flood(2, 1)]);
    server.publisher.kpiChanged(UNIT, [overdue(4, 2)]);
    server.publisher.kpiChanged('19754', [kpiValue({ unit: '19754', kpi: 'flood-level' })]);
    server.publisher.kpiChanged(UNIT, [flood(3, 3), overdue(5, 3)]);
    await client.until('three messages', ({ kpi }) => kpi.length === 3);
    expect(client.kpi).toEqual([
      { unit: UNIT, values: [flood(2, 1)], seq: 1 },
      { unit: UNIT, values: [overdue(4, 2)], seq: 2 },
      { unit: UNIT, values: [flood(3, 3), overdue(5, 3)], seq: 3 },
    ]);
    expect(await client.watch({ units: [UNIT] })).toMatchObject({ ok: true, seq: 3 });
  });

  it('tells everybody that definitions are others, once for several changes, and reads anew', async () => {
    await client.watch({ units: [UNIT] });
    const { readings } = server.values;
    server.publisher.definitionsChanged();
    server.publisher.definitionsChanged();
    await client.until('the word', ({ definitions }) => definitions.length > 0);
    await client.watch({ units: [UNIT] });
    expect(server.values.readings).toBe(readings + 1);
    expect(client.definitions).toHaveLength(1);
  });

  it('sends what changes during the snapshot after it, and nothing that it has already', async () => {
    const release = server.values.hold();
    const answered = client.watch({ units: [UNIT] });
    await client.until('the reading', () => server.values.readings === 1);
    server.publisher.kpiChanged(UNIT, [flood(1)]);
    server.publisher.kpiChanged(UNIT, [overdue(7, -1)]);
    expect(client.kpi).toEqual([]);
    server.publisher.kpiChanged(UNIT, [flood(2, 5)]);
    server.publisher.kpiChanged(UNIT, [flood(3, 6)]);
    release();
    expect(await answered).toEqual({ ok: true, snapshot: [flood(1), overdue(3)], seq: 0 });
    await client.until('the change', ({ kpi }) => kpi.length > 0);
    expect(client.kpi).toEqual([{ unit: UNIT, values: [flood(3, 6)], seq: 1 }]);
  });

  it('reads a unit once for all who ask at once, but not for who came after a change', async () => {
    const others = await Promise.all([1, 2, 3].map(() => server.client()));
    const release = server.values.hold();
    const early = others.map((each) => each.watch({ units: [UNIT] }));
    await client.until('the reading', () => server.values.readings === 1);
    await client.until('all asked', () => others.every(({ server: { length } }) => length));
    server.values.set(flood(2, 5));
    server.publisher.kpiChanged(UNIT, [flood(2, 5)]);
    const late = client.watch({ units: [UNIT] });
    await client.until('its own reading', () => server.values.readings >= 2);
    release();
    for (const answer of await Promise.all(early)) expect(answer).toMatchObject({ ok: true });
    expect(await late).toEqual({ ok: true, snapshot: [flood(2, 5), overdue(3)], seq: 0 });
    expect(server.values.readings).toBe(2);
  });

  it('reads no more of a unit than was asked for, and that once for all who ask the same', async () => {
    const read: (readonly string[] | undefined)[] = [];
    const { current } = server.values;
    server.values.current = (units, kpis) => {
      read.push(kpis);
      return current.call(server.values, units, kpis);
    };
    const kpis = ['flood-level'];
    for (const request of [{ kpis }, {}, { kpis }, {}]) {
      const answer = await client.watch({ units: [UNIT], ...request });
      const snapshot = 'kpis' in request ? [flood(1)] : [flood(1), overdue(3)];
      expect(answer).toEqual({ ok: true, snapshot, seq: 0 });
    }
    expect(read).toEqual([kpis, undefined]);
  });

  it('sends the KPIs asked for only; a second watch replaces them', async () => {
    const first = await client.watch({ units: [UNIT], kpis: ['flood-level'] });
    expect(first).toMatchObject({ snapshot: [flood(1)] });
    server.publisher.kpiChanged(UNIT, [overdue(4, 1)]);
    server.publisher.freshened(UNIT, { 'flood-level': later(1), 'dossiers-overdue': later(1) });
    server.publisher.kpiChanged(UNIT, [overdue(5, 2), flood(2, 2)]);
    await client.until('a message', ({ kpi }) => kpi.length > 0);
    expect(client.kpi).toEqual([{ unit: UNIT, values: [flood(2, 2)], seq: 1 }]);
    expect(client.fresh).toEqual([{ unit: UNIT, freshAt: { 'flood-level': later(1) } }]);
    await client.watch({ units: [UNIT], kpis: ['dossiers-overdue'] });
    server.publisher.kpiChanged(UNIT, [flood(3, 3), overdue(6, 3)]);
    await client.until('a message', ({ kpi }) => kpi.length > 1);
    expect(client.kpi[1]).toEqual({ unit: UNIT, values: [overdue(6, 3)], seq: 2 });
  });

  it('tells who asks for numbers alone nothing of what happens, but of sources', async () => {
    const happened: Happening = {
      at: later(0),
      kind: 'kpi',
      words: { vi: 'a', en: 'a' },
      href: '',
      act: 'kpi.read',
    };
    server.ticker.happenings.set(UNIT, [happened]);
    await client.watch({ units: [UNIT], news: false });
    server.publisher.happened(UNIT, [happened]);
    server.publisher.presenceChanged(UNIT, [
      { source: '19753.river', state: 'offline', at: later(0) },
    ]);
    server.publisher.kpiChanged(UNIT, [flood(2, 1)]);
    await client.until('the number', ({ kpi }) => kpi.length === 1);
    expect(client.ticker).toEqual([]);
    expect(client.presence).toHaveLength(1);
    await client.watch({ units: [UNIT] });
    await client.until('what happened last', ({ ticker }) => ticker.length === 1);
  });

  it('ends with unwatch', async () => {
    await client.watch({ units: [UNIT] });
    client.unwatch([UNIT]);
    // Whatever is answered after it, the unwatch was heard before.
    await client.watch({ units: ['99'] });
    const sent = server.counted.sent;
    server.publisher.kpiChanged(UNIT, [flood(2, 1)]);
    expect(server.counted.sent).toBe(sent);
  });

  it('answers what is foreign like what does not exist, and what it watched stays', async () => {
    await client.watch({ units: [UNIT] });
    const refused = { ok: false, code: 'not-found' };
    expect(await client.watch({ units: ['19754'] })).toEqual(refused);
    expect(await client.watch({ units: ['99999'] })).toEqual(refused);
    expect(await client.watch({ units: [UNIT, '46'], kpis: ['nothing'] })).toEqual(refused);
    server.publisher.kpiChanged('19754', [kpiValue({ unit: '19754', kpi: 'flood-level' })]);
    server.publisher.kpiChanged(UNIT, [flood(2, 1)]);
    await client.until('a message', ({ kpi }) => kpi.length > 0);
    expect(client.kpi).toEqual([{ unit: UNIT, values: [flood(2, 1)], seq: 1 }]);
  });

  it('answers bad requests so, and ignores what nobody can answer', async () => {
    const bad: unknown[] = [null, 1, 'x', [], {}, { units: [] }, { units: ['__proto__'] }];
    bad.push({ units: UNIT }, { units: [UNIT], kpis: 3 }, [{ units: [UNIT] }]);
    for (const request of bad) {
      const answer = await client.socket.emitWithAck('watch', request as never);
      expect(answer).toEqual({ ok: false, code: 'bad-request' });
    }
    for (const event of ['watch', 'unwatch', 'drawn', 'kpi', 'error', 'unheard-of']) {
      client.emitRaw(event);
      client.emitRaw(event, null, { toString: 1 }, [[]]);
    }
    expect(await client.watch({ units: [UNIT] })).toMatchObject({ ok: true });
    expect(client.ended).toBeUndefined();
  });

  it('says unavailable in time while the values cannot be read', async () => {
    server.values.failure = new Error('the database is away');
    const unavailable = { ok: false, code: 'unavailable' };
    expect(await client.watch({ units: [UNIT] })).toEqual(unavailable);
    server.values.failure = undefined;
    const release = server.values.hold();
    expect(await client.watch({ units: [UNIT] })).toEqual(unavailable);
    server.publisher.kpiChanged(UNIT, [flood(2, 1)]);
    release();
    server.gate.failure = new Error('the database is away');
    expect(await client.watch({ units: [UNIT] })).toEqual(unavailable);
    server.gate.failure = undefined;
    expect(await client.watch({ units: [UNIT] })).toMatchObject({ ok: true, seq: 0 });
  });

  it('reports once how long a message took to the screen', async () => {
    await client.watch({ units: [UNIT] });
    server.publisher.kpiChanged(UNIT, [flood(2, 1)]);
    const message = await client.until('a message', ({ kpi }) => kpi[0]);
    for (const seq of [message.seq, message.seq, 99, -1, 0.5]) client.drawn(seq);
    await client.watch({ units: [UNIT] });
    expect(server.drawn.milliseconds).toHaveLength(1);
    expect(server.drawn.milliseconds[0]).toBeGreaterThanOrEqual(0);
    expect(server.drawn.milliseconds[0]).toBeLessThan(5_000);
  });
});
