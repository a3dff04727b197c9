import { createContext, lazy, Suspense, useContext, useMemo, useState, type ReactNode } from 'react';
import { useConversation } from '../conversation/conversation.tsx';

const ConfirmSheet = lazy(() => import('./confirm-sheet.tsx'));

type Confirmation = { readonly open: (proposal: string) => void };

const ConfirmationContext = createContext<Confirmation>({ open: () => undefined });

/** Opens the confirmation of a proposal. */
export const useConfirmation = (): Confirmation => useContext(ConfirmationContext);

/** Keeps the one place where money is agreed to, over whatever screen is open. */
export const ConfirmationProvider = ({ children }: { readonly children: ReactNode }) => {
  const { thread } = useConversation();
  const [proposal, setProposal] = useState<string>();
  const [open, setOpen] = useState(false);
  const cards = thread.messages.flatMap((message) => message.cards);
  const card = cards.findLast((item) => item.type === 'confirm' && item.proposal === proposal);

  const confirmation = useMemo<Confirmation>(
    () => ({
      open: (asked) => {
        setProposal(asked);
        setOpen(true);
      },
    }),
    [],
  );
  return (
    <ConfirmationContext value={confirmation}>
      {children}
      {card?.type !== 'confirm' ? null : (
        <Suspense fallback={null}>
          <ConfirmSheet key={card.proposal} card={card} open={open} close={() => setOpen(false)} />
        </Suspense>
      )}
    </ConfirmationContext>
  );
};
