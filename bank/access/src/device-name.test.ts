import { describe, expect, it } from 'vitest';
import { deviceName } from './device-name.ts';

const chrome = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Mobile Safari/537.36';

describe('names of devices', () => {
  it.each([
    [`Mozilla/5.0 (Linux; Android 14; Pixel 8) ${chrome}`, 'Android · Chrome'],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile/15E148 Safari/604.1',
      'iPhone · Safari',
    ],
    [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${chrome} Edg/143.0`, 'Windows · Edge'],
    [`Mozilla/5.0 (Linux; Android 14) ${chrome} MicroMessenger/8.0`, 'Android · WeChat'],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Linux · Firefox'],
    ['curl/8.5.0', 'curl/8.5.0'],
    ['', 'Unknown device'],
    ['x'.repeat(200), 'Unknown device'],
  ])('%s', (client, name) => {
    expect(deviceName(client).en).toBe(name);
  });
});
