import type { Message } from './thread.ts';

/** What belongs together on the screen: something said by the customer with its answer, or something told unasked. */
export type Turn = { readonly id: string; readonly messages: readonly Message[] };

/** Groups a conversation into turns; two answers in a row are two turns. */
export const turnsOf = (messages: readonly Message[]): readonly Turn[] => {
  const turns: { id: string; messages: Message[] }[] = [];
  let before: Message | undefined;
  for (const message of messages) {
    const open = turns.at(-1);
    if (open === undefined || message.from === 'customer' || before?.from === 'bank') {
      turns.push({ id: message.id, messages: [message] });
    } else {
      open.messages.push(message);
    }
    before = message;
  }
  return turns;
};

const freshMs = 3 * 3_600_000;

/** True when the conversation is one of earlier: the customer is then greeted anew under it. */
export const isOver = (messages: readonly Message[], now: Date): boolean => {
  const last = messages.at(-1);
  return last === undefined || now.getTime() - Date.parse(last.at) > freshMs;
};
