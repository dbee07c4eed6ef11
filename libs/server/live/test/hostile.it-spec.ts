import { kpiValue, later, until, type LiveClient } from '@nhip-xa/testing';
import { LiveServer } from './live-server';

const UNIT = '19753';

describe('clients that misbehave', () => {
  let server: LiveServer;
  let good: LiveClient;

  beforeEach(async () => {
    server = await LiveServer.start();
    good = await server.client({ token: 'province' });
    await good.watch({ units: [UNIT] });
  });
  afterEach(() => server.stop());

  /** The good client still gets what changes. */
  const goodIsServed = async () => {
    const before = good.kpi.length;
    server.publisher.kpiChanged(UNIT, [kpiValue({ unit: UNIT, kpi: 'flood-level' })]);
    await good.until('a message', ({ kpi }) => kpi.length > before);
    expect(good.ended).toBeUndefined();
  };

  it.each(['drawn', 'unheard-of'])(
    'disconnects a flood of “%s”, and nobody else',
    async (event) => {
      const flooding = await server.client();
      for (let index = 0; index < 5_000; index += 1) flooding.emitRaw(event, { seq: index });
      await flooding.until('the end', ({ ended }) => ended);
      expect(server.counted.flooded).toBe(1);
      await goodIsServed();
    },
  );

  it('closes the connection of a huge frame, and nobody else’s', async () => {
    const huge = await server.client();
    huge.emitRaw('watch', { units: ['x'.repeat(20_000)] });
    await huge.until('the end', ({ ended }) => ended);
    await goodIsServed();
  });

  const FRAMES: [string, string | Buffer][] = [
    ['an empty packet', '4'],
    ['an unknown kind of packet', '49/live,'],
    ['broken JSON', '42/live,["watch"'],
    ['an event without a name', '42/live,[]'],
    ['an event whose name is an object', '42/live,[{"toString":1}]'],
    ['an event named like a prototype', '42/live,["__proto__",{}]'],
    ['an event of a namespace it did not join', '42["watch",{}]'],
    ['a placeholder of nothing', '451-/live,["watch",{"_placeholder":true,"num":9}]'],
    ['a promise of attachments without end', '4599999999-/live,["a",{}]'],
    ['an answer to nothing', '43/live,1["x"]'],
    ['a farewell', '41/live,'],
    ['a namespace that is not there', '40/nowhere,'],
    ['an upgrade of nothing', '5'],
    ['a probe', '2probe'],
    ['bytes that are no text', Buffer.from([0xff, 0x00, 0xfe])],
    ['a nest of lists', `42/live,["watch",${'['.repeat(5_000)}${']'.repeat(5_000)}]`],
  ];

  it.each(FRAMES)('survives %s', async (_name, frame) => {
    const odd = await server.client();
    odd.sendFrame(frame);
    await goodIsServed();
    expect(server.counted.open).toBeLessThanOrEqual(2);
  });

  it('refuses the plain namespace, token or not', async () => {
    const client = await server.client();
    const plain = client.socket.io.socket('/', { auth: { token: 'chairman' } });
    const refused = new Promise((resolve) => plain.once('connect_error', resolve));
    plain.connect();
    expect(await refused).toMatchObject({ data: { code: 'unauthenticated' } });
  });

  it('keeps the newest state, not a backlog, for a client that does not read', async () => {
    const slow = await server.client();
    await slow.watch({ units: [UNIT] });
    slow.pause();
    const owner = 'Nguyễn Văn Chậm '.repeat(400);
    const value = (number: number) =>
      kpiValue({ unit: UNIT, kpi: 'flood-level', value: number, at: later(number), owner });
    let pushed = 0;
    // Fewer at a time than may wait, so that nothing is skipped for whoever reads.
    const skipping = () => {
      for (let index = 0; index < 20; index += 1) {
        pushed += 1;
        server.publisher.kpiChanged(UNIT, [value(pushed)]);
      }
      return server.counted.skipped > 200;
    };
    await until('the server skips', skipping, 20_000);
    server.publisher.storageChanged('waiting');
    slow.resume();
    await slow.until(
      'the newest',
      (each) => each.valuesOf(UNIT, 'flood-level').at(-1)?.value === pushed,
    );
    await slow.until('the word', ({ server: words }) => words.at(-1)?.storage === 'waiting');
    expect(slow.kpi.length).toBeLessThan(pushed - 100);
    await good.until('every message', ({ kpi }) => kpi.length === pushed);
    expect(slow.kpi.map(({ seq }) => seq)).toEqual(slow.kpi.map((_, index) => index + 1));
    const numbers = slow.valuesOf(UNIT, 'flood-level').map((each) => Number(each.value));
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
    expect(slow.ended).toBeUndefined();
  });
});
