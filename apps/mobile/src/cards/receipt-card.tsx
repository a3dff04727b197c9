import type { CardOf } from '@banxing/cards';
import { Check, Clock3, Pause, Share2, X, type LucideIcon } from 'lucide-react';
import { useWords } from '../i18n/words.tsx';
import { spokenMoney } from '../money/decimal.ts';
import { Money } from '../money/money.tsx';
import { useBankClock } from '../session/session.tsx';
import { dayOf, momentInWords } from '../time/time.ts';
import { Button } from '../ui/button.tsx';
import { Facts } from '../ui/facts.tsx';
import { useNotice } from '../ui/notice.tsx';
import { CardFrame } from './card-frame.tsx';
import styles from './receipt-card.module.css';

type Receipt = CardOf<'receipt'>;

const icons: Readonly<Record<Receipt['status'], LucideIcon>> = {
  done: Check,
  scheduled: Clock3,
  held: Pause,
  cancelled: X,
  refused: X,
};

/** The title with how it ended, which the bank's title may say already. */
const headingOf = (title: string | undefined, ended: string): string =>
  title === undefined ? ended : title.includes(ended) ? title : `${title} · ${ended}`;

const useShare = (card: Receipt) => {
  const { t, locale } = useWords();
  const notice = useNotice();
  const at = momentInWords(new Date(card.at), dayOf(useBankClock()()), locale);
  const headline =
    card.headline === undefined ? [] : [spokenMoney(card.headline.amount, card.headline.currency, locale)];
  const rows = card.rows.map(({ label, value }) => `${label} ${value}`);
  const text = [
    `${t.brand} · ${headingOf(card.title, t.card.receipt[card.status])}`,
    ...headline,
    ...rows,
    at,
    card.receipt,
  ].join('\n');
  return () => {
    if ('share' in navigator) void navigator.share({ text }).catch(() => undefined);
    else
      void window.navigator.clipboard.writeText(text).then(
        () => notice(t.card.shared),
        () => undefined,
      );
  };
};

/** What was done, once it is done; it can be shared, and its number quoted. */
export const ReceiptCard = ({ card }: { readonly card: Receipt }) => {
  const { t, locale } = useWords();
  const share = useShare(card);
  const today = dayOf(useBankClock()());
  const Icon = icons[card.status];
  return (
    <CardFrame actions={card.actions}>
      <header className={styles.head}>
        <span className={styles.seal} data-status={card.status}>
          <Icon size={22} strokeWidth={2.6} aria-hidden="true" />
        </span>
        <h2>{headingOf(card.title, t.card.receipt[card.status])}</h2>
        <Button kind="quiet" size="small" className={styles.share} aria-label={t.card.share} onClick={share}>
          <Share2 size={19} aria-hidden="true" />
        </Button>
      </header>
      {card.headline === undefined ? null : (
        <p className={styles.amount}>
          <Money {...card.headline} size="figure" />
        </p>
      )}
      <Facts facts={card.rows} />
      <p className={styles.number}>
        <span>{momentInWords(new Date(card.at), today, locale)}</span>
        <span>{`${t.card.receiptNo} ${card.receipt}`}</span>
      </p>
    </CardFrame>
  );
};
