import { callJson } from '../api/client.ts';

/** Why messages cannot come by push on this phone; `refused` is the customer's own choice in the browser. */
export type PushFault = 'unsupported' | 'refused' | 'unavailable' | 'failed';

/** Carries why a subscription did not come about. */
export class PushRefused extends Error {
  readonly why: PushFault;

  constructor(why: PushFault) {
    super(why);
    this.name = 'PushRefused';
    this.why = why;
  }
}

/** True where the browser can receive push messages at all. */
export const canPush = (): boolean =>
  'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;

/** The bytes of a base64url text, as a subscription wants the bank's public key. */
export const bytesOf = (base64url: string): Uint8Array<ArrayBuffer> => {
  const plain = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(plain, (character) => character.charCodeAt(0));
};

const worker = async (): Promise<ServiceWorkerRegistration> => {
  const registration = await navigator.serviceWorker.getRegistration();
  if (registration === undefined) throw new PushRefused('unsupported');
  return navigator.serviceWorker.ready;
};

/** This browser's own subscription, if there is one. */
export const ownSubscription = async (): Promise<PushSubscription | null> => {
  if (!canPush() || Notification.permission !== 'granted') return null;
  const registration = await navigator.serviceWorker.getRegistration();
  return (await registration?.pushManager.getSubscription()) ?? null;
};

/** Asks the customer, subscribes this browser and tells the bank; throws `PushRefused` or what the bank says. */
export const turnPushOn = async (): Promise<void> => {
  if (!canPush()) throw new PushRefused('unsupported');
  // Asked first: browsers only show their question while the tap is fresh.
  if ((await Notification.requestPermission()) !== 'granted') throw new PushRefused('refused');
  const { publicKey } = await callJson<{ readonly publicKey: string | null }>('/api/push');
  if (publicKey === null) throw new PushRefused('unavailable');
  const { pushManager } = await worker();
  const subscription = await pushManager
    .subscribe({ userVisibleOnly: true, applicationServerKey: bytesOf(publicKey) })
    .catch(() => {
      throw new PushRefused('failed');
    });
  const { endpoint, keys } = subscription.toJSON();
  try {
    await callJson('/api/push/subscriptions', { method: 'POST', body: { endpoint, keys } });
  } catch (fault) {
    await subscription.unsubscribe();
    throw fault;
  }
};

/** Ends the messages to this browser: with the bank first, then with the browser. */
export const turnPushOff = async (): Promise<void> => {
  const subscription = await ownSubscription();
  if (subscription === null) return;
  await callJson('/api/push/subscriptions', { method: 'DELETE', body: { endpoint: subscription.endpoint } });
  await subscription.unsubscribe();
};
