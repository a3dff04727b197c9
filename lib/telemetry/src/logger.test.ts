import { describe, expect, it } from 'vitest';
import { createLogger, type LoggerOptions } from './index.ts';

function logged(options: LoggerOptions = {}) {
  const lines: string[] = [];
  const logger = createLogger({ level: 'debug', ...options, write: (line) => lines.push(line) });
  return { logger, lines, last: () => JSON.parse(lines.at(-1) ?? '{}') as Record<string, unknown> };
}

describe('a log line', () => {
  it('names the event with its ids, codes and numbers', () => {
    const { logger, last } = logged();
    logger.info('transfer.booked', {
      transfer: 'trf_01JD0000000000000000000000',
      tookMs: 12.5,
      count: 3n,
      replayed: false,
      code: 'insufficient_funds',
      hash: 'ab12cd34ef56ab78',
      nothing: undefined,
    });
    expect(last()).toMatchObject({
      level: 30,
      event: 'transfer.booked',
      transfer: 'trf_01JD0000000000000000000000',
      tookMs: 12.5,
      count: '3',
      replayed: false,
      code: 'insufficient_funds',
      hash: 'ab12cd34ef56ab78',
    });
    expect(last()).not.toHaveProperty('nothing');
  });

  it.each([
    '陈静',
    '给我妈转500块钱',
    'Chen Jing',
    '13800138000',
    '6222021234567890123',
    '11010119900307123X',
    'card:6222021234567',
    '135790',
    'a@b.cn',
    '1234567890123456',
  ])('never holds %s', (text) => {
    const { logger, lines } = logged();
    logger.with({ who: text }).info('thing.said', { text });
    logger.warn(`thing.${text}`, {});
    logger.error(
      'thing.failed',
      Object.assign(new Error(text, { cause: new TypeError(text) }), { code: text, detail: text }),
      { text },
    );
    expect(lines).toHaveLength(3);
    expect(lines.join('')).not.toContain(text);
    expect(lines.join('')).toContain('[left out]');
  });

  it('says what kind of fault it was and where', () => {
    const { logger, last } = logged();
    logger.error('work.failed', Object.assign(new RangeError('secret words'), { code: '23505' }), {
      tries: 2,
    });
    expect(last()).toMatchObject({ level: 50, fault: 'RangeError', code: '23505', tries: 2 });
    expect(JSON.stringify(last()['at'])).toContain('logger.test.ts');
  });

  it('holds texts of the program in the fields named for them only', () => {
    const { logger, last } = logged();
    logger.info('http.answered', {
      route: '/api/accounts/{id}/entries',
      username: 'chenjing',
      status: '5000000',
    });
    expect(last()).toMatchObject({
      route: '/api/accounts/{id}/entries',
      username: '[left out]',
      status: '[left out]',
    });
  });

  it('can be read by people', () => {
    const { logger, lines } = logged({ pretty: true });
    logger.with({ request: 'req_01JD0000000000000000000000' }).warn('http.slow', { tookMs: 900 });
    expect(lines[0]).toMatch(/^\d\d:\d\d:\d\d\.\d{3} WARN http\.slow request=req_01JD0{22} tookMs=900\n$/u);
  });

  it('is not written below the level', () => {
    const { logger, lines } = logged({ level: 'warn' });
    logger.info('a.b');
    logger.debug('a.b');
    expect(lines).toEqual([]);
  });
});
