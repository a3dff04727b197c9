/** One event of a `text/event-stream`. */
export type StreamEvent = { readonly event: string; readonly data: string };

/** What has been read of a stream so far: finished events, and the text that waits for its end. */
export type StreamState = { readonly events: readonly StreamEvent[]; readonly rest: string };

const eventOf = (block: string): StreamEvent | undefined => {
  let event = 'message';
  const data: string[] = [];
  for (const line of block.split('\n')) {
    if (line === '' || line.startsWith(':')) continue;
    const colon = line.indexOf(':');
    const field = colon < 0 ? line : line.slice(0, colon);
    const raw = colon < 0 ? '' : line.slice(colon + 1);
    const value = raw.startsWith(' ') ? raw.slice(1) : raw;
    if (field === 'event') event = value;
    if (field === 'data') data.push(value);
  }
  return data.length === 0 ? undefined : { event, data: data.join('\n') };
};

/**
 * Takes the next piece of a stream; a piece may end anywhere, also between the two characters of a line end.
 * Comments, ids and unknown fields are passed over as the specification asks.
 */
export const readStream = (rest: string, piece: string): StreamState => {
  const whole = rest + piece;
  const held = whole.endsWith('\r') ? '\r' : '';
  const text = (held === '' ? whole : whole.slice(0, -1)).replace(/\r\n?/gu, '\n');
  const blocks = text.split('\n\n');
  const last = blocks.pop() ?? '';
  const events = blocks.map(eventOf).filter((event) => event !== undefined);
  return { events, rest: last + held };
};

/** Reads a response's body to its end and hands each event over as it comes. */
export const eachEvent = async (response: Response, take: (event: StreamEvent) => void): Promise<void> => {
  const reader = response.body?.getReader();
  if (reader === undefined) return;
  const decoder = new TextDecoder();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    const state = readStream(rest, done ? '\n\n' : decoder.decode(value, { stream: true }));
    rest = state.rest;
    for (const event of state.events) take(event);
    if (done) return;
  }
};
