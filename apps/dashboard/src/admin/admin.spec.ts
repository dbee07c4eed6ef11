import { firstMessage } from './first-message';
import { readableBytes } from './readable-bytes';

const base64 = (bytes: Uint8Array | string): string => Buffer.from(bytes).toString('base64');

describe('the bytes of a refused message', () => {
  it('are text where they are UTF-8', () => {
    expect(readableBytes(base64('{"tên": "Đồng Đăng"}'))).toBe('{"tên": "Đồng Đăng"}');
  });

  it('are told by number where no eye can read them', () => {
    expect(readableBytes(base64(new Uint8Array([0x7b, 0xff, 0x00])))).toBe('{\\xff\\x00');
    expect(readableBytes(base64('a\u0007b'))).toBe('a\\x07b');
  });

  it('are cut, and what is no base64 stands as it is', () => {
    expect(readableBytes(base64('a'.repeat(3_000)))).toBe(`${'a'.repeat(2_000)}…`);
    expect(readableBytes('%%%')).toBe('%%%');
  });
});

describe('the first message of a new source', () => {
  it('is a line for a terminal', () => {
    const source = {
      key: '06190.tram-1',
      kind: 'device',
      credential: { clientId: '06190.tram-1', username: '06190.tram-1', password: "a'b" },
    } as Parameters<typeof firstMessage>[0];
    expect(firstMessage(source, 'localhost')).toBe(
      `mosquitto_pub -h 'localhost' -p 1883 -q 1 -i '06190.tram-1' -u '06190.tram-1' -P 'a'\\''b' -t 'xa/v1/06190/tram-1/telemetry' -m '{"values":{"water_level":1}}'`,
    );
  });
});
