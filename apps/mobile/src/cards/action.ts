/** What a tap on a card does; the verbs are the contract's. */
export type Action =
  | { readonly verb: 'say'; readonly text: string }
  | { readonly verb: 'fill'; readonly slot: string; readonly value: string; readonly raw: string }
  | { readonly verb: 'confirm'; readonly proposal: string }
  | { readonly verb: 'cancel'; readonly proposal: string }
  | { readonly verb: 'open'; readonly path: string }
  | { readonly verb: 'copy'; readonly text: string };

const fillOf = (raw: string, rest: string): Action | undefined => {
  const equals = rest.indexOf('=');
  if (equals < 1) return undefined;
  return { verb: 'fill', slot: rest.slice(0, equals), value: rest.slice(equals + 1), raw };
};

/**
 * Reads an action such as `fill:payee=pay_01`; undefined for a verb or form that this app does not know. A path must
 * be one of the app's own: an address elsewhere is refused.
 */
export const parseAction = (raw: string): Action | undefined => {
  const colon = raw.indexOf(':');
  if (colon < 1) return undefined;
  const rest = raw.slice(colon + 1);
  if (rest === '') return undefined;
  switch (raw.slice(0, colon)) {
    case 'say':
      return { verb: 'say', text: rest };
    case 'fill':
      return fillOf(raw, rest);
    case 'confirm':
      return { verb: 'confirm', proposal: rest };
    case 'cancel':
      return { verb: 'cancel', proposal: rest };
    case 'open':
      return /^\/(?![/\\])/u.test(rest) ? { verb: 'open', path: rest } : undefined;
    case 'copy':
      return { verb: 'copy', text: rest };
    default:
      return undefined;
  }
};
