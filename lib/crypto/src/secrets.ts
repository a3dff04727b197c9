import { createHmac, hkdfSync } from 'node:crypto';
import { link, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Random } from '@banxing/kernel';
import { SealBroken, type SuiteName, suites } from './cipher.ts';
import { equalInConstantTime } from './digest.ts';

/** The keys as they are kept, outside the database: the current one seals, all of them open. */
export interface KeyRing {
  readonly current: string;
  /** By id: at least 32 bytes each, base64. */
  readonly keys: Readonly<Record<string, string>>;
}

/** The keys cannot be had or cannot be trusted; the message says how to mend it. */
export class SecretsError extends Error {
  override readonly name = 'SecretsError';
}

/** What is done with the bank's keys. Each purpose has keys of its own, derived from the ring's. */
export interface Secrets {
  /** A keyed hash in hex, the same for ever: for looking up what must not be stored plainly. Uses the oldest key. */
  hmac(purpose: string, content: string): string;
  /** Seals a text. It opens only for the same purpose and context, such as the row's id. */
  seal(purpose: string, context: string, plain: string): string;
  /** Throws `SealBroken` when it was changed, moved to another context, or its key is gone. */
  open(purpose: string, context: string, sealed: string): string;
  /** A signature in hex for a text that comes back to us. */
  sign(purpose: string, content: string): string;
  verify(purpose: string, content: string, signature: string): boolean;
}

export interface SecretsOptions {
  readonly random: Random;
  /** How new seals are made; old ones open whatever they were made with. Default `aes`. */
  readonly suite?: SuiteName;
}

const keyBytes = 32;
const keyFile = 'secrets.json';

function checkRing(ring: KeyRing, where: string): Map<string, Buffer> {
  const keys = new Map<string, Buffer>();
  for (const [id, text] of Object.entries(ring.keys)) {
    const key = Buffer.from(text, 'base64');
    if (!/^[a-z0-9]{1,16}$/u.test(id) || key.length < keyBytes) {
      throw new SecretsError(
        `key ${id} in ${where} is not a short name with at least ${keyBytes} bytes in base64`,
      );
    }
    keys.set(id, key);
  }
  if (!keys.has(ring.current))
    throw new SecretsError(`the current key ${ring.current} is missing in ${where}`);
  return keys;
}

/** `s1.<suite>.<key>.<iv>.<ciphertext and tag>`, the last two in base64url. */
const sealedPattern = /^s1\.(aes|sm)\.([a-z0-9]{1,16})\.([\w-]+)\.([\w-]+)$/u;

/** The keys of a ring that a configuration or a key store handed over. */
export function secretsOf(ring: KeyRing, options: SecretsOptions): Secrets {
  const keys = checkRing(ring, 'the key ring');
  const suiteName = options.suite ?? 'aes';
  const derived = new Map<string, Buffer>();
  const derive = (id: string, use: string, bytes: number): Buffer => {
    const name = `${id}/${use}/${bytes}`;
    let key = derived.get(name);
    if (!key) {
      const root = keys.get(id);
      if (!root) throw new SealBroken(`key ${id} is not here`);
      key = Buffer.from(hkdfSync('sha256', root, 'banxing-1', use, bytes));
      derived.set(name, key);
    }
    return key;
  };
  const bind = (purpose: string, context: string): Buffer => Buffer.from(JSON.stringify([purpose, context]));
  const oldest = [...keys.keys()][0] ?? ring.current;
  const mac = (use: string, id: string, content: string): string =>
    createHmac('sha256', derive(id, use, keyBytes))
      .update(content)
      .digest('hex');
  return {
    hmac: (purpose, content) => mac(`hmac/${purpose}`, oldest, content),
    sign: (purpose, content) => mac(`sign/${purpose}`, ring.current, content),
    verify: (purpose, content, signature) =>
      [...keys.keys()].some((id) => equalInConstantTime(mac(`sign/${purpose}`, id, content), signature)),
    seal: (purpose, context, plain) => {
      const suite = suites[suiteName];
      const iv = Buffer.from(options.random.bytes(suite.ivBytes));
      const key = derive(ring.current, `seal/${suiteName}/${purpose}`, suite.keyBytes);
      const body = suite.seal(key, iv, Buffer.from(plain), bind(purpose, context));
      return `s1.${suiteName}.${ring.current}.${iv.toString('base64url')}.${body.toString('base64url')}`;
    },
    open: (purpose, context, sealed) => {
      const [, name, id = '', iv = '', body = ''] = sealedPattern.exec(sealed) ?? [];
      if (name === undefined) throw new SealBroken('not sealed data');
      const suite = suites[name as SuiteName];
      const key = derive(id, `seal/${name}/${purpose}`, suite.keyBytes);
      try {
        const plain = suite.open(
          key,
          Buffer.from(iv, 'base64url'),
          Buffer.from(body, 'base64url'),
          bind(purpose, context),
        );
        return plain.toString();
      } catch (fault) {
        throw new SealBroken('sealed data was changed or belongs elsewhere', { cause: fault });
      }
    },
  };
}

/** Makes the file unless it is there; of two processes that try at once the first one's keys stay. */
async function makeKeyFile(file: string, random: Random): Promise<void> {
  const ring: KeyRing = {
    current: 'k1',
    keys: { k1: Buffer.from(random.bytes(keyBytes)).toString('base64') },
  };
  const draft = `${file}.${Buffer.from(random.bytes(6)).toString('hex')}`;
  await writeFile(draft, `${JSON.stringify(ring, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  try {
    await link(draft, file);
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'EEXIST') throw fault;
  } finally {
    await rm(draft, { force: true });
  }
}

/**
 * The keys of a folder's `secrets.json`, made there at first use and readable by its owner alone. `random` makes the
 * keys and must be one that nobody can foresee. Throws `SecretsError` when others may read the file or it is damaged.
 */
export async function secretsFrom(folder: string, options: SecretsOptions): Promise<Secrets> {
  const file = path.join(folder, keyFile);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const there = await stat(file).catch(() => undefined);
  if (!there) await makeKeyFile(file, options.random);
  else if (process.platform !== 'win32' && (there.mode & 0o077) !== 0) {
    throw new SecretsError(`others may read ${file}; run chmod 600 on it`);
  }
  let ring: unknown;
  try {
    ring = JSON.parse(await readFile(file, 'utf8'));
  } catch {
    throw new SecretsError(`${file} is damaged; restore it from the backup`);
  }
  if (!isKeyRing(ring)) throw new SecretsError(`${file} is damaged; restore it from the backup`);
  return secretsOf(ring, options);
}

function isKeyRing(value: unknown): value is KeyRing {
  const ring = value as KeyRing | null;
  return (
    typeof ring === 'object' &&
    typeof ring?.current === 'string' &&
    typeof ring.keys === 'object' &&
    Object.values(ring.keys).every((key) => typeof key === 'string')
  );
}
