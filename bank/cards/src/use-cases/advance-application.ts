import type { Transaction } from '@banxing/database';
import { invariant } from '@banxing/kernel';
import { type Application, type ApplicationId, goesOnAt } from '../application.ts';
import { allProducts, lockApplication, saveApplications } from '../application-store.ts';
import { tell } from '../card-events.ts';
import { lockCard } from '../card-store.ts';
import type { CardsDesk } from '../uses.ts';
import { decideProduct, issue } from './apply-card.ts';
import { putStatus } from './change-card.ts';

/** The bank looks again at what it was asked for: income may have changed, a line may have been opened meanwhile. */
async function decideOn(
  desk: CardsDesk,
  tx: Transaction,
  application: Application,
  at: Date,
): Promise<Application> {
  const product = (await allProducts(tx)).find(({ code }) => code === application.product);
  invariant(product, `${application.id} is for a product`);
  const decided = await decideProduct(desk, tx, application.customer, product, application.id);
  return decided.ok
    ? issue(desk, tx, application, product, decided.value, at)
    : { ...application, stage: 'declined', decline: decided.refusal.code, decidedAt: at };
}

/** Takes an application one stage on. Answers when it goes on again; undefined when it waits for its customer or ended. */
export async function advanceApplication(
  desk: CardsDesk,
  tx: Transaction,
  id: ApplicationId,
): Promise<Date | undefined> {
  const application = await lockApplication(tx, id);
  if (!application) return undefined;
  const at = desk.clock.now();
  let next: Application;
  if (application.stage === 'received') next = await decideOn(desk, tx, application, at);
  else if (application.stage === 'approved') next = { ...application, stage: 'made', madeAt: at };
  else if (application.stage === 'made') next = { ...application, stage: 'posted', postedAt: at };
  else return undefined;
  await saveApplications(tx, [next]);
  if (next.stage === 'posted' && next.card !== null) {
    const card = await lockCard(tx, next.customer, next.card);
    if (card?.status === 'making') await putStatus(tx, card, 'posted', at);
  }
  const { customer, product, stage } = next;
  await tell(tx, 'card.application', { application: id, customer, product, stage }, at);
  return goesOnAt(next.stage, at);
}
