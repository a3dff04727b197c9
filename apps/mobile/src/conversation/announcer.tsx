import { useEffect, useRef } from 'react';
import { typeset } from '../i18n/typeset.ts';
import { useWords } from '../i18n/words.tsx';
import type { Thread } from './thread.ts';

const staysMs = 4_000;

/**
 * Says the newest answer to a screen reader: once, when it is whole, instead of every word as it streams. What was
 * there before this screen is not news, and what was said is emptied again, so that nobody who reads on through the
 * page meets the same words twice.
 */
export const Announcer = ({ thread }: { readonly thread: Thread }) => {
  const { t } = useWords();
  const region = useRef<HTMLDivElement>(null);
  const known = useRef<string | undefined>(undefined);
  const ready = thread.history !== 'loading';
  const last = thread.messages.at(-1);
  const coming = last?.state === 'waiting' || last?.state === 'streaming';
  const news = `${last?.id ?? ''} ${coming ? 'coming' : 'there'}`;
  const words = coming ? t.talk.thinking : last?.from === 'bank' ? last.text : '';

  useEffect(() => {
    const element = region.current;
    if (!ready || element === null || known.current === news) return undefined;
    const first = known.current === undefined;
    known.current = news;
    if (first) return undefined;
    element.textContent = typeset(words);
    const timer = window.setTimeout(() => element.replaceChildren(), staysMs);
    return () => window.clearTimeout(timer);
  }, [ready, news, words]);

  return <div ref={region} className="unseen" aria-live="polite" />;
};
