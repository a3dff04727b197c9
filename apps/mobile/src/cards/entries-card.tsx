import type { CardOf } from '@banxing/cards';
import { useWords } from '../i18n/words.tsx';
import { Expander } from '../ui/expander.tsx';
import { CardFrame } from './card-frame.tsx';
import { EntryList } from './entry-list.tsx';
import styles from './parts.module.css';

/** Movements on an account: five, and the rest on request. */
export const EntriesCard = ({ card }: { readonly card: CardOf<'entries'> }) => {
  const { t } = useWords();
  const aside =
    card.total === 0 ? undefined : <span className={styles.empty}>{t.card.count(card.total)}</span>;
  return (
    <CardFrame title={card.title} aside={aside} actions={card.actions}>
      {card.entries.length === 0 ? (
        <p className={styles.empty}>{t.card.noEntries}</p>
      ) : (
        <Expander items={card.entries} label={t.card.allCount(card.entries.length)}>
          {(shown) => <EntryList entries={shown} />}
        </Expander>
      )}
    </CardFrame>
  );
};
