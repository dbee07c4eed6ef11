import { EventEmitter } from 'node:events';
import type { Socket } from 'node:net';
import {
  CONNECT_TIMEOUT_MS,
  SILENT_CONNECTIONS,
  SILENT_CONNECTIONS_PER_ADDRESS,
  TAKEOVERS_WITHIN_MS,
  TAKEOVER_REST_MS,
} from '../limits';
import { Takeovers } from './takeovers';
import { WaitingRoom } from './waiting-room';

class FakeSocket extends EventEmitter {
  destroyed = false;
  constructor(readonly remoteAddress: string) {
    super();
  }
  destroy(): void {
    this.destroyed = true;
    this.emit('close');
  }
}

describe('connections that have not said CONNECT', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  let room: WaitingRoom;
  let reasons: string[];
  beforeEach(() => {
    reasons = [];
    room = new WaitingRoom((why) => reasons.push(why));
  });

  const enter = (address: string): FakeSocket => {
    const socket = new FakeSocket(address);
    room.enter(socket as unknown as Socket);
    return socket;
  };

  it('have their time, and no longer', () => {
    const silent = enter('10.0.0.1');
    const spoken = enter('10.0.0.2');
    room.leave(spoken as unknown as Socket);
    jest.advanceTimersByTime(CONNECT_TIMEOUT_MS);
    expect([silent.destroyed, spoken.destroyed]).toEqual([true, false]);
    expect(reasons).toEqual(['no CONNECT in time']);
    expect(room.size).toBe(0);
  });

  it('are so many from one address: the one that was silent longest goes', () => {
    const other = enter('10.0.0.2');
    const first = enter('10.0.0.1');
    for (let n = 1; n < SILENT_CONNECTIONS_PER_ADDRESS; n += 1) enter('10.0.0.1');
    expect(first.destroyed).toBe(false);
    const newest = enter('10.0.0.1');
    expect([first.destroyed, newest.destroyed, other.destroyed]).toEqual([true, false, false]);
    expect(reasons).toEqual(['too many silent connections from its address']);
  });

  it('are so many in all', () => {
    const sockets = Array.from({ length: SILENT_CONNECTIONS }, (_, n) => enter(`10.0.0.${n % 8}`));
    expect(room.size).toBe(SILENT_CONNECTIONS);
    enter('10.0.1.1');
    expect(sockets[0]?.destroyed).toBe(true);
    expect(sockets[1]?.destroyed).toBe(false);
    expect(room.size).toBe(SILENT_CONNECTIONS);
    expect(reasons).toEqual(['too many silent connections']);
  });

  it('are forgotten when they are gone', () => {
    enter('10.0.0.1').destroy();
    expect(room.size).toBe(0);
    jest.advanceTimersByTime(CONNECT_TIMEOUT_MS);
    expect(reasons).toEqual([]);
  });
});

describe('takeovers', () => {
  it('look like two clients when there are three within a minute', () => {
    let nowMs = 0;
    const takeovers = new Takeovers(() => nowMs);
    expect(takeovers.note('a')).toBe(false);
    nowMs = TAKEOVERS_WITHIN_MS;
    expect(takeovers.note('a')).toBe(false);
    nowMs += 10;
    expect(takeovers.note('a')).toBe(false);
    expect(takeovers.note('b')).toBe(false);
    nowMs += 10;
    expect(takeovers.note('a')).toBe(true);
  });

  it('of one source have a rest between them', () => {
    let nowMs = 0;
    const takeovers = new Takeovers(() => nowMs);
    expect(takeovers.restMs('a')).toBe(0);
    takeovers.note('a');
    nowMs = 300;
    expect(takeovers.restMs('a')).toBe(TAKEOVER_REST_MS - 300);
    expect(takeovers.restMs('b')).toBe(0);
    nowMs = TAKEOVER_REST_MS;
    expect(takeovers.restMs('a')).toBe(0);
  });
});
