import { WifiOff } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { useWords } from '../i18n/words.tsx';
import styles from './offline-banner.module.css';

const watch = (changed: () => void): (() => void) => {
  window.addEventListener('online', changed);
  window.addEventListener('offline', changed);
  return () => {
    window.removeEventListener('online', changed);
    window.removeEventListener('offline', changed);
  };
};

/** Whether the phone says that it has a network. */
export const useOnline = (): boolean => useSyncExternalStore(watch, () => navigator.onLine);

/** Says that there is no network, above every screen, and that nothing is lost. */
export const OfflineBanner = () => {
  const { t } = useWords();
  const online = useOnline();
  return (
    <div role="status">
      {online ? null : (
        <p className={styles.banner}>
          <WifiOff size={18} aria-hidden="true" />
          {t.state.offline}
        </p>
      )}
    </div>
  );
};
