import { useState, type ReactNode } from 'react';
import { useWords } from '../i18n/words.tsx';
import styles from './expander.module.css';

type Props<T> = {
  readonly items: readonly T[];
  readonly shown?: number;
  readonly label: string;
  readonly children: (visible: readonly T[]) => ReactNode;
};

/** A list that shows its first five and opens on request. */
export const Expander = <T,>({ items, shown = 5, label, children }: Props<T>) => {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  return (
    <>
      {children(open ? items : items.slice(0, shown))}
      {items.length > shown ? (
        <button type="button" className={styles.key} aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? t.card.less : label}
        </button>
      ) : null}
    </>
  );
};
