import type { CardOf } from '@banxing/cards';
import { Check } from 'lucide-react';
import { useWords } from '../i18n/words.tsx';
import { CardFrame } from './card-frame.tsx';
import styles from './settings-card.module.css';

/** What was changed of the app itself, done already. */
export const SettingsCard = ({ card }: { readonly card: CardOf<'settings'> }) => {
  const { t } = useWords();
  return (
    <CardFrame title={card.title ?? t.card.changed} actions={card.actions}>
      <ul className={styles.list}>
        {card.changes.map(({ setting, label }) => (
          <li key={setting}>
            <Check size={18} strokeWidth={2.4} aria-hidden="true" />
            {label}
          </li>
        ))}
      </ul>
    </CardFrame>
  );
};
