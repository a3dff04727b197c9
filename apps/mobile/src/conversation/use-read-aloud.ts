import { useCallback, useEffect, useRef } from 'react';
import { typeset } from '../i18n/typeset.ts';
import { fallSilent, speak } from '../platform/voice.ts';
import { useSession } from '../session/session.tsx';

/**
 * Speaks what the bank says while the customer has it so. `on` overrides the setting, for the answer that has just
 * changed it. Leaving the app, or turning it off, ends the speaking.
 */
export const useReadAloud = (): ((words: string, on?: boolean) => void) => {
  const { look } = useSession();
  const latest = useRef(look);
  useEffect(() => {
    latest.current = look;
    if (!look.readAloud) fallSilent();
  }, [look]);
  useEffect(() => fallSilent, []);

  return useCallback((words, on) => {
    const { readAloud, locale } = latest.current;
    if (on ?? readAloud) speak(typeset(words), locale);
  }, []);
};
