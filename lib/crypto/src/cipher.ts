import { createCipheriv, createDecipheriv, createHmac, timingSafeEqual } from 'node:crypto';

/** Sealed data was changed, belongs elsewhere, or its key is not here. */
export class SealBroken extends Error {
  override readonly name = 'SealBroken';
}

/** How fields are sealed: AES-256-GCM, or SM4-CTR with HMAC-SM3 over the ciphertext (GB/T 32907, 32905). */
export type SuiteName = 'aes' | 'sm';

export interface Suite {
  readonly keyBytes: number;
  readonly ivBytes: number;
  /** Answers ciphertext and tag. `bound` is not hidden, but cannot be changed either. */
  seal(key: Buffer, iv: Uint8Array, plain: Buffer, bound: Buffer): Buffer;
  open(key: Buffer, iv: Uint8Array, sealed: Buffer, bound: Buffer): Buffer;
}

const gcmTagBytes = 16;

const aes: Suite = {
  keyBytes: 32,
  ivBytes: 12,
  seal: (key, iv, plain, bound) => {
    const cipher = createCipheriv('aes-256-gcm', key, iv, { authTagLength: gcmTagBytes }).setAAD(bound);
    return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  },
  open: (key, iv, sealed, bound) => {
    const cut = sealed.length - gcmTagBytes;
    if (cut < 0) throw new SealBroken('sealed data is too short');
    const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: gcmTagBytes });
    decipher.setAAD(bound).setAuthTag(sealed.subarray(cut));
    return Buffer.concat([decipher.update(sealed.subarray(0, cut)), decipher.final()]);
  },
};

const sm4KeyBytes = 16;
const sm3Bytes = 32;

/** The tag covers the bound data with its length, the iv and the ciphertext, so that none can borrow from another. */
function sm3Tag(macKey: Buffer, iv: Uint8Array, ciphertext: Buffer, bound: Buffer): Buffer {
  const length = Buffer.alloc(8);
  length.writeBigUInt64BE(BigInt(bound.length));
  return createHmac('sm3', macKey).update(length).update(bound).update(iv).update(ciphertext).digest();
}

const sm: Suite = {
  keyBytes: sm4KeyBytes + sm3Bytes,
  ivBytes: 16,
  seal: (key, iv, plain, bound) => {
    const cipher = createCipheriv('sm4-ctr', key.subarray(0, sm4KeyBytes), iv);
    const ciphertext = Buffer.concat([cipher.update(plain), cipher.final()]);
    return Buffer.concat([ciphertext, sm3Tag(key.subarray(sm4KeyBytes), iv, ciphertext, bound)]);
  },
  open: (key, iv, sealed, bound) => {
    const cut = sealed.length - sm3Bytes;
    if (cut < 0) throw new SealBroken('sealed data is too short');
    const ciphertext = sealed.subarray(0, cut);
    const tag = sm3Tag(key.subarray(sm4KeyBytes), iv, ciphertext, bound);
    if (!timingSafeEqual(tag, sealed.subarray(cut))) throw new SealBroken('sealed data was changed');
    const decipher = createDecipheriv('sm4-ctr', key.subarray(0, sm4KeyBytes), iv);
    return Buffer.concat([decipher.update(ciphertext), decipher.final()]);
  },
};

export const suites: Readonly<Record<SuiteName, Suite>> = { aes, sm };
