import { ArrowUp, Keyboard, Mic } from 'lucide-react';
import { useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
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
    element.style.height = `${Math.min(element.scrollHeight, 160)}px`;
  }, [text]);
  return field;
};

type KeyProps = { readonly label: string; readonly press: () => void; readonly children: ReactNode };

const ModeKey = ({ label, press, children }: KeyProps) => (
  <button type="button" className={styles.mode} aria-label={label} onClick={press}>
    {children}
  </button>
);

/** Elder edition: one big key to talk, and a small one to type instead. */
const ElderInput = ({ field }: { readonly field: ReactNode }) => {
  const { t } = useWords();
  const { say } = useConversation();
  const [typing, setTyping] = useState(!canListen());
  if (typing) {
    return (
      <div className={styles.elder}>
        {field}
        {canListen() ? (
          <ModeKey label={t.talk.hold} press={() => setTyping(false)}>
            <Mic aria-hidden="true" />
          </ModeKey>
        ) : null}
      </div>
    );
  }
  return (
    <div className={styles.elder}>
      <TalkKey said={say} wide />
      <ModeKey label={t.talk.type} press={() => setTyping(true)}>
        <Keyboard aria-hidden="true" />
      </ModeKey>
    </div>
  );
};

/** Where the customer writes or speaks. A draft survives a failed sending, and nothing is sent twice. */
export const InputBar = () => {
  const { t } = useWords();
  const { look } = useSession();
  const { thread, say } = useConversation();
  const [text, setText] = useState('');
  const field = useGrowing(text);
  const busy = isBusy(thread);
  const elder = look.edition === 'elder';
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

  const written = (
    <div className={styles.field}>
      <textarea
        ref={field}
        rows={1}
        value={text}
        aria-label={t.talk.placeholder}
        placeholder={elder ? t.talk.placeholderShort : t.talk.placeholder}
        enterKeyHint="send"
        maxLength={1_000}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={press}
      />
      {empty && canListen() && !elder ? (
        <TalkKey said={say} wide={false} />
      ) : (
        <button type="submit" className={styles.send} aria-label={t.talk.send} disabled={empty || busy}>
          <ArrowUp size={22} strokeWidth={2.4} aria-hidden="true" />
        </button>
      )}
    </div>
  );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {elder ? <ElderInput field={written} /> : written}
    </form>
  );
};
