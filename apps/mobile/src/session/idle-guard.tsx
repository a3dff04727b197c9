import { useEffect, useRef, useState } from 'react';
import { useWords } from '../i18n/words.tsx';
import { now } from '../platform/platform.ts';
import { Button } from '../ui/button.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { useSession } from './session.tsx';
import styles from './idle-guard.module.css';

const warnBeforeMs = 60_000;

/** Minutes without use after which the customer is signed out. */
export const idleMinutes = (edition: 'standard' | 'elder'): number => (edition === 'elder' ? 10 : 5);

/**
 * Signs out after some minutes without a touch or key, with a minute's warning. It compares moments rather than
 * counting, so a phone that slept signs out as soon as it wakes.
 */
export const IdleGuard = () => {
  const { look, signOut } = useSession();
  const { t } = useWords();
  const limitMs = idleMinutes(look.edition) * 60_000;
  const usedAt = useRef(now().getTime());
  const [leftMs, setLeftMs] = useState(limitMs);
  const warned = leftMs <= warnBeforeMs;

  useEffect(() => {
    const used = () => {
      if (!warned) usedAt.current = now().getTime();
    };
    const look = () => setLeftMs(limitMs - (now().getTime() - usedAt.current));
    const timer = window.setInterval(look, 1_000);
    const signs = ['pointerdown', 'keydown', 'wheel', 'touchmove'] as const;
    for (const sign of signs) window.addEventListener(sign, used, { passive: true });
    document.addEventListener('visibilitychange', look);
    return () => {
      window.clearInterval(timer);
      for (const sign of signs) window.removeEventListener(sign, used);
      document.removeEventListener('visibilitychange', look);
    };
  }, [limitMs, warned]);

  useEffect(() => {
    if (leftMs <= 0) void signOut('idle');
  }, [leftMs, signOut]);

  const stay = () => {
    usedAt.current = now().getTime();
    setLeftMs(limitMs);
  };

  return (
    <Sheet open={warned} onClose={stay} label={t.idle.title}>
      <h2 className={styles.title}>{t.idle.title}</h2>
      <p className={styles.about} role="timer">
        {t.idle.about(Math.max(0, Math.ceil(leftMs / 1_000)))}
      </p>
      <div className={styles.keys}>
        <Button kind="main" data-first="" onClick={stay}>
          {t.idle.stay}
        </Button>
        <Button kind="quiet" onClick={() => void signOut('none')}>
          {t.idle.leave}
        </Button>
      </div>
    </Sheet>
  );
};
