import { ArrowUp } from 'lucide-react';
import { useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useWords } from '../i18n/words.tsx';
import { useSession } from '../session/session.tsx';
import { useConversation } from './conversation.tsx';
import styles from './input-bar.module.css';
import { canListen } from './speech.ts';
import { TalkKey } from './talk-key.tsx';
import { isBusy } from './thread.ts';

const useGrowing = (text: string) => {
  const field = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    const element = field.current;
    if (element === null) return;
    element.style.height = 'auto';
    element.style.height = `${Math.min(element.scrollHeight, 144)}px`;
  }, [text]);
  return field;
};

/** Where the customer writes or speaks. A draft survives a failed sending, and nothing is sent twice. */
export const InputBar = () => {
  const { t } = useWords();
  const { look } = useSession();
  const { thread, say } = useConversation();
  const [text, setText] = useState('');
  const field = useGrowing(text);
  const busy = isBusy(thread);
  const wide = look.edition === 'elder';
  const empty = text.trim() === '';

  const send = () => {
    if (empty || busy) return;
    say(text);
    setText('');
  };
  const press = (event: KeyboardEvent) => {
    // While a Chinese input method composes, Enter chooses a word.
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  };

  return (
    <form
      className={styles.bar}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <div className={styles.field}>
        <textarea
          ref={field}
          rows={1}
          value={text}
          aria-label={t.talk.placeholder}
          placeholder={t.talk.placeholder}
          enterKeyHint="send"
          maxLength={1_000}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={press}
        />
        {empty && canListen() && !wide ? (
          <TalkKey said={say} wide={false} />
        ) : (
          <button type="submit" className={styles.send} aria-label={t.talk.send} disabled={empty || busy}>
            <ArrowUp size={22} strokeWidth={2.4} aria-hidden="true" />
          </button>
        )}
      </div>
      {wide && canListen() ? <TalkKey said={say} wide /> : null}
    </form>
  );
};
