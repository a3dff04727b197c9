import { ArrowLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { useWords } from '../i18n/words.tsx';
import { ElderKeys } from './elder-keys.tsx';
import styles from './page.module.css';

type Props = {
  readonly title?: string;
  readonly back?: boolean;
  readonly children: ReactNode;
};

/** A scrolling screen beside the conversation: its title, a way back where there is one, and its content. */
export const Page = ({ title, back = false, children }: Props) => {
  const { t } = useWords();
  const navigate = useNavigate();
  return (
    <main className={styles.page}>
      <div className={styles.column}>
        <ElderKeys />
        {title === undefined ? null : (
          <header className={styles.head}>
            {back ? (
              <button
                type="button"
                className={styles.back}
                aria-label={t.account.back}
                onClick={() => navigate(-1)}
              >
                <ArrowLeft size={22} aria-hidden="true" />
              </button>
            ) : null}
            <h1>{title}</h1>
          </header>
        )}
        {children}
      </div>
    </main>
  );
};
