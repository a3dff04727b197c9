import { Headset, Volume2, VolumeX } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useAsk } from '../conversation/use-ask.ts';
import { useWords } from '../i18n/words.tsx';
import { useSession } from '../session/session.tsx';
import styles from './elder-keys.module.css';

const canRead = (): boolean => 'speechSynthesis' in window;

const wordsOnScreen = (): string => document.querySelector('main')?.innerText ?? '';

const useReading = () => {
  const { locale } = useWords();
  const [reading, setReading] = useState(false);

  useEffect(() => () => (canRead() ? window.speechSynthesis.cancel() : undefined), []);

  const toggle = () => {
    window.speechSynthesis.cancel();
    if (reading) return setReading(false);
    const utterance = new SpeechSynthesisUtterance(wordsOnScreen());
    utterance.lang = locale === 'zh' ? 'zh-CN' : 'en';
    utterance.rate = 0.9;
    utterance.onend = () => setReading(false);
    utterance.onerror = () => setReading(false);
    setReading(true);
    window.speechSynthesis.speak(utterance);
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
      {canRead() ? (
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
