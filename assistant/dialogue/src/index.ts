export { type Assistant, type AssistantUses, createAssistant, type Utterance } from './assistant.ts';
export { ConversationMoved, type Message } from './conversation-store.ts';
export { emotionOf } from './emotion.ts';
export { saidLately } from './said-lately.ts';
export { viewOf } from './turn.ts';
export { say, usualSuggestions } from './words.ts';

/** The tables of conversations. */
export const dialogueMigrations = { name: 'dialogue', folder: new URL('../migrations', import.meta.url) };
