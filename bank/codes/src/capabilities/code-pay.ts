import { z } from 'zod';
import { ready, setting } from '@banxing/capability';
import { words } from '@banxing/kernel';
import { codeAnswer, issueWords, type ShownCode, shownCode } from '../code-answer.ts';
import type { CodesUses } from '../codes-uses.ts';
import type { IssueRefusal } from '../use-cases/issue-codes.ts';
import { showCode } from './show-code.ts';

/** 打开付款码. */
export const codePay = (uses: CodesUses) =>
  setting<object, null, ShownCode, IssueRefusal>({
    id: 'code.pay',
    title: words('付款码', 'Payment code'),
    about: words('出示给商户扫的付款码', 'Shows the code that merchants scan to be paid'),
    authority: 'interface',
    input: z.object({}),
    output: shownCode,
    refusals: issueWords,
    complete: () => Promise.resolve(ready(null)),
    perform: (tx, caller) => showCode(uses, tx, caller, 'pay'),
    answer: codeAnswer,
  });
