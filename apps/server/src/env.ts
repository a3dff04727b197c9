import { z } from 'zod';

/** The environment as text, before it means anything. The only place that names its variables. */
const envSchema = z.object({
  PORT: z.string().default('8080'),
  HOST: z.string().default('127.0.0.1'),
  BANXING_DATA: z.string().default('./data'),
  DATABASE_URL: z.string().optional(),
  BANXING_DEMO: z.string().optional(),
  BANXING_SEED: z.string().default('1'),
  BANXING_NOW: z.string().optional(),
  BANXING_CITY: z.string().optional(),
  BANXING_LOG: z.string().default('warn'),
  BANXING_LLM_BASE_URL: z.string().optional(),
  BANXING_LLM_MODEL: z.string().optional(),
  BANXING_LLM_API_KEY: z.string().optional(),
});

export type Env = z.infer<typeof envSchema>;

/** An empty value means the same as none. */
export const readEnv = (source: Record<string, string | undefined>): Env =>
  envSchema.parse(
    Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== '')),
  );
