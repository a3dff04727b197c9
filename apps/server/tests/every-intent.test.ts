import { type IntentId, intentEntry, intents } from '@banxing/understanding';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, seededBank, type SeededBank } from './seeded-bank.ts';

let world: SeededBank;
let chenjing: Client;

beforeAll(async () => {
  world = await seededBank();
  chenjing = await world.signIn('chenjing');
});
afterAll(() => world.close());

/** Conversation itself, and what firms and villages ask for, which has no department yet. */
const without = /^(?:chat\.|oos$|enterprise\.|rural\.)/u;
const wanted: readonly IntentId[] = intents.map(({ id }) => id).filter((id) => !without.test(id));

/** A query reads; a command is proposed unless only the customer's own view changes; the rest is told at once. */
const authorities: Readonly<Record<string, readonly string[]>> = {
  query: ['reads'],
  command: ['customer-confirms', 'interface'],
  action: ['interface', 'reads'],
};

describe('every intent of a retail customer', () => {
  it.each(wanted)('%s is a capability with a form, a page and a path', async (id) => {
    const listed = (await chenjing.get('/api/capabilities')).body as unknown as readonly {
      readonly id: string;
      readonly authority: string;
      readonly input: { readonly properties?: Readonly<Record<string, unknown>> };
    }[];
    const capability = listed.find((each) => each.id === id);
    expect(capability, id).toBeDefined();
    expect(authorities[intentEntry(id).kind]).toContain(capability?.authority);
    expect(Object.keys(capability?.input.properties ?? {})).toEqual(
      expect.arrayContaining([...intentEntry(id).slots]),
    );
  });

  it.each(wanted.filter((id) => intentEntry(id).kind === 'query'))(
    '%s answers the same by sentence and by its own route, or asks the same question',
    async (id) => {
      const direct = await chenjing.post(`/api/capabilities/${id}`, {});
      const spoken = await chenjing.post('/api/assistant/messages', { text: intentEntry(id).zh });
      expect([200, 422]).toContain(direct.status);
      expect(spoken.status).toBe(200);
      const heard = spoken.body as { understanding?: { intent?: string; slots?: object }; text?: string };
      const bare =
        heard.understanding?.intent === id && Object.keys(heard.understanding.slots ?? {}).length === 0;
      if (bare && direct.status === 200)
        expect(heard.text).toContain(String(direct.body['text']).slice(0, 12));
    },
  );
});
