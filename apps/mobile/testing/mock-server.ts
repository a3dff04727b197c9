import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Card } from '@banxing/cards';
import { accounts, bankNow, cards, entries, receiptCard } from './mock-bank.ts';
import { answerTo } from './mock-replies.ts';

/**
 * A double of the bank's HTTP surface for developing and checking the app alone. What it says is decided by the words
 * and amounts that it is given, so that each state of the app can be reached by data.
 */

/** The built app: `dist/`, or the folder that `BANXING_APP` names beside it. */
const dist = fileURLToPath(new URL(`../${process.env['BANXING_APP'] ?? 'dist'}/`, import.meta.url));
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json',
};
const policy =
  "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; worker-src 'self'; manifest-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

type Stored = {
  id: string;
  from: 'customer' | 'bank';
  at: string;
  text: string;
  cards: readonly Card[];
  suggestions: readonly string[];
};

const fresh = () => ({
  messages: [] as Stored[],
  preferences: {
    locale: 'zh',
    theme: 'auto',
    fontScale: 100,
    edition: 'standard',
    readAloud: false,
  } as Record<string, unknown>,
  tries: 5,
  confirmed: new Map<string, unknown>(),
  confirmCalls: 0,
});
let bank = fresh();

const send = (
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void => {
  const type = status >= 400 ? 'application/problem+json' : 'application/json';
  response.writeHead(status, {
    'content-type': `${type}; charset=utf-8`,
    'content-security-policy': policy,
    ...headers,
  });
  response.end(JSON.stringify(body));
};

const problem = (
  response: ServerResponse,
  status: number,
  code: string,
  detail: string,
  more: object = {},
): void =>
  send(response, status, {
    type: `https://banxing.example/problems/${code}`,
    title: code,
    status,
    detail,
    code,
    ...more,
  });

const bodyOf = async (request: IncomingMessage): Promise<Record<string, unknown>> => {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  const text = Buffer.concat(pieces).toString('utf8');
  return text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
};

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const remember = (
  from: Stored['from'],
  text: string,
  cards: readonly Card[],
  suggestions: readonly string[],
): Stored => {
  const message = {
    id: `msg_${bank.messages.length}`,
    from,
    at: bankNow().toISOString(),
    text,
    cards,
    suggestions,
  };
  bank.messages.push(message);
  return message;
};

const talk = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const { text } = (await bodyOf(request)) as { text: string };
  if (text.includes('断网')) return void request.socket.destroy();
  if (text.includes('出错'))
    return problem(response, 503, 'unavailable', '系统暂时不可用，请稍后再试。没有动过钱。');
  remember('customer', text, [], []);
  const { text: said, cards, suggestions } = answerTo(text);
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
  });
  const event = (name: string, data: unknown) =>
    response.write(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`);
  await wait(text.includes('慢') ? 60_000 : 250);
  event('understanding', { intent: 'x', slots: {}, confidence: 1, by: 'mock' });
  for (const delta of said.match(/.{1,6}/gsu) ?? []) {
    event('text', { delta });
    await wait(25);
  }
  event('cards', cards);
  const { id } = remember('bank', said, cards, suggestions);
  event('reply', {
    conversation: 'conv_1',
    message: id,
    understanding: { intent: 'x', slots: {}, confidence: 1, by: 'mock' },
    text: said,
    cards,
    proposal: null,
    needs: null,
    suggestions,
    emotion: 'neutral',
    handover: null,
  });
  response.end();
};

const reasons = [
  { code: 'new_payee', text: '你从没给这个人转过钱。' },
  { code: 'amount_unusual', text: '49,800 元是你平时转账的 90 多倍。' },
  { code: 'scam_pattern', text: '最近有人用同样的说法骗走过别人的钱。' },
];

const outcome = (proposal: string): Record<string, unknown> => {
  const amount = proposal.split('_')[2] ?? '0.00';
  const until = new Date(bankNow().getTime() + 24 * 3_600_000).toISOString();
  if (amount === '49800.00') return { status: 'refused', reasons };
  if (amount === '60000.00') return { status: 'step_up', requires: ['passkey'], reasons: [] };
  if (amount === '20000.00') return { status: 'cooling_off', until, reasons: reasons.slice(0, 2) };
  if (amount === '30000.00') return { status: 'awaiting_guardian', until, reasons: reasons.slice(0, 1) };
  const cards = [receiptCard(proposal, amount)];
  const text = `办好了，${amount} 元已转给妈妈，马上到账。`;
  const message = remember('bank', text, cards, ['刚才那笔到账了吗', '我还有多少钱']);
  return { status: 'done', receipt: { id: 'rcp_1' }, reasons: [], text, cards, message };
};

const confirm = async (
  request: IncomingMessage,
  response: ServerResponse,
  proposal: string,
): Promise<void> => {
  const { pin } = await bodyOf(request);
  const key = String(request.headers['idempotency-key'] ?? '');
  bank.confirmCalls += 1;
  await wait(500);
  if (proposal.endsWith('_777.00') && bank.confirmed.get(key) === undefined) {
    bank.confirmed.set(key, outcome(proposal));
    return problem(response, 503, 'unavailable', '系统暂时不可用。');
  }
  const before = bank.confirmed.get(key);
  if (before !== undefined) return send(response, 200, before);
  if (pin !== '135790') {
    bank.tries -= 1;
    if (bank.tries === 0)
      return problem(response, 423, 'pin_locked', '支付密码连错 5 次，已锁定 15 分钟。没有扣款。');
    return problem(response, 401, 'wrong_pin', '支付密码不对，没有扣款。', { triesLeft: bank.tries });
  }
  bank.tries = 5;
  const answer = outcome(proposal);
  bank.confirmed.set(key, answer);
  return send(response, 200, answer);
};

const page = (url: URL): unknown => {
  const from = Number(url.searchParams.get('cursor') ?? '0');
  const limit = Number(url.searchParams.get('limit') ?? '30');
  const next = from + limit < entries.length ? String(from + limit) : null;
  return { entries: entries.slice(from, from + limit), next };
};

const signIn = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const { username, password } = await bodyOf(request);
  await wait(200);
  if (password !== 'banxing-demo') return problem(response, 401, 'invalid_credentials', '用户名或密码不对。');
  bank = { ...fresh(), preferences: bank.preferences };
  if (username === 'empty') bank.preferences = { ...bank.preferences, empty: true };
  const customer = { id: 'cust_1', name: '陈静' };
  return send(
    response,
    200,
    { token: 't', customer, expiresAt: '' },
    { 'set-cookie': 'banxing_session=1; HttpOnly; SameSite=Strict; Path=/' },
  );
};

const reads = (path: string, url: URL): unknown => {
  const empty = bank.preferences['empty'] === true;
  if (path === '/api/me')
    return {
      customer: { id: 'cust_1', name: '陈静' },
      preferences: bank.preferences,
      now: bankNow().toISOString(),
    };
  if (path === '/api/assistant/conversations/current')
    return { conversation: bank.messages.length === 0 ? null : 'conv_1', messages: bank.messages };
  if (path === '/api/assistant/suggestions')
    return {
      greeting: '早上好，陈静。信用卡三天后要还 3,268.45 元，活期里的钱够还。',
      suggestions: ['还信用卡', '这个月花了多少', '给妈妈转 500 元'],
    };
  if (path === '/api/accounts') return empty ? [] : accounts;
  if (/^\/api\/accounts\/[^/]+\/entries$/u.test(path)) return page(url);
  if (path === '/api/capabilities')
    return [
      'transfer.create',
      'account.transactions',
      'credit.repay',
      'loan.repayment_due',
      'account.expense_summary',
      'loan.list',
    ].map((id) => ({
      id,
      title: id,
      about: '',
      authority: 'reads',
    }));
  if (path === '/api/home') return [{ id: 'transfer.create', title: '转账', action: 'say:转账' }];
  if (path === '/api/inbox') return { messages: [], unread: 0, next: null };
  if (path === '/api/guardian/requests') return [];
  return undefined;
};

const commands = async (path: string, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const proposal = /^\/api\/proposals\/([^/]+)\/(confirm|cancel)$/u.exec(path);
  if (path === '/api/auth/logout')
    return send(response, 200, {}, { 'set-cookie': 'banxing_session=; Max-Age=0; Path=/' });
  if (path === '/api/assistant/messages') return talk(request, response);
  if (proposal?.[2] === 'confirm') return confirm(request, response, proposal[1] ?? '');
  if (proposal?.[2] === 'cancel') return send(response, 200, { status: 'cancelled' });
  if (path === '/api/me/preferences') {
    bank.preferences = { ...bank.preferences, ...(await bodyOf(request)) };
    return send(response, 200, bank.preferences);
  }
  if (path === '/api/capabilities/loan.list') return send(response, 200, { text: '', cards: [cards.loan] });
  if (path.startsWith('/api/capabilities/'))
    return send(response, 200, { text: '收款人加好了。', cards: [] });
  return problem(response, 404, 'not_found', '没有找到。');
};

const api = async (request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> => {
  const path = url.pathname;
  if (path === '/api/demo')
    return send(response, 200, {
      password: 'banxing-demo',
      customers: [
        { username: 'chenjing', name: '陈静', about: '32 岁，上海的产品经理，有房贷和信用卡' },
        { username: 'wangjianguo', name: '王建国', about: '68 岁，哈尔滨退休，用长辈版' },
        { username: 'lixiang', name: '李响', about: '20 岁，大学生，有助学贷款' },
      ],
    });
  if (path === '/api/auth/login') return signIn(request, response);
  if (!(request.headers.cookie ?? '').includes('banxing_session=1'))
    return problem(response, 401, 'not_signed_in', '请先登录。');
  if (request.method !== 'GET' && request.headers['x-banxing-client'] !== 'mobile')
    return problem(response, 403, 'cross_site', '没有办理。');
  if (request.method !== 'GET') return commands(path, request, response);
  if (bank.preferences['faulty'] === true && path !== '/api/me')
    return problem(response, 500, 'internal_error', '系统出了点问题。');
  const found = reads(path, url);
  return found === undefined ? problem(response, 404, 'not_found', '没有找到。') : send(response, 200, found);
};

const file = async (response: ServerResponse, path: string): Promise<void> => {
  const asked = extname(path) === '' ? 'index.html' : normalize(path).replace(/^[/\\.]+/u, '');
  const content = await readFile(join(dist, asked)).catch(() => undefined);
  if (content === undefined) return problem(response, 404, 'not_found', '没有找到。');
  response.writeHead(200, {
    'content-type': types[extname(asked)] ?? 'application/octet-stream',
    'content-security-policy': policy,
  });
  response.end(content);
};

/** Starts the double on a loopback port; the answer stops it. */
export const startMockBank = async (port: number): Promise<() => Promise<void>> => {
  bank = fresh();
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://mock');
    const done = url.pathname.startsWith('/api/')
      ? api(request, response, url)
      : file(response, url.pathname);
    done.catch(() => problem(response, 500, 'internal_error', '系统出了点问题。'));
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return () => new Promise((resolve) => server.close(() => resolve()));
};

/** How often a confirmation reached the bank since its start. */
export const confirmCalls = (): number => bank.confirmCalls;

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await startMockBank(4171);
  process.stdout.write('mock bank on http://127.0.0.1:4171\n');
}
