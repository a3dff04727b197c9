import { useWords } from '../i18n/words.tsx';
import styles from './skeleton.module.css';

/** Grey shapes of what will stand here; said once to a screen reader. */
export const Skeleton = ({
  lines = 3,
  headline = false,
}: {
  readonly lines?: number;
  readonly headline?: boolean;
}) => {
  const { t } = useWords();
  return (
    <div className={styles.box} role="status">
      <span className="unseen">{t.state.loading}</span>
      {headline ? <span className={styles.headline} /> : null}
      {Array.from({ length: lines }, (_, index) => (
        <span key={index} className={styles.line} />
      ))}
    </div>
  );
};
