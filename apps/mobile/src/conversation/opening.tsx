import { useQuery } from '@tanstack/react-query';
import { ChevronRight } from 'lucide-react';
import { callJson } from '../api/client.ts';
import type { Opening as OpeningFacts } from '../api/types.ts';
import { typeset } from '../i18n/typeset.ts';
import { useWords } from '../i18n/words.tsx';
import { useBankClock, useMe, useSession } from '../session/session.tsx';
import { hourOf } from '../time/time.ts';
import { Skeleton } from '../ui/skeleton.tsx';
import { useConversation } from './conversation.tsx';
import { splitGreeting } from './greeting.ts';
import styles from './opening.module.css';

/** The greeting and what fits the moment, as the bank sees it. */
export const useOpening = () => {
  const { locale } = useWords();
  return useQuery({
    queryKey: ['opening', locale],
    queryFn: () => callJson<OpeningFacts>('/api/assistant/suggestions'),
    staleTime: 60_000,
  });
};

const useOwnGreeting = (): string => {
  const { t } = useWords();
  const { customer } = useMe();
  const hour = hourOf(useBankClock()());
  const part =
    hour < 5
      ? t.greet.night
      : hour < 11
        ? t.greet.morning
        : hour < 13
          ? t.greet.noon
          : hour < 18
            ? t.greet.afternoon
            : t.greet.evening;
  return t.named(part, customer.name);
};

/** The greeting's two parts: the headline, and the one thing that matters today when the bank named one. */
export const useGreeting = (): { readonly headline: string; readonly rest: string } => {
  const own = useOwnGreeting();
  const opening = useOpening();
  const told = opening.data?.greeting;
  return told === undefined || told === '' ? { headline: own, rest: '' } : splitGreeting(typeset(told), own);
};

const StandardOpening = ({ suggestions }: { readonly suggestions: readonly string[] }) => {
  const { t } = useWords();
  const { say } = useConversation();
  if (suggestions.length === 0) return null;
  return (
    <>
      <h3 className={styles.hint}>{t.talk.openingHint}</h3>
      <ul className={styles.list}>
        {suggestions.slice(0, 4).map((suggestion) => (
          <li key={suggestion}>
            <button type="button" onClick={() => say(suggestion)}>
              {suggestion}
              <ChevronRight size={18} aria-hidden="true" />
            </button>
          </li>
        ))}
      </ul>
    </>
  );
};

const ElderOpening = () => {
  const { t } = useWords();
  const { say } = useConversation();
  return (
    <ul className={styles.keys} aria-label={t.talk.elderHint}>
      {t.elder.keys.map((key) => (
        <li key={key.say}>
          <button type="button" onClick={() => say(key.say)}>
            {key.label}
            <ChevronRight size={26} aria-hidden="true" />
          </button>
        </li>
      ))}
    </ul>
  );
};

/** How the conversation begins: a greeting, the one thing that matters, and what could be said. */
export const Opening = () => {
  const { look } = useSession();
  const opening = useOpening();
  const { headline, rest } = useGreeting();
  const suggestions = opening.data?.suggestions ?? [];
  return (
    <div className={styles.opening}>
      <h2 className={styles.headline}>{headline}</h2>
      {rest === '' ? null : <p className={styles.rest}>{rest}</p>}
      {look.edition === 'elder' ? (
        <ElderOpening />
      ) : opening.isPending ? (
        <div className={styles.coming}>
          <Skeleton lines={3} />
        </div>
      ) : (
        <StandardOpening suggestions={suggestions} />
      )}
    </div>
  );
};
