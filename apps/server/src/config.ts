import { resolve } from 'node:path';
import { z } from 'zod';
import { ok, type Outcome, refuse } from '@banxing/kernel';
import type { Env } from './env.ts';

/** Settings, checked and meant. */
export interface Config {
  readonly host: string;
  readonly port: number;
  readonly dataFolder: string;
  /** A given PostgreSQL; absent means the embedded one. */
  readonly databaseUrl: string | undefined;
  /** Demo customers, their passwords and the movable clock. */
  readonly demo: boolean;
  readonly seed: number;
  /** Where the demo bank's clock starts. */
  readonly startAt: Date | undefined;
  /** How many residents besides the demo customers the demo city has. */
  readonly residents: number;
  readonly logLevel: string;
}

/** One line that says what is wrong and how to mend it. */
export interface ConfigRefusal {
  readonly code: 'setting_wrong';
  readonly message: string;
}

const wrong = (message: string): Outcome<never, ConfigRefusal> => refuse({ code: 'setting_wrong', message });

const wholeNumber = (text: string, least: number, most: number): number | undefined => {
  const value = Number(text);
  return /^\d+$/u.test(text) && value >= least && value <= most ? value : undefined;
};

const isLoopback = (host: string): boolean => host === 'localhost' || host === '::1' || /^127\./u.test(host);

const logLevels = ['silent', 'error', 'warn', 'info', 'debug'];

export function configFrom(env: Env): Outcome<Config, ConfigRefusal> {
  const port = wholeNumber(env.PORT, 0, 65_535);
  if (port === undefined) return wrong(`PORT is "${env.PORT}"; give a number from 0 to 65535.`);
  const seed = wholeNumber(env.BANXING_SEED, 0, 2_147_483_647);
  if (seed === undefined) return wrong(`BANXING_SEED is "${env.BANXING_SEED}"; give a whole number.`);
  const residents = wholeNumber(env.BANXING_CITY ?? '500', 0, 20_000);
  if (residents === undefined)
    return wrong(`BANXING_CITY is "${env.BANXING_CITY ?? ''}"; give how many residents, up to 20000.`);
  if (env.BANXING_NOW !== undefined && !z.iso.datetime({ offset: true }).safeParse(env.BANXING_NOW).success) {
    return wrong(
      `BANXING_NOW is "${env.BANXING_NOW}"; give an ISO 8601 time with offset, such as 2026-11-20T10:00:00+08:00.`,
    );
  }
  if (env.DATABASE_URL !== undefined && !/^postgres(?:ql)?:\/\//u.test(env.DATABASE_URL)) {
    return wrong('DATABASE_URL is not a PostgreSQL address; it starts with postgresql://');
  }
  if (!logLevels.includes(env.BANXING_LOG))
    return wrong(`BANXING_LOG is "${env.BANXING_LOG}"; give one of ${logLevels.join(', ')}.`);
  const asked = env.BANXING_DEMO === '1';
  const demo = env.DATABASE_URL === undefined ? env.BANXING_DEMO !== '0' : asked;
  if (demo && !isLoopback(env.HOST) && !asked) {
    return wrong(
      `HOST is ${env.HOST}: the demo bank has known passwords and listens beyond this machine only with BANXING_DEMO=1.`,
    );
  }
  return ok({
    host: env.HOST,
    port,
    dataFolder: resolve(env.BANXING_DATA),
    databaseUrl: env.DATABASE_URL,
    demo,
    seed,
    startAt: env.BANXING_NOW === undefined ? undefined : new Date(env.BANXING_NOW),
    residents,
    logLevel: env.BANXING_LOG,
  });
}
