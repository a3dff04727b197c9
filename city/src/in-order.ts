import type { LifeEvent } from './life-event.ts';

/** Money that leaves or enters an account for reasons outside its invented life, such as loan instalments. Fen. */
export interface Fixed {
  readonly at: Date;
  readonly account: string;
  readonly amount: number;
}

type Step = { readonly at: Date; readonly event?: LifeEvent; readonly fixed?: Fixed };

/**
 * All lives in one row of time, without what could not have been paid: a life is invented account by account, so a
 * purchase may come before the salary of the same day or beside a loan instalment.
 */
export function inOrder(events: readonly LifeEvent[], fixed: readonly Fixed[]): LifeEvent[] {
  const steps: Step[] = [
    ...events.map((event) => ({ at: event.at, event })),
    ...fixed.map((each) => ({ at: each.at, fixed: each })),
  ];
  steps.sort((a, b) => a.at.getTime() - b.at.getTime());
  const held = new Map<string, number>();
  const move = (account: string, amount: number) => held.set(account, (held.get(account) ?? 0) + amount);
  const kept: LifeEvent[] = [];
  for (const { event, fixed: outside } of steps) {
    if (outside) move(outside.account, outside.amount);
    if (!event) continue;
    if (event.amount < 0 && (held.get(event.account) ?? 0) + event.amount < 0) continue;
    move(event.account, event.amount);
    if (event.with !== undefined) move(event.with, -event.amount);
    kept.push(event);
  }
  return kept;
}
