import type { CardOf } from '@banxing/cards';
import { ChevronRight } from 'lucide-react';
import { useWords } from '../i18n/words.tsx';
import { Expander } from '../ui/expander.tsx';
import { CardFrame } from './card-frame.tsx';
import styles from './parts.module.css';
import { useRunAction } from './use-run-action.ts';

/** A question with its possible answers, one tap each. */
export const ChoicesCard = ({ card }: { readonly card: CardOf<'choices'> }) => {
  const { t } = useWords();
  const run = useRunAction();
  return (
    <CardFrame title={card.title ?? card.question} actions={card.actions}>
      <Expander items={card.options} label={t.card.all}>
        {(shown) => (
          <ul className={styles.options}>
            {shown.map(({ value, label, detail }) => (
              <li key={value}>
                <button
                  type="button"
                  className={styles.option}
                  onClick={() => run({ action: `fill:${card.slot}=${value}`, label })}
                >
                  <span className={styles.what}>
                    {label}
                    {detail === undefined ? null : <small>{detail}</small>}
                  </span>
                  <ChevronRight size={18} aria-hidden="true" />
                </button>
              </li>
            ))}
          </ul>
        )}
      </Expander>
    </CardFrame>
  );
};
