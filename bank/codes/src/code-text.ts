import type { Secrets } from '@banxing/crypto';
import { isId } from '@banxing/kernel';
import type { CodeId, IssuedCode } from './code.ts';

type Signed = Pick<IssuedCode, 'id' | 'kind' | 'validFrom' | 'validUntil'>;

const purpose = 'codes';
const signatureLength = 32;

const content = ({ id, kind, validFrom, validUntil }: Signed): string =>
  `${id}|${kind}|${validFrom.toISOString()}|${validUntil.toISOString()}`;

/** The text that stands in the picture: the code's id and a signature over what it is good for. */
export const textOf = (secrets: Pick<Secrets, 'sign'>, code: Signed): string =>
  `BX1:${code.id}:${secrets.sign(purpose, content(code)).slice(0, signatureLength)}`;

/** The id in a text that looks like one of our codes; whether it is genuine says `isGenuine`. */
export function idIn(text: string): CodeId | undefined {
  const [mark, id = '', signature = '', ...rest] = text.trim().split(':');
  const whole = mark === 'BX1' && rest.length === 0 && signature.length === signatureLength;
  return whole && isId('code', id) ? id : undefined;
}

/** Was the text made by us for just this code? */
export const isGenuine = (
  secrets: Pick<Secrets, 'sign'>,
  text: string,
  code: Signed,
  equal: (a: string, b: string) => boolean,
): boolean => equal(text.trim(), textOf(secrets, code));
