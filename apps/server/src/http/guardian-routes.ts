import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { formatInstant, formatMoney, type Locale, money } from '@banxing/kernel';
import { maskName } from '@banxing/parties';
import type { Answered, AnswerRefusal, GuardianRequest } from '@banxing/risk';
import type { Bank } from '../bank.ts';
import { confirmProblem } from './confirm-problems.ts';
import { callerOf, read } from './context.ts';
import { Problem } from './problem.ts';

export const decideBody = z.object({
  decision: z.enum(['approve', 'stop']),
  pin: z.string().max(100).default(''),
});

const idParameter = z.object({ id: z.string().max(60) });

/** What a guardian sees of a payment: amount, payee, reasons; never a balance. */
const requestFact = (request: GuardianRequest, from: string, locale: Locale): Record<string, unknown> => {
  const { amount, payee, reasons, openedAt, until } = request.case;
  return {
    id: request.id,
    kind: 'payment',
    from: { name: from },
    amount: formatMoney(money(amount)),
    currency: 'CNY',
    payee: { name: payee.name, tail: payee.number.slice(-4), bank: payee.bank },
    reasons: reasons.map(({ code, forGuardian }) => ({ code, text: forGuardian[locale] })),
    createdAt: formatInstant(openedAt),
    until: until && formatInstant(until),
  };
};

function problemFor(refusal: AnswerRefusal): Problem {
  switch (refusal.code) {
    case 'request_not_found':
      return new Problem(404, 'request_not_found', {
        zh: '没有这个守护请求。',
        en: 'There is no such request.',
      });
    case 'request_over':
      return new Problem(409, 'request_over', {
        zh: '这个请求已经结束了,没有改动。',
        en: 'This request is over; nothing was changed.',
      });
    default:
      return confirmProblem(refusal);
  }
}

const invitationWords = {
  yes: {
    zh: '好,一天后您就开始守护对方。有高风险转账会请您看一看。',
    en: 'Thank you. A day from now you will be asked before a risky transfer.',
  },
  no: { zh: '好,没有接受邀请。', en: 'The invitation was declined.' },
};

const paymentWords = {
  done: { zh: '已经同意,钱已转出。', en: 'Approved; the money was sent.' },
  stopped: { zh: '已经拦下,钱没有转走。', en: 'Stopped; no money has left.' },
  refused: {
    zh: '同意了,但没有转成,没有扣款。',
    en: 'You approved, but it could not be sent. No money has moved.',
  },
};

function answerFact(answered: Answered, stopped: boolean, locale: Locale): Record<string, unknown> {
  if (answered.kind === 'invitation') {
    const text = invitationWords[answered.accepted ? 'yes' : 'no'][locale];
    return { status: answered.accepted ? 'done' : 'refused', reasons: [], text };
  }
  const { settlement } = answered;
  const said = settlement.status === 'done' ? 'done' : stopped ? 'stopped' : 'refused';
  return {
    status: settlement.status,
    // Reasons of a refusal speak of the payer's account and are the payer's alone.
    reasons: stopped ? settlement.reasons.map(({ code, words }) => ({ code, text: words[locale] })) : [],
    text: paymentWords[said][locale],
  };
}

/** What waits for the signed-in customer as a guardian, and their answer. */
export function guardianRoutes(app: FastifyInstance, bank: Bank): void {
  const { risk, parties } = bank.departments;

  app.get('/api/guardian/requests', async (request) => {
    const caller = callerOf(request);
    const [payments, invitations] = await Promise.all([
      risk.requests(bank.db, caller.customer),
      risk.invitations(bank.db, caller.customer),
    ]);
    const asking = [
      ...payments.map((each) => each.case.customer),
      ...invitations.map((each) => each.customer),
    ];
    const people = await parties.customers(bank.db, asking);
    const nameOf = (id: string): string => people.find((person) => person.id === id)?.name ?? '';
    return [
      ...payments.map((each) => requestFact(each, nameOf(each.case.customer), caller.locale)),
      ...invitations.map((each) => ({
        id: each.id,
        kind: 'invitation',
        from: { name: maskName(nameOf(each.customer)) },
        createdAt: formatInstant(each.invitedAt),
        until: null,
        reasons: [],
      })),
    ];
  });

  app.post('/api/guardian/requests/:id/decide', async (request) => {
    const caller = callerOf(request);
    const { id } = read(idParameter, request.params);
    const { decision, pin } = read(decideBody, request.body);
    if (pin === '') return { status: 'step_up', requires: ['pin'], reasons: [], text: '' };
    const answered = await risk.answer(caller, id, { decision, pin });
    if (!answered.ok) throw problemFor(answered.refusal);
    return answerFact(answered.value, decision === 'stop', caller.locale);
  });
}
