import type { ReactNode } from 'react';
import { typeset } from '../i18n/typeset.ts';
import styles from './facts.module.css';

export type Fact = { readonly label: string; readonly value: ReactNode };

/** Labels and values, one a line, told apart by a hairline. */
export const Facts = ({ facts }: { readonly facts: readonly Fact[] }) => {
  if (facts.length === 0) return null;
  return (
    <dl className={styles.facts}>
      {facts.map(({ label, value }) => (
        <div key={label}>
          <dt>{typeset(label)}</dt>
          <dd>{typeof value === 'string' ? typeset(value) : value}</dd>
        </div>
      ))}
    </dl>
  );
};
