import { Headset, Volume2, VolumeX } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useAsk } from '../conversation/use-ask.ts';
import { useWords } from '../i18n/words.tsx';
import { canSpeak, fallSilent, speak } from '../platform/voice.ts';
import { useSession } from '../session/session.tsx';
import styles from './elder-keys.module.css';

const wordsOnScreen = (): string => document.querySelector('main')?.innerText ?? '';

const useReading = () => {
  const { locale } = useWords();
  const [reading, setReading] = useState(false);

  useEffect(() => fallSilent, []);

  const toggle = () => {
    fallSilent();
    if (reading) return setReading(false);
    setReading(true);
    speak(wordsOnScreen(), locale, () => setReading(false));
  };
  return { reading, toggle };
};

/** Elder edition only: a person one tap away, and the screen read aloud, on every screen. */
export const ElderKeys = () => {
  const { look } = useSession();
  const { t } = useWords();
  const ask = useAsk();
  const { reading, toggle } = useReading();
  if (look.edition !== 'elder') return null;
  const Icon = reading ? VolumeX : Volume2;
  return (
    <div className={styles.keys}>
      {canSpeak() ? (
        <button type="button" className={styles.key} aria-pressed={reading} onClick={toggle}>
          <Icon size={24} aria-hidden="true" />
          {reading ? t.elder.stop : t.elder.read}
        </button>
      ) : null}
      <button type="button" className={`${styles.key} ${styles.help}`} onClick={() => ask(t.elder.helpSay)}>
        <Headset size={24} aria-hidden="true" />
        {t.elder.help}
      </button>
    </div>
  );
};
