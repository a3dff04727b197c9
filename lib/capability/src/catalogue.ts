import { z } from 'zod';
import { invariant, type Locale } from '@banxing/kernel';
import type { Capability } from './capability.ts';

/** Everything that the bank can do for somebody, by id. */
export interface Catalogue {
  get(id: string): Capability | undefined;
  all(): readonly Capability[];
}

export function createCatalogue(capabilities: readonly Capability[]): Catalogue {
  const byId = new Map<string, Capability>();
  for (const capability of capabilities) {
    invariant(!byId.has(capability.id), `two capabilities are called ${capability.id}`);
    byId.set(capability.id, capability);
  }
  // As the departments declare them: what people need most comes first in each.
  const all = [...byId.values()];
  return { get: (id) => byId.get(id), all: () => all };
}

/** A capability as outsiders see it, with JSON Schemas of what goes in and comes out. */
export interface CapabilityDescription {
  readonly id: string;
  readonly title: string;
  readonly about: string;
  readonly authority: Capability['authority'];
  readonly input: unknown;
  readonly output: unknown;
}

export function describeCapability(capability: Capability, locale: Locale): CapabilityDescription {
  const outgoing = capability.authority === 'customer-confirms' ? capability.done : capability.output;
  return {
    id: capability.id,
    title: capability.title[locale],
    about: capability.about[locale],
    authority: capability.authority,
    input: z.toJSONSchema(capability.input, { io: 'input' }),
    output: z.toJSONSchema(outgoing),
  };
}
