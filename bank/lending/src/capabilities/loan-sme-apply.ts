import { z } from 'zod';
import { words } from '@banxing/kernel';
import { borrowCommand } from '../borrow-command.ts';
import type { LendingDesk } from '../uses.ts';

const input = z.object({
  amount: z.string().optional(),
  term: z.string().optional(),
  /** Another way of paying back than the product's usual one. */
  method: z.string().optional(),
});

/** 店里周转,想借五十万一年. */
export const loanSmeApply = (desk: LendingDesk) =>
  borrowCommand(desk, {
    id: 'loan.sme_apply',
    title: words('申请经营贷', 'Apply for a business loan'),
    about: words(
      '小微企业、个体户、农户申请经营贷,按经营流水定额度',
      'Applies for a business loan, decided on what the business turns over',
    ),
    input,
    fixed: 'business',
  });
