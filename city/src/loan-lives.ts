import { addDays, dayOf, invariant } from '@banxing/kernel';
import { demoCast } from './demo-cast.ts';
import type { DepartmentLife } from './department-life.ts';

/** The loans of the demo customers, with what was paid of them; the entries are booked with all the others. */
export const lend: DepartmentLife = async (uses, tx, settled, frame) => {
  const grants = demoCast.flatMap((member) =>
    member.loans.map((loan) => {
      const customer = settled.customers.get(member.key);
      const id = settled.accounts.get(loan.account);
      const tail = member.accounts.find(({ key }) => key === loan.account)?.tail;
      invariant(customer && id && tail, loan.key);
      const { key, product, principal, months, ratePercent, method, drawnOn, dueDay } = loan;
      return {
        key,
        customer,
        product,
        principal,
        months,
        ratePercent,
        method,
        drawnOn,
        dueDay,
        account: { id, tail },
      };
    }),
  );
  // What falls due today is collected today, by the bank's own work, so history stops the evening before.
  const history = await uses.lending.grantHistory(tx, grants, {
    historyFrom: frame.firstDay,
    paidThrough: addDays(dayOf(frame.until), -1),
    opening: frame.opening,
  });
  return history.postings;
};
