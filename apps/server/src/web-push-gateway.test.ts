import { createECDH, randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import webPush from 'web-push';
import { cryptoRandom } from '@banxing/kernel';
import { secretsOf } from '@banxing/crypto';
import { acceptsPush, vapidKeysOf } from './web-push-gateway.ts';

const secrets = secretsOf(
  { current: 'k1', keys: { k1: Buffer.alloc(32, 7).toString('base64') } },
  { random: cryptoRandom },
);

it('has the same keys for the same secrets, and they sign what push services take', () => {
  const keys = vapidKeysOf(secrets);
  expect(vapidKeysOf(secrets)).toEqual(keys);
  const browser = createECDH('prime256v1');
  browser.generateKeys();
  const request = webPush.generateRequestDetails(
    {
      endpoint: 'https://fcm.googleapis.com/fcm/send/abc',
      keys: {
        p256dh: browser.getPublicKey().toString('base64url'),
        auth: randomBytes(16).toString('base64url'),
      },
    },
    '{"kind":"due"}',
    { vapidDetails: { subject: 'mailto:bank@example.com', ...keys }, contentEncoding: 'aes128gcm' },
  );
  expect(request.headers['Authorization']).toContain(`k=${keys.publicKey}`);
  expect(String(request.body)).not.toContain('due');
});

it.each([
  ['https://fcm.googleapis.com/fcm/send/abc', true],
  ['https://updates.push.services.mozilla.com/wpush/v2/x', true],
  ['https://web.push.apple.com/x', true],
  ['https://db5p.notify.windows.com/w/?token=x', true],
  ['http://fcm.googleapis.com/x', false],
  ['https://fcm.googleapis.com.evil.example/x', false],
  ['https://evilpush.apple.com.cn/x', false],
  ['https://127.0.0.1/x', false],
  ['https://fcm.googleapis.com:8443/x', false],
  ['not an address', false],
])('%s is sent to: %s', (endpoint, accepted) => {
  expect(acceptsPush(endpoint)).toBe(accepted);
});
