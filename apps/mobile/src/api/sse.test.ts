import { expect, test } from 'vitest';
import { readStream, type StreamEvent } from './sse.ts';

const readAll = (pieces: readonly string[]): readonly StreamEvent[] => {
  let rest = '';
  const events: StreamEvent[] = [];
  for (const piece of pieces) {
    const state = readStream(rest, piece);
    rest = state.rest;
    events.push(...state.events);
  }
  return events;
};

const stream =
  'event: text\ndata: {"delta":"余额 "}\n\n: keep alive\n\nevent: reply\nid: 7\ndata: {"text":\ndata: "a"}\n\n';
const events = [
  { event: 'text', data: '{"delta":"余额 "}' },
  { event: 'reply', data: '{"text":\n"a"}' },
];

test('reads events, joins data lines, passes over comments and ids', () => {
  expect(readAll([stream])).toEqual(events);
});

test('gives the same events wherever the stream is cut', () => {
  for (let cut = 0; cut <= stream.length; cut += 1) {
    expect(readAll([stream.slice(0, cut), stream.slice(cut)])).toEqual(events);
  }
});

test('takes every line end, also one cut in two', () => {
  const windows = stream.replaceAll('\n', '\r\n');
  for (let cut = 0; cut <= windows.length; cut += 1) {
    expect(readAll([windows.slice(0, cut), windows.slice(cut)])).toEqual(events);
  }
  expect(readAll([stream.replaceAll('\n', '\r'), '\n'])).toEqual(events);
});

test('keeps an unfinished event until its end comes', () => {
  expect(readStream('', 'event: text\ndata: half')).toEqual({ events: [], rest: 'event: text\ndata: half' });
});

test('an event without data is none, one without a name is a message', () => {
  expect(readAll(['event: ping\n\ndata:x\n\n'])).toEqual([{ event: 'message', data: 'x' }]);
});
