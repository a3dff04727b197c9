import type { CardAction } from '@banxing/cards';
import { useId, useState, type ReactNode } from 'react';
import { useWords } from '../i18n/words.tsx';
import { Button } from '../ui/button.tsx';
import styles from './card-frame.module.css';
import { useRunAction } from './use-run-action.ts';

const shownActions = 2;

/** The keys of a card: two, the rest behind one more. */
export const CardActions = ({ actions }: { readonly actions: readonly CardAction[] }) => {
  const { t } = useWords();
  const run = useRunAction();
  const [all, setAll] = useState(false);
  if (actions.length === 0) return null;
  const shown = all ? actions : actions.slice(0, shownActions);
  return (
    <div className={styles.actions}>
      {shown.map((action) => (
        <Button key={action.action} size="small" kind="soft" onClick={() => run(action)}>
          {action.label}
        </Button>
      ))}
      {actions.length > shown.length ? (
        <Button size="small" kind="quiet" aria-expanded={false} onClick={() => setAll(true)}>
          {t.card.more}
        </Button>
      ) : null}
    </div>
  );
};

type Props = {
  readonly title?: string | undefined;
  /** Stands at the end of the title's line: a state, a count. */
  readonly aside?: ReactNode;
  readonly actions?: readonly CardAction[];
  readonly children?: ReactNode;
};

/**
 * What every card stands on: a surface, a title, the content, at most two keys. A group, not a landmark: the same title
 * may come again.
 */
export const CardFrame = ({ title, aside, actions = [], children }: Props) => {
  const id = useId();
  return (
    <div className={styles.card} {...(title === undefined ? {} : { role: 'group', 'aria-labelledby': id })}>
      {title === undefined && aside === undefined ? null : (
        <header className={styles.head}>
          <h2 id={id}>{title}</h2>
          {aside}
        </header>
      )}
      {children}
      <CardActions actions={actions} />
    </div>
  );
};
