import { ArrowDown } from 'lucide-react';
import { useRef, useState, type ReactNode } from 'react';
import { useWords } from '../i18n/words.tsx';
import { useBankClock, useSession } from '../session/session.tsx';
import { ElderKeys } from '../shell/elder-keys.tsx';
import { dayInWords, dayOf } from '../time/time.ts';
import { Mark } from '../ui/mark.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { Announcer } from './announcer.tsx';
import { useConversation } from './conversation.tsx';
import styles from './conversation-screen.module.css';
import { InputBar } from './input-bar.tsx';
import { Opening } from './opening.tsx';
import { Suggestions } from './suggestions.tsx';
import { currentSuggestions, type Thread } from './thread.ts';
import { TurnView } from './turn-view.tsx';
import { isOver, turnsOf } from './turns.ts';
import { useReadingPlace } from './use-reading-place.ts';

const Head = () => {
  const { t } = useWords();
  const { look } = useSession();
  return (
    <header className={styles.head}>
      <div className={styles.column}>
        {look.edition === 'elder' ? (
          <>
            <h1 className="unseen">{t.brand}</h1>
            <ElderKeys />
          </>
        ) : (
          <div className={styles.name}>
            <Mark size={28} />
            <h1>{t.brand}</h1>
          </div>
        )}
      </div>
    </header>
  );
};

type TurnsProps = { readonly thread: Thread; readonly today: string; readonly under: ReactNode };

const Turns = ({ thread, today, under }: TurnsProps) => {
  const { locale } = useWords();
  const turns = turnsOf(thread.messages);
  let shown = '';
  return turns.map((turn, index) => {
    const day = dayOf(new Date(turn.messages[0]?.at ?? ''));
    const first = day !== shown && (shown !== '' || day !== today);
    shown = day;
    return (
      <section key={turn.id} className={styles.turn} data-turn="">
        {first ? <p className={styles.day}>{dayInWords(day, today, locale)}</p> : null}
        {turn.messages.map((message) => (
          <TurnView key={message.id} message={message} />
        ))}
        {index === turns.length - 1 ? under : null}
      </section>
    );
  });
};

/** The first screen: the conversation with the bank. */
export const ConversationScreen = () => {
  const { t } = useWords();
  const { thread } = useConversation();
  const clock = useBankClock();
  const [greeted] = useState(() => clock());
  const scroll = useRef<HTMLDivElement>(null);
  const { away, toLatest } = useReadingPlace(scroll, thread);
  const over = thread.history !== 'loading' && isOver(thread.messages, greeted);
  const elder = useSession().look.edition === 'elder';
  const suggestions = <Suggestions suggestions={over ? [] : currentSuggestions(thread)} />;

  return (
    <main className={styles.screen}>
      <Head />
      <div
        ref={scroll}
        className={styles.scroll}
        tabIndex={0}
        role="log"
        aria-live="off"
        aria-label={t.talk.title}
      >
        <div className={styles.column}>
          {thread.history === 'failed' ? <p className={styles.note}>{t.talk.loadFailed}</p> : null}
          {thread.history === 'loading' ? <Skeleton headline lines={3} /> : null}
          <Turns thread={thread} today={dayOf(clock())} under={elder ? suggestions : null} />
          {over ? (
            <section className={styles.turn} data-turn="">
              <Opening />
            </section>
          ) : null}
          <div data-end="" />
        </div>
      </div>
      <footer className={styles.foot}>
        <div className={styles.column}>
          {away ? (
            <button type="button" className={styles.latest} aria-label={t.talk.latest} onClick={toLatest}>
              <ArrowDown size={20} aria-hidden="true" />
            </button>
          ) : null}
          {elder ? null : suggestions}
          <InputBar />
        </div>
      </footer>
      <Announcer thread={thread} />
    </main>
  );
};
