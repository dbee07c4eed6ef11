import type { KpiValue } from '@nhip-xa/contract';
import { kpiValue, later, person } from '@nhip-xa/testing';
import { LiveConnection } from './connection';
import { LIVE_LIMITS } from './limits';
import { Opening } from './opening';
import type { MessageOf, Outlet } from './outlet';
import { NO_METER, type MessageName } from './parts';

const UNIT = '19753';
const flood = (value: number) =>
  kpiValue({ unit: UNIT, kpi: 'flood-level', value, at: later(value) });

/** A client that reads only when the test says so. */
class SlowOutlet implements Outlet {
  readonly id = 'slow';
  readonly sent: { name: MessageName; message: unknown }[] = [];
  waiting = 0;
  private drained: () => void = () => undefined;

  send<Name extends MessageName>(name: Name, message: MessageOf<Name>): void {
    this.waiting += 1;
    this.sent.push({ name, message });
  }
  backlog(): number {
    return this.waiting;
  }
  onDrain(listener: () => void): void {
    this.drained = listener;
  }
  read(): void {
    this.waiting = 0;
    this.drained();
  }
  end(): void {
    throw new Error('not to be ended');
  }
  drop(): void {
    throw new Error('not to be dropped');
  }
}

describe('a connection whose client reads slowly', () => {
  let outlet: SlowOutlet;
  let connection: LiveConnection;
  let nowMs = 0;

  const watch = (snapshot: readonly KpiValue[]) => {
    const opening = new Opening(new Set([UNIT]), null);
    connection.open(opening);
    connection.begin(opening, new Map([[UNIT, snapshot]]), () => undefined);
  };
  const values = () =>
    outlet.sent.flatMap(({ name, message }) =>
      name === 'kpi' ? (message as MessageOf<'kpi'>).values.map(({ value }) => value) : [],
    );

  beforeEach(() => {
    outlet = new SlowOutlet();
    connection = new LiveConnection(outlet, person(UNIT), {
      limits: { ...LIVE_LIMITS, backlogPackets: 2, rememberedMessages: 2 },
      meter: NO_METER,
      nowMs: () => nowMs,
      mayAct: () => true,
      follows: () => undefined,
    });
    watch([flood(0)]);
  });

  it('sends the newest once it reads, and nothing twice', () => {
    for (let value = 1; value <= 9; value += 1) connection.changed(UNIT, [flood(value)]);
    expect(values()).toEqual([1, 2, 3]);
    outlet.read();
    expect(values()).toEqual([1, 2, 3, 9]);
    outlet.read();
    connection.changed(UNIT, [flood(10)]);
    expect(values()).toEqual([1, 2, 3, 9, 10]);
  });

  it('forgets what waited when a newer snapshot was given', () => {
    for (let value = 1; value <= 9; value += 1) connection.changed(UNIT, [flood(value)]);
    watch([flood(12)]);
    outlet.read();
    expect(values()).toEqual([1, 2, 3]);
  });

  it('forgets what waited of a unit it gave up or may not see any more', () => {
    for (let value = 1; value <= 9; value += 1) connection.changed(UNIT, [flood(value)]);
    connection.revoke(UNIT);
    outlet.read();
    expect(values()).toEqual([1, 2, 3]);
  });

  it('leaves out what only matters now', () => {
    for (let value = 1; value <= 3; value += 1) connection.changed(UNIT, [flood(value)]);
    connection.tell('ticker', { unit: UNIT, items: [] });
    connection.freshened(UNIT, { 'flood-level': later(1) });
    outlet.read();
    expect(outlet.sent.map(({ name }) => name)).toEqual(['kpi', 'kpi', 'kpi']);
  });

  it('remembers when the last messages were sent, and no more of them than the limit', () => {
    for (let value = 1; value <= 3; value += 1) {
      nowMs = value * 100;
      connection.changed(UNIT, [flood(value)]);
    }
    nowMs = 1_000;
    expect([1, 2, 3, 3, 4].map((seq) => connection.drawn(seq)?.tookMs)).toEqual([
      undefined,
      800,
      700,
      undefined,
      undefined,
    ]);
  });

  it('remembers when the newest fact behind a message occurred, of one that waited too', () => {
    connection.changed(UNIT, [flood(1)], 1_000);
    connection.changed(UNIT, [flood(2)]);
    connection.changed(UNIT, [flood(3)], 3_000);
    connection.changed(UNIT, [flood(4)], 5_000);
    connection.changed(UNIT, [flood(5)], 4_000);
    expect(connection.drawn(2)).toMatchObject({ unit: UNIT, occurredMs: undefined });
    expect(connection.drawn(3)).toMatchObject({ unit: UNIT, occurredMs: 3_000 });
    outlet.read();
    expect(connection.drawn(4)).toMatchObject({ unit: UNIT, occurredMs: 5_000 });
  });

  it('does not begin what was given up while it was asked for', () => {
    const opening = new Opening(new Set([UNIT]), null);
    connection.open(opening);
    connection.unwatch(UNIT);
    connection.begin(opening, new Map([[UNIT, [flood(1)]]]), () => undefined);
    connection.changed(UNIT, [flood(2)]);
    expect(values()).toEqual([]);
  });
});
