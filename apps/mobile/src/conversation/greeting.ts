/** Splits what the bank says at the start into a greeting and what follows; a single sentence without a greeting follows ours. */
export const splitGreeting = (
  told: string,
  own: string,
): { readonly headline: string; readonly rest: string } => {
  const found = /^(.{1,24}?(?:[\u3002\uFF01!\n]|\.(?=\s|$)))\s*(.*)$/su.exec(told.trim());
  if (found !== null) {
    const headline = (found[1] ?? '').replace(/[\u3002.\n]$/u, '');
    return { headline, rest: (found[2] ?? '').trim() };
  }
  return told.length <= 24 ? { headline: told, rest: '' } : { headline: own, rest: told };
};
