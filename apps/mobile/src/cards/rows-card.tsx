import type { CardAction, CardOf } from '@banxing/cards';
import { lazy, Suspense } from 'react';
import { useWords } from '../i18n/words.tsx';
import { Money } from '../money/money.tsx';
import { Expander } from '../ui/expander.tsx';
import { Facts } from '../ui/facts.tsx';
import { CardActions, CardFrame } from './card-frame.tsx';
import styles from './rows-card.module.css';
import parts from './parts.module.css';

export type RowsCardType =
  | 'products'
  | 'product'
  | 'compare'
  | 'allocation'
  | 'holdings'
  | 'pension'
  | 'rate'
  | 'code'
  | 'coupons'
  | 'branches';

const LiveCode = lazy(() => import('../desk/live-code.tsx'));

type Item = NonNullable<CardOf<RowsCardType>['items']>[number];

const noActions: readonly CardAction[] = [];

const ItemView = ({ item }: { readonly item: Item }) => (
  <li className={styles.item}>
    <div className={parts.line}>
      <span className={parts.what}>
        {item.title}
        {item.subtitle === undefined ? null : <small>{item.subtitle}</small>}
      </span>
      {item.value === undefined ? null : <span className={styles.value}>{item.value}</span>}
    </div>
    {item.rows === undefined || item.rows.length === 0 ? null : (
      <ul className={styles.rows}>
        {item.rows.map(({ label, value }) => (
          <li key={label}>
            <small>{label}</small>
            {value}
          </li>
        ))}
      </ul>
    )}
    <CardActions actions={item.actions ?? noActions} />
  </li>
);

/** Every card that is a headline, some rows and a list of things: products, holdings, rates, branches and more. */
export const RowsCard = ({ card }: { readonly card: CardOf<RowsCardType> }) => {
  const { t } = useWords();
  const items = card.items ?? [];
  return (
    <CardFrame title={card.title} actions={card.actions}>
      {card.headline === undefined ? null : (
        <p className={parts.lead}>
          <Money {...card.headline} size="figure" />
        </p>
      )}
      {card.type === 'code' && card.code !== undefined ? (
        <Suspense fallback={null}>
          <LiveCode code={card.code} label={card.title ?? t.desk.title} />
        </Suspense>
      ) : null}
      <Facts facts={card.rows} />
      {items.length === 0 ? null : (
        <Expander items={items} label={t.card.all}>
          {(shown) => (
            <ul className={parts.list}>
              {shown.map((item) => (
                <ItemView key={item.id} item={item} />
              ))}
            </ul>
          )}
        </Expander>
      )}
    </CardFrame>
  );
};
