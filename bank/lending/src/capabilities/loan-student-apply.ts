import { z } from 'zod';
import { words } from '@banxing/kernel';
import { borrowCommand } from '../borrow-command.ts';
import type { LendingDesk } from '../uses.ts';

/** 我想申请助学贷款八千. */
export const loanStudentApply = (desk: LendingDesk) =>
  borrowCommand(desk, {
    id: 'loan.student_apply',
    title: words('申请助学贷款', 'Apply for a student loan'),
    about: words(
      '在校学生申请国家助学贷款,在校期间不用还',
      'Applies for a state student loan; nothing is due during studies',
    ),
    input: z.object({ amount: z.string().optional() }),
    fixed: 'student',
  });
