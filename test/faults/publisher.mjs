/**
 * Sources that publish without pause, in a process of their own. What the broker acknowledged is
 * written to a ledger, synced to the disk, before anything else happens to it; what it did not is
 * sent again after a reconnect, as real devices do.
 *
 * `publisher.mjs '{"mqttUrl", "credentials", "ledger", "lanes", "pauseMs"}'`; ends, with everything
 * acknowledged, when its input is closed, and prints how much it sent.
 */
import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import mqtt from 'mqtt';

const { mqttUrl, credentials, ledger, lanes, pauseMs } = JSON.parse(process.argv[2]);
/** An hour ago, so that no time is ever ahead of the server's. */
const startMs = Date.now() - 3_600_000;
const file = openSync(ledger, 'a');
const acknowledged = [];
let ending = false;
let sent = 0;

/** All that was acknowledged within one turn of the loop is synced with one call. */
function note(line) {
  if (acknowledged.push(line) > 1) return;
  setImmediate(() => {
    writeSync(file, acknowledged.splice(0).join(''));
    fdatasyncSync(file);
  });
}

/** The n-th message of a source: a reading, a case or an event in turn, each with its own id. */
function message(key, n) {
  const ts = new Date(startMs + n).toISOString();
  switch (n % 3) {
    case 0:
      return { kind: 'reading', id: ts, channel: 'telemetry', body: { ts, values: { load: n } } };
    case 1: {
      const id = `${key}-${n}`;
      const body = { kind: 'dossier', id, ts, state: 'processing', openedAt: ts };
      return { kind: 'case', id, channel: 'case', body };
    }
    default: {
      const id = `e-${n}`;
      return {
        kind: 'event',
        id,
        channel: 'event',
        body: { id, ts, type: 'trade.order', amount: 1 },
      };
    }
  }
}

/** The library resends what it had sent; what it had not when the connection broke, it gives back. */
async function untilAcknowledged(client, topic, payload) {
  for (;;) {
    try {
      return await client.publishAsync(topic, payload, { qos: 1 });
    } catch {
      await delay(50);
    }
  }
}

async function lane(client, key, next) {
  const [unit, id] = key.split('.');
  while (!ending) {
    const { kind, id: item, channel, body } = message(key, next());
    sent += 1;
    const topic = `xa/v1/${unit}/${id}/${channel}`;
    await untilAcknowledged(client, topic, JSON.stringify(body));
    note(`${kind} ${key} ${item}\n`);
    await delay(pauseMs);
  }
}

const clients = credentials.map(({ clientId, username, password }) =>
  mqtt.connect(mqttUrl, {
    clientId,
    username,
    password,
    reconnectPeriod: 200,
    connectTimeout: 5_000,
  }),
);
// A refused or broken connection is tried again; that is what is tested.
for (const client of clients) client.on('error', () => undefined);

process.stdin.resume().once('end', () => (ending = true));
await Promise.all(
  clients.flatMap((client, index) => {
    let n = 0;
    const next = () => n++;
    return Array.from({ length: lanes }, () => lane(client, credentials[index].username, next));
  }),
);
await delay(10);
closeSync(file);
await Promise.all(clients.map((client) => client.endAsync(true)));
console.log(JSON.stringify({ sent }));
