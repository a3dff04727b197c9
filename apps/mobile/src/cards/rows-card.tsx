import type { CardAction, CardOf, CardRow } from '@banxing/cards';
import { lazy, Suspense } from 'react';
import { typeset } from '../i18n/typeset.ts';
import { useWords } from '../i18n/words.tsx';
import { Money } from '../money/money.tsx';
import { Expander } from '../ui/expander.tsx';
import { type Fact, Facts } from '../ui/facts.tsx';
import { CardActions, CardFrame } from './card-frame.tsx';
import { figureOf, isWide, sharesOf } from './figure.ts';
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

const hueOf = (index: number): number => (index % 6) + 1;

const noActions: readonly CardAction[] = [];

const Value = ({ text }: { readonly text: string }) => {
  const { main, note, change } = figureOf(text);
  return (
    <span className={styles.value}>
      <b className={change === undefined ? undefined : styles[change]}>{main}</b>
      {note === undefined ? null : <small>{typeset(note)}</small>}
    </span>
  );
};

const shown = ({ label, value }: CardRow): Fact => {
  const { change } = figureOf(value);
  if (change === undefined) return { label, value };
  return { label, value: <b className={styles[change]}>{value}</b> };
};

type ItemProps = { readonly item: Item; readonly hue: number | undefined };

const ItemView = ({ item, hue }: ItemProps) => (
  <li className={styles.item}>
    <div className={parts.line}>
      {hue === undefined ? null : <i className={styles.dot} style={{ background: `var(--part-${hue})` }} />}
      <span className={`${parts.what} ${styles.what}`}>
        {typeset(item.title)}
        {item.subtitle === undefined ? null : <small>{typeset(item.subtitle)}</small>}
      </span>
      {item.value === undefined ? null : <Value text={item.value} />}
    </div>
    {item.rows === undefined || item.rows.length === 0 ? null : (
      <dl className={styles.rows}>
        {item.rows.map(({ label, value }) => {
          const { main, note, change } = figureOf(value);
          return (
            <div key={label} className={isWide(value) ? styles.wide : undefined}>
              <dt>{typeset(label)}</dt>
              <dd className={change === undefined ? undefined : styles[change]}>
                {typeset(note === undefined ? main : value)}
              </dd>
            </div>
          );
        })}
      </dl>
    )}
    <CardActions actions={item.actions ?? noActions} />
  </li>
);

/** The parts of a whole as one bar; each part is named in the list under it. */
const Shares = ({ shares }: { readonly shares: readonly number[] }) => (
  <div className={styles.shares} aria-hidden="true">
    {shares.map((share, index) => (
      <i key={index} style={{ flexGrow: share, background: `var(--part-${hueOf(index)})` }} />
    ))}
  </div>
);

/** What a product says of its risk and its costs is never folded away; a list of rates is. */
const shownRows = ({ type, rows }: CardOf<RowsCardType>): number => (type === 'rate' ? 6 : rows.length);

/** Every card that is a headline, some rows and a list of things: products, holdings, rates, branches and more. */
export const RowsCard = ({ card }: { readonly card: CardOf<RowsCardType> }) => {
  const { t } = useWords();
  const items = card.items ?? [];
  const shares = card.type === 'allocation' ? sharesOf(items.map(({ value }) => value)) : undefined;
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
      {shares === undefined ? null : <Shares shares={shares} />}
      <Expander items={card.rows} shown={shownRows(card)} label={t.card.all}>
        {(rows) => <Facts facts={rows.map(shown)} />}
      </Expander>
      {items.length === 0 ? null : (
        <Expander items={items} label={t.card.all}>
          {(few) => (
            <ul className={`${parts.list} ${card.rows.length === 0 ? '' : styles.after}`}>
              {few.map((item, index) => (
                <ItemView key={item.id} item={item} hue={shares === undefined ? undefined : hueOf(index)} />
              ))}
            </ul>
          )}
        </Expander>
      )}
    </CardFrame>
  );
};
