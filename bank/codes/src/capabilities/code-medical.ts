import { z } from 'zod';
import { ready, setting } from '@banxing/capability';
import { words } from '@banxing/kernel';
import { codeAnswer, issueWords, type ShownCode, shownCode } from '../code-answer.ts';
import type { CodesUses } from '../codes-uses.ts';
import type { IssueRefusal } from '../use-cases/issue-codes.ts';
import { showCode } from './show-code.ts';

/** 打开医保码. */
export const codeMedical = (uses: CodesUses) =>
  setting<object, null, ShownCode, IssueRefusal>({
    id: 'code.medical',
    title: words('医保码', 'Medical code'),
    about: words('出示看病买药用的医保码', 'Shows the code for hospitals and pharmacies'),
    authority: 'interface',
    input: z.object({}),
    output: shownCode,
    refusals: issueWords,
    complete: () => Promise.resolve(ready(null)),
    perform: (tx, caller) => showCode(uses, tx, caller, 'medical'),
    answer: codeAnswer,
  });
