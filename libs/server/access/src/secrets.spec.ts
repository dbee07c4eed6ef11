import { KeyedSecrets } from './keyed-secrets';
import { PASS_PREFIX, hashOfToken, newToken } from './pass-tokens';
import { Passwords } from './passwords';
import { isWeakPassword } from './weak-passwords';

describe('secrets of sources', () => {
  const secrets = new KeyedSecrets(new Uint8Array(32).fill(1));

  it('are 256 bits of chance and match their own hash only, under their own key only', () => {
    const secret = secrets.generate();
    expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
    expect(secrets.generate()).not.toBe(secret);
    const hash = secrets.hash(secret);
    expect(secrets.matches(secret, hash)).toBe(true);
    expect(secrets.matches(Buffer.from(secret), hash)).toBe(true);
    expect(secrets.matches(`${secret} `, hash)).toBe(false);
    expect(secrets.matches(secret, hash.subarray(1))).toBe(false);
    expect(new KeyedSecrets(new Uint8Array(32).fill(2)).matches(secret, hash)).toBe(false);
  });

  it('ask for a whole key', () => {
    expect(() => new KeyedSecrets(new Uint8Array(31))).toThrow(RangeError);
  });
});

it('makes tokens that say what they are and are stored as a hash', () => {
  const token = newToken(PASS_PREFIX.token);
  expect(token).toMatch(/^nxt_[\w-]{43}$/);
  expect(Buffer.from(hashOfToken(token)).toString('latin1')).not.toContain(token);
});

describe('passwords of people', () => {
  const passwords = new Passwords();

  it('are argon2id, and the same text in another Unicode form is the same password', async () => {
    const hash = await passwords.hash('mật khẩu dài');
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    await expect(passwords.matches('mật khẩu dài'.normalize('NFD'), hash)).resolves.toBe(true);
    await expect(passwords.matches('mật khẩu ngắn', hash)).resolves.toBe(false);
  });

  it('never match where there is no account', async () => {
    await expect(passwords.matches('the password of nobody', undefined)).resolves.toBe(false);
  });

  it('wait their turn, a bounded number of them', async () => {
    const all = await Promise.allSettled(
      Array.from({ length: 80 }, () => passwords.matches('x', undefined)),
    );
    const refused = all.filter(({ status }) => status === 'rejected');
    expect(refused).toHaveLength(80 - 66);
    await expect(passwords.matches('x', undefined)).resolves.toBe(false);
  });

  it.each([
    '12345678',
    'Password123',
    'matkhau@123',
    'Xa@2026!!',
    'aaaaaaaa',
    '01011990',
    'hoa12345',
  ])('are refused when they are guessed first: %s', (password) =>
    expect(isWeakPassword(password, 'hoa')).toBe(true),
  );

  it.each(['đêm qua mưa', 'horse-battery', 'k7#qpLz9', 'xalonhaychua', 'hoa-va-mot-con-meo'])(
    'are taken otherwise: %s',
    (password) => expect(isWeakPassword(password, 'hoa')).toBe(false),
  );
});
