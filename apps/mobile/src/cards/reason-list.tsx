import type { Reason } from '../api/types.ts';
import { typeset } from '../i18n/typeset.ts';
import styles from './reason-list.module.css';

/** Reasons, each a sentence. */
export const ReasonList = ({ reasons }: { readonly reasons: readonly Reason[] }) => (
  <ul className={styles.list}>
    {reasons.map(({ code, text }) => (
      <li key={code}>{typeset(text)}</li>
    ))}
  </ul>
);
