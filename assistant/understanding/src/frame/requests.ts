import { intentEntry, type IntentId } from '../intents.ts';
import type { Guess } from '../model/linear-model.ts';

interface Part {
  readonly intent: IntentId;
  readonly slots: Readonly<Record<string, string>>;
  readonly guesses: readonly Guess[];
}

/** Between two requests stands a word that says that another one comes; a comma alone parts reasons from requests. */
const seams =
  /[,，;；。!！、\s]*(?:然后再?|顺便(?:再|把)?|顺带(?:再)?|另外(?:再)?|还有就是|同时|接着再?|并且|再帮我|再给我|再替我|也帮我|and then|and also|then also)[,，\s]*|[,，;；。]\s*(?:再|还有|也|also|then)\s*(?!次|见|说|也)/gu;
const notARequest = /^(?:chat|oos)/u;
const correction = /不是|不对|错了|改成|改为|应该是|说错|算了|actually|i mean|sorry/u;

/** The requests of an utterance that has several; empty when it has one. Each part must stand on its own. */
export function requestsIn(text: string, read: (part: string) => Part): readonly Part[] {
  if (text.length > 200 || correction.test(text)) return [];
  const pieces = text
    .split(seams)
    .map((piece) => piece.trim())
    .filter((piece) => piece.length >= 2);
  if (pieces.length < 2 || pieces.length > 4) return [];
  const parts = pieces.map(read);
  const requests = parts.filter(
    (part) => !notARequest.test(part.intent) && (part.guesses[0]?.confidence ?? 0) >= 0.6,
  );
  if (requests.length < 2 || requests.length !== parts.length) return [];
  const distinct = requests.filter((part, index) => index === 0 || !sameRequest(requests[index - 1], part));
  return distinct.length < 2 ? [] : distinct;
}

function sameRequest(first: Part | undefined, second: Part): boolean {
  if (!first || first.intent !== second.intent) return false;
  const kind = intentEntry(first.intent).kind;
  if (kind !== 'command') return true;
  return Object.keys(second.slots).every(
    (slot) => first.slots[slot] === undefined || first.slots[slot] === second.slots[slot],
  );
}
