/** What is typed on the password page. */
export type Typed = { readonly current: string; readonly next: string; readonly again: string };

/** What is plainly wrong before the bank is asked; whether a password is good enough is the bank's to say. */
export const wrongIn = ({ current, next, again }: Typed): 'missing' | 'differs' | undefined => {
  if (current === '' || next === '' || again === '') return 'missing';
  return next === again ? undefined : 'differs';
};
