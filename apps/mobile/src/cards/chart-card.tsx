import type { CardOf } from '@banxing/cards';
import { Bars } from '../charts/bars.tsx';
import { Line } from '../charts/line.tsx';
import { Ring } from '../charts/ring.tsx';
import { CardFrame } from './card-frame.tsx';

/** A picture of figures; its facts in words for those who do not see it. */
export const ChartCard = ({ card }: { readonly card: CardOf<'chart'> }) => {
  const currency = card.currency ?? 'CNY';
  return (
    <CardFrame title={card.title} actions={card.actions}>
      <p className="unseen">{card.asText}</p>
      <div aria-hidden="true">
        {card.kind === 'bars' ? <Bars series={card.series} currency={currency} /> : null}
        {card.kind === 'ring' ? <Ring points={card.series[0]?.points ?? []} currency={currency} /> : null}
        {card.kind === 'line' ? <Line series={card.series} currency={currency} /> : null}
      </div>
    </CardFrame>
  );
};
