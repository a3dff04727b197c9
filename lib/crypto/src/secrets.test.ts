import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { cryptoRandom } from '@banxing/kernel';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type KeyRing, SealBroken, SecretsError, secretsFrom, secretsOf } from './index.ts';

const random = cryptoRandom;
const key = (byte: number): string => Buffer.alloc(32, byte).toString('base64');
const ring: KeyRing = { current: 'k1', keys: { k1: key(1) } };
const rotated: KeyRing = { current: 'k2', keys: { k1: key(1), k2: key(2) } };

describe.each(['aes', 'sm'] as const)('seals of suite %s', (suite) => {
  const secrets = secretsOf(ring, { random, suite });

  it('open again, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (plain, context) => {
        expect(secrets.open('phone', context, secrets.seal('phone', context, plain))).toBe(plain);
      }),
    );
  });

  it('never look the same twice and never show the text', () => {
    const [a, b] = [
      secrets.seal('phone', 'cust_1', '13800138000'),
      secrets.seal('phone', 'cust_1', '13800138000'),
    ];
    expect(a).not.toBe(b);
    expect(Buffer.from(a.split('.')[4] ?? '', 'base64url').toString('latin1')).not.toContain('13800138000');
  });

  it('break when a byte, the purpose, the context or the key changes', () => {
    const sealed = secrets.seal('phone', 'cust_1', '13800138000');
    const [head, body = ''] = [sealed.slice(0, sealed.lastIndexOf('.') + 1), sealed.split('.')[4]];
    const bytes = Buffer.from(body, 'base64url');
    for (let place = 0; place < bytes.length; place++) {
      const changed = Buffer.from(bytes);
      changed.writeUInt8(changed.readUInt8(place) ^ 1, place);
      expect(() => secrets.open('phone', 'cust_1', head + changed.toString('base64url'))).toThrow(SealBroken);
    }
    expect(() => secrets.open('email', 'cust_1', sealed)).toThrow(SealBroken);
    expect(() => secrets.open('phone', 'cust_2', sealed)).toThrow(SealBroken);
    const other = secretsOf({ current: 'k1', keys: { k1: key(9) } }, { random });
    expect(() => other.open('phone', 'cust_1', sealed)).toThrow(SealBroken);
    expect(() => secrets.open('phone', 'cust_1', 'nonsense')).toThrow(SealBroken);
    expect(() => secrets.open('phone', 'cust_1', `${head}AA`)).toThrow(SealBroken);
  });

  it('still open after the key was changed', () => {
    const sealed = secrets.seal('phone', 'cust_1', '138');
    const after = secretsOf(rotated, { random, suite: 'aes' });
    expect(after.open('phone', 'cust_1', sealed)).toBe('138');
    expect(after.seal('phone', 'cust_1', '138').split('.')[2]).toBe('k2');
    expect(() => secrets.open('phone', 'cust_1', after.seal('phone', 'cust_1', '138'))).toThrow(
      'key k2 is not here',
    );
  });
});

describe('keyed hashes', () => {
  const secrets = secretsOf(ring, { random });

  it('stay the same for a purpose when keys are added, and differ between purposes', () => {
    expect(secrets.hmac('phone', '138')).toBe(secretsOf(rotated, { random }).hmac('phone', '138'));
    expect(secrets.hmac('phone', '138')).not.toBe(secrets.hmac('email', '138'));
  });

  it('verify what was signed, also with an older key', () => {
    const signature = secrets.sign('session', 'text');
    const after = secretsOf(rotated, { random });
    expect(after.verify('session', 'text', signature)).toBe(true);
    expect(after.verify('session', 'texts', signature)).toBe(false);
    expect(after.verify('proposal', 'text', signature)).toBe(false);
    expect(after.sign('session', 'text')).not.toBe(signature);
  });
});

describe('a key file', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'bx-secrets-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('is made once, for the owner alone, even by many at once', async () => {
    const made = await Promise.all(Array.from({ length: 8 }, () => secretsFrom(folder, { random })));
    expect(new Set(made.map((each) => each.hmac('p', 'x'))).size).toBe(1);
    expect((await stat(path.join(folder, 'secrets.json'))).mode & 0o777).toBe(0o600);
    const again = await secretsFrom(folder, { random });
    expect(again.open('p', 'c', made[0]?.seal('p', 'c', 'text') ?? '')).toBe('text');
  });

  it('is refused when others may read it or it is damaged, and is left as it is', async () => {
    await secretsFrom(folder, { random });
    const file = path.join(folder, 'secrets.json');
    await chmod(file, 0o644);
    await expect(secretsFrom(folder, { random })).rejects.toThrow('chmod 600');
    await chmod(file, 0o600);
    for (const text of [
      '{',
      'null',
      '{"current":"k1","keys":{"k1":"c2hvcnQ="}}',
      '{"current":"k2","keys":{}}',
    ]) {
      await writeFile(file, text);
      await expect(secretsFrom(folder, { random })).rejects.toThrow(SecretsError);
      expect(await readFile(file, 'utf8')).toBe(text);
    }
  });
});
