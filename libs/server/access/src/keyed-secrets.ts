import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { SecretHasher } from '@nhip-xa/ports';

/** 256 bits of chance in a source's secret. */
const SECRET_BYTES = 32;
/** Least length in bytes of the key, that of the hash's output. */
const KEY_BYTES_LEAST = 32;

/** HMAC-SHA256 under the key that all processes of an installation share. */
export class KeyedSecrets implements SecretHasher {
  constructor(private readonly key: Uint8Array) {
    if (key.byteLength < KEY_BYTES_LEAST) throw new RangeError('the key is shorter than 32 bytes');
  }

  generate(): string {
    return randomBytes(SECRET_BYTES).toString('base64url');
  }

  hash(secret: string | Uint8Array): Uint8Array {
    return createHmac('sha256', this.key).update(secret).digest();
  }

  matches(secret: string | Uint8Array, hash: Uint8Array): boolean {
    const own = this.hash(secret);
    return own.byteLength === hash.byteLength && timingSafeEqual(own, hash);
  }
}
