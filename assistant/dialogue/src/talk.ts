import type { DialogueState } from './state.ts';

const isChat = (intent: string): boolean => intent.startsWith('chat.');
/** Words that ask for nothing that a capability does. */
export const isSocial = (intent: string): boolean =>
  isChat(intent) || intent === 'oos' || intent === 'app.help';

/** A question or a card waits for the customer. */
export const isOpen = (state: DialogueState): boolean => state.frame !== null || state.proposed !== null;
