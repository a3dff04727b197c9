import { useWords } from '../i18n/words.tsx';
import styles from './hidden-amount.module.css';

/** Dots where an amount stands once it is asked for. */
export const HiddenAmount = ({ large = false }: { readonly large?: boolean }) => {
  const { t } = useWords();
  return (
    <span className={`${styles.dots} ${large ? styles.large : ''}`}>
      <span className="unseen">{t.home.hidden}</span>
    </span>
  );
};
