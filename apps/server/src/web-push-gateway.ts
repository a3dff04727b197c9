import { createECDH } from 'node:crypto';
import webPush from 'web-push';
import type { Secrets } from '@banxing/crypto';
import type { PushGateway } from '@banxing/engage';

/** The push services of the browsers that people use; nothing else is ever sent to. */
const pushHosts = [
  /^fcm\.googleapis\.com$/u,
  /^(?:[a-z0-9-]+\.)*push\.services\.mozilla\.com$/u,
  /^(?:[a-z0-9-]+\.)*notify\.windows\.com$/u,
  /^(?:[a-z0-9-]+\.)*push\.apple\.com$/u,
];

const timeoutMs = 5_000;
/** How long a push service keeps a message for a phone that is off. */
const keepSeconds = 12 * 3600;

export interface VapidKeys {
  readonly publicKey: string;
  readonly privateKey: string;
}

/** The bank's own key pair for push messages, the same as long as its secrets are. */
export function vapidKeysOf(secrets: Pick<Secrets, 'hmac'>): VapidKeys {
  const pair = createECDH('prime256v1');
  pair.setPrivateKey(Buffer.from(secrets.hmac('push.vapid', 'private key'), 'hex'));
  return {
    publicKey: pair.getPublicKey().toString('base64url'),
    privateKey: pair.getPrivateKey().toString('base64url').padStart(43, 'A'),
  };
}

export const acceptsPush = (endpoint: string): boolean => {
  const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined;
  return url?.protocol === 'https:' && url.port === '' && pushHosts.some((host) => host.test(url.hostname));
};

/** Web Push with VAPID (RFC 8030, 8291, 8292). `contact` is told to push services, as they ask. */
export function webPushGateway(keys: VapidKeys, contact: string): PushGateway {
  return {
    accepts: acceptsPush,
    send: async ({ endpoint, p256dh, auth }, payload) => {
      try {
        await webPush.sendNotification({ endpoint, keys: { p256dh, auth } }, payload, {
          vapidDetails: { subject: contact, ...keys },
          TTL: keepSeconds,
          timeout: timeoutMs,
          contentEncoding: 'aes128gcm',
        });
        return 'sent';
      } catch (fault) {
        const status = fault instanceof webPush.WebPushError ? fault.statusCode : 0;
        return status === 404 || status === 410 ? 'gone' : 'failed';
      }
    },
  };
}
