/** Everything that a turn can ask of the conversation: a closed set, one handler each in `commands/`. */
export type DialogueCommand =
  | { readonly kind: 'start'; readonly intent: string; readonly slots: Readonly<Record<string, string>> }
  | { readonly kind: 'digress'; readonly intent: string; readonly slots: Readonly<Record<string, string>> }
  | { readonly kind: 'fill'; readonly slots: Readonly<Record<string, string>> }
  | { readonly kind: 'correct'; readonly slots: Readonly<Record<string, string>> }
  | { readonly kind: 'clarify'; readonly candidates: readonly string[]; readonly slots: Readonly<Record<string, string>> }
  | { readonly kind: 'cancel' }
  | { readonly kind: 'confirm-word' }
  | { readonly kind: 'repeat' }
  | { readonly kind: 'hand-over' }
  | { readonly kind: 'chat'; readonly topic: string };

export type CommandOf<K extends DialogueCommand['kind']> = Extract<DialogueCommand, { kind: K }>;
