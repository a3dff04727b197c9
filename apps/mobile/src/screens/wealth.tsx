import { Problem } from '../api/problem.ts';
import { useTold } from '../api/queries.ts';
import { CardView } from '../cards/card-view.tsx';
import { typeset } from '../i18n/typeset.ts';
import { useWords } from '../i18n/words.tsx';
import { Page } from '../shell/page.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { Fault } from './fault.tsx';
import styles from './wealth.module.css';

/** What stands on the page, from the whole to its parts: what is owned first, then what is owed, then what is provided for. */
const parts = [
  'account.assets',
  'wealth.holdings',
  'deposit.list',
  'credit.bill',
  'loan.list',
  'pension.overview',
  'insurance.policy_list',
] as const;

/** One part, as the capability itself tells it. A part that the customer has nothing of is left out. */
const Part = ({ id, first }: { readonly id: string; readonly first: boolean }) => {
  const told = useTold(id);
  if (told === undefined) return null;
  if (told.isPending) return <Skeleton headline={first} lines={4} />;
  if (told.isError) {
    if (told.error instanceof Problem && told.error.status < 500) return null;
    return first ? <Fault fault={told.error} retry={() => void told.refetch()} /> : null;
  }
  const { text = '', cards = [] } = told.data;
  if (cards.length === 0) return null;
  return (
    <section className={styles.part}>
      {first ? <p className={styles.said}>{typeset(text)}</p> : null}
      {cards.map((card, index) => (
        <CardView key={index} card={card} messageId="" said="" />
      ))}
    </section>
  );
};

/** Everything that the customer owns, owes and has provided for, each part told by the department that keeps it. */
const Wealth = () => {
  const { t } = useWords();
  return (
    <Page title={t.wealth.title}>
      {parts.map((id, index) => (
        <Part key={id} id={id} first={index === 0} />
      ))}
      <p className={styles.foot}>{t.wealth.note}</p>
    </Page>
  );
};

export default Wealth;
