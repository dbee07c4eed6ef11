import { createServer, type AddressInfo, type Server } from 'node:net';
import { StartError } from '@nhip-xa/platform';
import { brokerName, connectToBroker, firstConnection } from './broker-connection';

/** [MQTT 5 §3.2] a CONNACK that refuses for a reason. */
const refusal = (reason: number): Buffer => Buffer.from([0x20, 0x03, 0x00, reason, 0x00]);

let server: Server | undefined;
afterEach(() => server?.close());

async function answering(answer: Buffer | undefined): Promise<string> {
  server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => (answer ? socket.write(answer) : socket.destroy()));
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server?.once('listening', resolve));
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const start = (url: string): Promise<void> =>
  firstConnection(connectToBroker(url, { clientId: 'first', clean: true }), url);

test.each([
  [134, /user name and password/],
  [135, /user name and password/],
  [132, /MQTT 5/],
  [137, /in its log/],
])('a broker that refuses with %i is told in one line, without the account', async (code, hint) => {
  const host = await answering(refusal(code));
  const error = await start(`mqtt://me:secret-word@${host}`).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(StartError);
  expect((error as StartError).line).toMatch(hint);
  expect((error as StartError).line).toContain(host);
  expect((error as StartError).line).not.toMatch(/secret-word|\n/);
});

test('so is a port that speaks something else, nothing, or other than TLS', async () => {
  const host = await answering(undefined);
  await expect(start(`mqtt://${host}`)).rejects.toThrow(/closes the connection/);
  await expect(start(`mqtts://${host}`)).rejects.toThrow(StartError);
  server?.close();
  await expect(start('mqtt://127.0.0.1:1')).rejects.toThrow(/ECONNREFUSED/);
  await expect(start('mqtt://no-such-host.invalid')).rejects.toThrow(/no-such-host/);
});

test('a broker is named without its account', () => {
  expect(brokerName('mqtts://me:secret@broker.example:8884/?share=off')).toBe(
    'mqtts://broker.example:8884',
  );
});
