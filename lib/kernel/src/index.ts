export * from './calendar.ts';
export * from './clock.ts';
export * from './currency.ts';
export * from './ids.ts';
export * from './locale.ts';
export * from './money.ts';
export * from './outcome.ts';
export * from './random.ts';
