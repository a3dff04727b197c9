import { useWords } from '../i18n/words.tsx';
import { useConversation } from './conversation.tsx';
import styles from './suggestions.module.css';

/** At most three things that fit the moment, one tap each. */
export const Suggestions = ({ suggestions }: { readonly suggestions: readonly string[] }) => {
  const { t } = useWords();
  const { say } = useConversation();
  if (suggestions.length === 0) return null;
  return (
    <ul className={styles.list} aria-label={t.talk.suggestions}>
      {suggestions.map((suggestion) => (
        <li key={suggestion}>
          <button type="button" className={styles.chip} onClick={() => say(suggestion)}>
            {suggestion}
          </button>
        </li>
      ))}
    </ul>
  );
};
