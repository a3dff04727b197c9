export type { EventName, Fields } from './event-fields.ts';
export { createLogger, type Level, type Logger, type LoggerOptions, silentLogger } from './logger.ts';
export {
  createMeasures,
  createTimings,
  type Measures,
  type Stopwatch,
  systemStopwatch,
  type Timings,
  type TimingSummary,
} from './timings.ts';
