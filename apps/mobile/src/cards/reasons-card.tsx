import type { CardOf } from '@banxing/cards';
import { CardFrame } from './card-frame.tsx';
import { ReasonList } from './reason-list.tsx';
import { useWords } from '../i18n/words.tsx';

/** Why the bank advises, delays or refuses: its real reasons, calmly. */
export const ReasonsCard = ({ card }: { readonly card: CardOf<'reasons'> }) => {
  const { t } = useWords();
  return (
    <CardFrame title={card.title ?? t.card.reasons} actions={card.actions}>
      <ReasonList reasons={card.reasons} />
    </CardFrame>
  );
};
