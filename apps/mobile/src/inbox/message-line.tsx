import {
  BadgePercent,
  BellRing,
  CalendarClock,
  CopyX,
  HandCoins,
  type LucideIcon,
  PiggyBank,
  ShoppingBag,
  TrendingDown,
  TrendingUp,
  Wallet,
} from 'lucide-react';
import { useRunAction } from '../cards/use-run-action.ts';
import { typeset } from '../i18n/typeset.ts';
import { useWords } from '../i18n/words.tsx';
import { useBankClock } from '../session/session.tsx';
import { dayOf, momentInWords } from '../time/time.ts';
import { Button } from '../ui/button.tsx';
import type { InboxMessage } from './inbox-queries.ts';
import styles from './inbox.module.css';

const icons: Readonly<Record<string, LucideIcon>> = {
  'salary-in': HandCoins,
  'money-in': TrendingUp,
  'money-out': TrendingDown,
  'large-spend': ShoppingBag,
  'low-balance': Wallet,
  'double-charge': CopyX,
  due: CalendarClock,
  reminder: BellRing,
  rights: BadgePercent,
  product: PiggyBank,
};

/** A message of the bank: what happened, when, and the one thing to do about it. */
export const MessageLine = ({ message }: { readonly message: InboxMessage }) => {
  const { t, locale } = useWords();
  const act = useRunAction();
  const clock = useBankClock();
  const Icon = icons[message.kind] ?? BellRing;
  const { action } = message;
  return (
    <article className={styles.message} data-read={message.read}>
      <span className={styles.icon} aria-hidden="true">
        <Icon size={20} strokeWidth={1.8} />
      </span>
      <div className={styles.words}>
        <h3>
          {message.title}
          {message.read ? null : <span className="unseen">{t.inbox.unread}</span>}
        </h3>
        <p>{typeset(message.body)}</p>
        <small>{momentInWords(new Date(message.at), dayOf(clock()), locale)}</small>
        {action === null ? null : (
          <Button size="small" onClick={() => act(action)}>
            {action.label}
          </Button>
        )}
      </div>
    </article>
  );
};
