import { z } from 'zod';

/** A piece of the document. */
export type Json = Record<string, unknown>;

/** A zod schema as JSON Schema. */
export const schemaOf = (schema: z.ZodType, io: 'input' | 'output' = 'output'): Json => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io }) as Json;
  return rest;
};

/** A body of JSON. */
export const json = (schema: Json): Json => ({ content: { 'application/json': { schema } } });

const problemResponse: Json = {
  description: 'Refused, with one sentence for the person and a stable code.',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};

export const money: Json = {
  type: 'string',
  pattern: '^-?\\d+(\\.\\d+)?$',
  description: 'Decimal string, never a float.',
};
export const instant: Json = { type: 'string', format: 'date-time', description: 'ISO 8601 with offset.' };
export const text: Json = { type: 'string' };
/** An object; every property is there unless `required` says otherwise. */
export const record = (properties: Json, required = Object.keys(properties)): Json => ({
  type: 'object',
  properties,
  required,
});

/** One thing that can be asked over HTTP. */
export interface Operation {
  readonly summary: string;
  readonly body?: Json;
  readonly answer: Json;
  readonly command?: boolean;
  readonly open?: boolean;
  readonly parameters?: readonly Json[];
}

export const pathParameter = (name: string): Json => ({ name, in: 'path', required: true, schema: text });
export const queryParameter = (name: string): Json => ({ name, in: 'query', required: false, schema: text });
const keyParameter: Json = { name: 'Idempotency-Key', in: 'header', required: false, schema: text };

/** An operation with its problems. */
export const operation = (described: Operation): Json => ({
  summary: described.summary,
  ...(described.open ? { security: [] } : {}),
  parameters: [...(described.parameters ?? []), ...(described.command ? [keyParameter] : [])],
  ...(described.body ? { requestBody: { required: true, ...json(described.body) } } : {}),
  responses: { 200: { description: 'Done.', ...json(described.answer) }, '4XX': problemResponse },
});
