import { Delete } from 'lucide-react';
import { useEffect, type Dispatch } from 'react';
import { useWords } from '../i18n/words.tsx';
import { pinLength, type Pin, type PinEvent } from './pin.ts';
import styles from './pin-pad.module.css';

const keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];

const useKeyboard = (press: Dispatch<PinEvent>): void => {
  useEffect(() => {
    const typed = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (/^\d$/u.test(event.key)) press({ kind: 'digit', digit: event.key });
      else if (event.key === 'Backspace') press({ kind: 'remove' });
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', typed);
    return () => window.removeEventListener('keydown', typed);
  }, [press]);
};

const Dots = ({ pin }: { readonly pin: Pin }) => {
  const { t } = useWords();
  return (
    <div className={styles.dots} data-state={pin.state}>
      <span className="unseen" role="status">
        {t.confirm.pinCount(pin.digits.length)}
      </span>
      {Array.from({ length: pinLength }, (_, index) => (
        <i key={index} data-filled={index < pin.digits.length} />
      ))}
    </div>
  );
};

/** The bank's own number pad: no phone keyboard sees the digits, and the screen shows only dots. */
export const PinPad = ({ pin, press }: { readonly pin: Pin; readonly press: Dispatch<PinEvent> }) => {
  const { t } = useWords();
  useKeyboard(press);
  const busy = pin.state === 'sending';
  const digit = (key: string) => (
    <button
      key={key}
      type="button"
      className={styles.key}
      aria-label={t.confirm.digit(key)}
      disabled={busy}
      onClick={() => press({ kind: 'digit', digit: key })}
    >
      {key}
    </button>
  );
  return (
    <div className={styles.pad}>
      <Dots pin={pin} />
      <div className={styles.keys} role="group" aria-label={t.confirm.pinTitle}>
        {keys.map(digit)}
        <span />
        {digit('0')}
        <button
          type="button"
          className={`${styles.key} ${styles.remove}`}
          aria-label={t.confirm.remove}
          disabled={busy}
          onClick={() => press({ kind: 'remove' })}
        >
          <Delete size={26} strokeWidth={1.75} aria-hidden="true" />
        </button>
      </div>
    </div>
  );
};
