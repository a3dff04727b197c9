import { z } from 'zod';
import { words } from '@banxing/kernel';
import { borrowCommand } from '../borrow-command.ts';
import type { LendingDesk } from '../uses.ts';

const input = z.object({
  loan_type: z.string().optional(),
  amount: z.string().optional(),
  term: z.string().optional(),
  /** Another way of paying back than the product's usual one. */
  method: z.string().optional(),
});

/** 我想贷十万块钱装修,分三年还. */
export const loanApply = (desk: LendingDesk) =>
  borrowCommand(desk, {
    id: 'loan.apply',
    title: words('申请贷款', 'Apply for a loan'),
    about: words(
      '申请个人贷款,当场给出结果、利率、首期和总利息',
      'Applies for a personal loan and decides at once, with rate, first instalment and interest in all',
    ),
    input,
  });
