import pino from 'pino';
import { type EventName, type Fields, isEventName, leftOut, safeFault, safeFields } from './event-fields.ts';

export type Level = 'debug' | 'info' | 'warn' | 'error' | 'silent';

/** Writes down what happened, never who said what. It has no way to log a free text. */
export interface Logger {
  debug(event: EventName, fields?: Fields): void;
  info(event: EventName, fields?: Fields): void;
  warn(event: EventName, fields?: Fields): void;
  /** The fault's message is not logged; its kind, code and place are. */
  error(event: EventName, fault: unknown, fields?: Fields): void;
  /** The same with fields that stand on every line, such as a request's id. */
  with(fields: Fields): Logger;
}

export interface LoggerOptions {
  readonly level?: Level;
  /** Lines for people rather than JSON. */
  readonly pretty?: boolean;
  /** Where lines go; the standard output when absent. */
  readonly write?: (line: string) => void;
}

const levelNames: Readonly<Record<number, string>> = { 20: 'debug', 30: 'info', 40: 'WARN', 50: 'ERROR' };

/** One line for people: time of the machine, level, event, fields. */
function prettyLine(json: string): string {
  const { level, time, event, ...fields } = JSON.parse(json) as {
    level: number;
    time: string;
    event: string;
  };
  const rest = Object.entries(fields).map(
    ([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`,
  );
  return `${[time.slice(11, 23), levelNames[level] ?? String(level), event, ...rest].join(' ')}\n`;
}

function wrap(inner: pino.Logger): Logger {
  const log = (
    level: 'debug' | 'info' | 'warn' | 'error',
    event: string,
    fields: Record<string, unknown>,
  ): void => {
    inner[level]({ event: isEventName(event) ? event : leftOut, ...fields });
  };
  return {
    debug: (event, fields = {}) => {
      log('debug', event, safeFields(fields));
    },
    info: (event, fields = {}) => {
      log('info', event, safeFields(fields));
    },
    warn: (event, fields = {}) => {
      log('warn', event, safeFields(fields));
    },
    error: (event, fault, fields = {}) => {
      log('error', event, { ...safeFields(fields), ...safeFault(fault) });
    },
    with: (fields) => wrap(inner.child(safeFields(fields))),
  };
}

/** Makes a logger: JSON lines on the standard output unless told otherwise. */
export function createLogger(options: LoggerOptions = {}): Logger {
  const { level = 'info', pretty = false } = options;
  const settings: pino.LoggerOptions = { level, base: null, timestamp: pino.stdTimeFunctions.isoTime };
  const write = options.write ?? ((line: string) => void process.stdout.write(line));
  if (!pretty && !options.write) return wrap(pino(settings));
  return wrap(
    pino(settings, {
      write: (line) => {
        write(pretty ? prettyLine(line) : line);
      },
    }),
  );
}

/** Logs nothing. */
export const silentLogger: Logger = createLogger({ level: 'silent', write: () => undefined });
