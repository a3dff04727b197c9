import type { CardOf } from '@banxing/cards';
import { ChevronRight } from 'lucide-react';
import { typeset } from '../i18n/typeset.ts';
import { useWords } from '../i18n/words.tsx';
import { Expander } from '../ui/expander.tsx';
import { CardFrame } from './card-frame.tsx';
import styles from './parts.module.css';
import { useRunAction } from './use-run-action.ts';

type Props = {
  readonly card: CardOf<'choices'>;
  /** The answer's own words; a question that repeats them is not shown twice. */
  readonly said: string;
};

/** A question with its possible answers, one tap each. */
export const ChoicesCard = ({ card, said }: Props) => {
  const { t } = useWords();
  const run = useRunAction();
  const title = card.title ?? (card.question === said ? undefined : card.question);
  const own = new Set(card.options.map(({ value }) => `fill:${card.slot}=${value}`));
  return (
    <CardFrame
      title={title === undefined ? undefined : typeset(title)}
      actions={card.actions.filter(({ action }) => !own.has(action))}
    >
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
                    {typeset(label)}
                    {detail === undefined ? null : <small>{typeset(detail)}</small>}
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
