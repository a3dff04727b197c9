import { createContext, useCallback, useContext, useEffect, useState, type ReactNode } from 'react';
import styles from './notice.module.css';

const NoticeContext = createContext<(text: string) => void>(() => undefined);

/** Says something in passing at the foot of the screen. */
export const useNotice = (): ((text: string) => void) => useContext(NoticeContext);

const staysMs = 2_600;

/** Shows one notice at a time, for a few seconds; never anything that must be read. */
export const NoticeProvider = ({ children }: { readonly children: ReactNode }) => {
  const [notice, setNotice] = useState<{ readonly text: string; readonly turn: number }>({
    text: '',
    turn: 0,
  });
  const show = useCallback((text: string) => setNotice(({ turn }) => ({ text, turn: turn + 1 })), []);

  useEffect(() => {
    if (notice.text === '') return undefined;
    const timer = window.setTimeout(() => setNotice(({ turn }) => ({ text: '', turn })), staysMs);
    return () => window.clearTimeout(timer);
  }, [notice]);

  return (
    <NoticeContext value={show}>
      {children}
      <div className={styles.place} role="status">
        {notice.text === '' ? null : (
          <p key={notice.turn} className={styles.notice}>
            {notice.text}
          </p>
        )}
      </div>
    </NoticeContext>
  );
};
