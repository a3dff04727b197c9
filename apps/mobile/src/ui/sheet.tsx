import { X } from 'lucide-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { useWords } from '../i18n/words.tsx';
import { prefersLessMotion } from '../platform/platform.ts';
import styles from './sheet.module.css';

type Props = {
  readonly open: boolean;
  /** Called for Escape, the scrim and the closing key; the owner then sets `open` to false. */
  readonly onClose: () => void;
  readonly label: string;
  /** `full` covers the screen: for what must be read calmly. */
  readonly size?: 'fit' | 'full';
  /** False while leaving would leave the customer unsure of what happened. */
  readonly mayClose?: boolean;
  readonly children: ReactNode;
};

const leaveMs = 180;

/**
 * A sheet from below, on the browser's own modal dialog: focus stays inside, the page behind is inert, Escape works,
 * and nothing is injected into the page that a strict content security policy would refuse. What carries `data-first`
 * has the focus when it opens.
 */
export const Sheet = ({ open, onClose, label, size = 'fit', mayClose = true, children }: Props) => {
  const dialog = useRef<HTMLDialogElement>(null);
  const { t } = useWords();

  useEffect(() => {
    const element = dialog.current;
    if (element === null) return undefined;
    if (open) {
      delete element.dataset['leaving'];
      if (!element.open) element.showModal();
      element.querySelector<HTMLElement>('[data-first]')?.focus();
      return undefined;
    }
    if (!element.open) return undefined;
    element.dataset['leaving'] = '';
    const timer = window.setTimeout(() => element.close(), prefersLessMotion() ? 0 : leaveMs);
    return () => window.clearTimeout(timer);
  }, [open]);

  const close = () => {
    if (mayClose) onClose();
  };

  return (
    <dialog
      ref={dialog}
      className={`${styles.sheet} ${styles[size]}`}
      aria-label={label}
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
      onClick={(event) => {
        if (event.target === dialog.current) close();
      }}
    >
      <div className={styles.body}>
        {mayClose ? (
          <button type="button" className={styles.close} aria-label={t.close} onClick={close}>
            <X size={22} aria-hidden="true" />
          </button>
        ) : null}
        {open ? children : null}
      </div>
    </dialog>
  );
};
