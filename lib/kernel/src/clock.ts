import { type Day, dayOf } from './calendar.ts';

/** The bank's time, handed in. */
export interface Clock {
  now(): Date;
}

/** The business day that it is now. */
export const today = (clock: Clock): Day => dayOf(clock.now());

/** The machine's time. */
export const systemClock: Clock = { now: () => new Date() };

/** A clock that runs at the machine's pace, shifted by an offset that can be moved forward, never back. */
export interface MovableClock extends Clock {
  /** Milliseconds that the bank's time is ahead of the machine's. */
  offsetMs(): number;
  /** Moves the bank's time forward. */
  advance(ms: number): void;
}

export function movableClock(base: Clock, offsetMs = 0): MovableClock {
  let offset = offsetMs;
  return {
    now: () => new Date(base.now().getTime() + offset),
    offsetMs: () => offset,
    advance: (ms) => {
      if (!(ms >= 0)) throw new RangeError('the clock moves forward only');
      offset += ms;
    },
  };
}

/** A clock that stands still until it is told to move: for tests and the simulator. */
export interface ManualClock extends Clock {
  set(at: Date): void;
  advance(ms: number): void;
}

export function manualClock(start: Date): ManualClock {
  let at = start.getTime();
  return {
    now: () => new Date(at),
    set: (to) => {
      at = to.getTime();
    },
    advance: (ms) => {
      at += ms;
    },
  };
}
