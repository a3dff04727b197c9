import { words, type Words } from '@banxing/kernel';

const machines: readonly (readonly [RegExp, string])[] = [
  [/iPhone/u, 'iPhone'],
  [/iPad/u, 'iPad'],
  [/HarmonyOS|OpenHarmony/u, 'HarmonyOS'],
  [/Android/u, 'Android'],
  [/Windows/u, 'Windows'],
  [/Macintosh|Mac OS X/u, 'Mac'],
  [/Linux|X11/u, 'Linux'],
];

// In this order: Edge calls itself Chrome too, and Chrome calls itself Safari.
const browsers: readonly (readonly [RegExp, Words])[] = [
  [/MicroMessenger/u, words('微信', 'WeChat')],
  [/Edg\//u, words('Edge', 'Edge')],
  [/Firefox\//u, words('Firefox', 'Firefox')],
  [/Chrome\/|CriOS\//u, words('Chrome', 'Chrome')],
  [/Safari\//u, words('Safari', 'Safari')],
];

/** What a customer calls the device that a client says it is; the client's own words when they are short and unknown. */
export function deviceName(client: string): Words {
  const machine = machines.find(([pattern]) => pattern.test(client))?.[1];
  const browser = browsers.find(([pattern]) => pattern.test(client))?.[1];
  if (machine !== undefined) {
    return browser
      ? words(`${machine} · ${browser.zh}`, `${machine} · ${browser.en}`)
      : words(machine, machine);
  }
  const said = client.replace(/[^\p{L}\p{N} ._/-]/gu, '').trim();
  return said.length > 0 && said.length <= 40 ? words(said, said) : words('认不出的设备', 'Unknown device');
}
