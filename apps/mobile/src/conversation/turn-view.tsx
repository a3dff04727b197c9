import { RotateCcw } from 'lucide-react';
import { CardView } from '../cards/card-view.tsx';
import { typeset } from '../i18n/typeset.ts';
import { useWords } from '../i18n/words.tsx';
import { Button } from '../ui/button.tsx';
import { useConversation } from './conversation.tsx';
import type { Message } from './thread.ts';
import styles from './turn-view.module.css';

const Waiting = () => {
  const { t } = useWords();
  return (
    <p className={styles.waiting}>
      <span className={styles.steps} aria-hidden="true">
        <i />
        <i />
        <i />
      </span>
      {t.talk.thinking}
    </p>
  );
};

const Answer = ({ message }: { readonly message: Message }) => {
  const { t } = useWords();
  const { sayAgain } = useConversation();
  if (message.state === 'waiting') return <Waiting />;
  return (
    <article className={styles.answer} aria-label={t.talk.bank}>
      {message.text === '' ? null : <p className={styles.text}>{typeset(message.text)}</p>}
      {message.state === 'failed' ? (
        <Button size="small" className={styles.again} onClick={() => sayAgain(message)}>
          <RotateCcw size={17} aria-hidden="true" />
          {t.talk.retry}
        </Button>
      ) : null}
      {message.cards.map((card, index) => (
        <CardView key={`${card.type}-${index}`} card={card} messageId={message.id} said={message.text} />
      ))}
    </article>
  );
};

/** One message: the customer's in a quiet bubble, the bank's across the full width. */
export const TurnView = ({ message }: { readonly message: Message }) => {
  const { t } = useWords();
  if (message.from === 'bank') return <Answer message={message} />;
  return (
    <article className={styles.own} aria-label={t.talk.you}>
      <p className={styles.bubble}>{message.text}</p>
    </article>
  );
};
