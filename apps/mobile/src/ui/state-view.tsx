import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './state-view.module.css';

type Props = {
  readonly icon: LucideIcon;
  readonly title: string;
  readonly about: string;
  readonly tone?: 'calm' | 'attention';
  /** `h1` where it is the whole page. */
  readonly heading?: 'h1' | 'h2';
  readonly children?: ReactNode;
};

/** What stands where something is empty, refused or could not be had: what happened, and what to do now. */
export const StateView = ({
  icon: Icon,
  title,
  about,
  tone = 'calm',
  heading: Heading = 'h2',
  children,
}: Props) => (
  <div className={styles.state}>
    <span className={`${styles.icon} ${styles[tone]}`}>
      <Icon size={26} strokeWidth={1.75} aria-hidden="true" />
    </span>
    <Heading className={styles.title}>{title}</Heading>
    <p className={styles.about}>{about}</p>
    {children === undefined ? null : <div className={styles.keys}>{children}</div>}
  </div>
);
