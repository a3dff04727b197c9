import type { ReactNode } from 'react';
import styles from './pill.module.css';

/** A state in a word; the colour only repeats what the word says. */
export const Pill = ({
  tone,
  children,
}: {
  readonly tone: 'calm' | 'attention' | 'danger' | 'plain';
  readonly children: ReactNode;
}) => <span className={`${styles.pill} ${styles[tone]}`}>{children}</span>;
