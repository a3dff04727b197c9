import { z } from 'zod';
import { type Completion, ready, refused, setting } from '@banxing/capability';
import { words } from '@banxing/kernel';
import { amountWords, type AmountRefusal, decideAmount } from '@banxing/payments';
import { codeAnswer, issueWords, type ShownCode, shownCode } from '../code-answer.ts';
import type { CodesUses } from '../codes-uses.ts';
import type { IssueRefusal } from '../use-cases/issue-codes.ts';
import { showCode } from './show-code.ts';

const input = z.object({ amount: z.string().optional() });
interface Draft {
  readonly amount: bigint | null;
}

/** Most that a collection code may ask for, in minor units. */
const mostCollected = 5_000_000n;

type Refusal = IssueRefusal | AmountRefusal | { readonly code: 'limit_exceeded' };

function complete({ amount }: z.infer<typeof input>): Completion<Draft, Refusal> {
  if (amount === undefined || amount === 'all' || amount === 'minimum') return ready({ amount: null });
  const read = decideAmount(amount);
  if (!read.ok) return refused(read.refusal);
  return read.value.minorUnits > mostCollected
    ? refused({ code: 'limit_exceeded' })
    : ready({ amount: read.value.minorUnits });
}

/** 出个收款码,收二十. */
export const codeCollect = (uses: CodesUses) =>
  setting<z.infer<typeof input>, Draft, ShownCode, Refusal>({
    id: 'code.collect',
    title: words('收款码', 'Collection code'),
    about: words(
      '出示让别人扫码付钱的收款码,可以定金额',
      'Shows a code by which others pay, for an amount if given',
    ),
    authority: 'interface',
    input,
    output: shownCode,
    refusals: {
      ...issueWords,
      ...amountWords,
      limit_exceeded: () =>
        words('收款码一次最多收 50,000.00 元。', 'A collection code asks for ¥50,000.00 at most.'),
    },
    complete: (_caller, given) => Promise.resolve(complete(given)),
    perform: (tx, caller, { amount }) =>
      showCode(uses, tx, caller, 'collect', amount === null ? {} : { amount }),
    answer: codeAnswer,
  });
