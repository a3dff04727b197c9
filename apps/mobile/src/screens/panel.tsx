import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useWords } from '../i18n/words.tsx';
import styles from './panel.module.css';

type Props = {
  readonly title: string;
  readonly aside?: ReactNode;
  readonly to?: string;
  readonly children: ReactNode;
};

/** A part of a page: its heading on the paper, its content on a surface. */
export const Panel = ({ title, aside, to, children }: Props) => {
  const { t } = useWords();
  return (
    <section className={styles.panel}>
      <header>
        <h2>{title}</h2>
        {aside}
        {to === undefined ? null : (
          <Link to={to} aria-label={`${title} ${t.card.all}`}>
            {t.card.all}
          </Link>
        )}
      </header>
      <div className={styles.surface}>{children}</div>
    </section>
  );
};
