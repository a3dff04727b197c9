import type { Database } from '@banxing/database';
import { pushOne } from './use-cases/push-message.ts';
import type { PushGateway } from './uses.ts';

/** Sends what waits to be pushed, apart from the bank's own work, so that a slow push service holds up nothing else. */
export interface Pusher {
  start(): void;
  /** Sends all that waits now; answers how many. */
  sendWaiting(): Promise<number>;
  stop(): Promise<void>;
}

const pollMs = 2_000;
/** In one go at most; the rest comes with the next. */
const mostAtOnce = 200;

export function createPusher(
  db: Database,
  gateway: PushGateway,
  onFault: (fault: unknown) => void = () => undefined,
): Pusher {
  let timer: NodeJS.Timeout | undefined;
  let atWork: Promise<unknown> = Promise.resolve();
  let stopped = false;
  const sendWaiting = async (): Promise<number> => {
    let sent = 0;
    while (sent < mostAtOnce && !stopped && (await pushOne(db, gateway))) sent++;
    return sent;
  };
  const later = (): void => {
    if (stopped) return;
    timer = setTimeout(() => {
      atWork = sendWaiting().catch(onFault).finally(later);
    }, pollMs);
    timer.unref();
  };
  return {
    start: later,
    sendWaiting,
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await atWork;
    },
  };
}
