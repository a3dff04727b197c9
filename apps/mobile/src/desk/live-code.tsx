import type { CardOf } from '@banxing/cards';
import { RefreshCw } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useWords } from '../i18n/words.tsx';
import { useBankClock } from '../session/session.tsx';
import { Button } from '../ui/button.tsx';
import { Qr } from './qr.tsx';
import styles from './desk.module.css';

type Code = NonNullable<CardOf<'code'>['code']>;

type Props = {
  readonly code: Code;
  readonly label: string;
  /** Asks for the next code; absent where the code stands in the past. */
  readonly renew?: () => void;
};

const secondsLeft = (code: Code, now: Date): number =>
  Math.max(0, Math.ceil((Date.parse(code.expiresAt) - now.getTime()) / 1000));

/** A code while it holds, with its seconds; afterwards only what to do. It never stays on the screen when it is void. */
const LiveCode = ({ code, label, renew }: Props) => {
  const { t } = useWords();
  const clock = useBankClock();
  const [left, setLeft] = useState(() => secondsLeft(code, clock()));

  useEffect(() => {
    const timer = window.setInterval(() => setLeft(secondsLeft(code, clock())), 1000);
    setLeft(secondsLeft(code, clock()));
    return () => window.clearInterval(timer);
  }, [code, clock]);

  useEffect(() => {
    if (left === 0 && document.visibilityState === 'visible') renew?.();
  }, [left, renew]);

  return (
    <div className={styles.code}>
      {left > 0 ? <Qr payload={code.payload} label={label} /> : <p className={styles.void}>{t.desk.void}</p>}
      <p className={styles.left} role="timer" aria-live="off">
        {left > 0 ? t.desk.left(left) : null}
        {renew === undefined ? null : (
          <Button kind="quiet" size="small" onClick={renew}>
            <RefreshCw size={18} aria-hidden="true" />
            {t.desk.renew}
          </Button>
        )}
      </p>
    </div>
  );
};

export default LiveCode;
