import type { Card } from '@banxing/cards';
import { useWords } from '../i18n/words.tsx';
import { BalanceCard } from './balance-card.tsx';
import { BillCard } from './bill-card.tsx';
import { CardFrame } from './card-frame.tsx';
import { ChartCard } from './chart-card.tsx';
import { ChoicesCard } from './choices-card.tsx';
import { ConfirmCard } from './confirm-card.tsx';
import { EntriesCard } from './entries-card.tsx';
import { FormCard } from './form-card.tsx';
import { HandoverCard } from './handover-card.tsx';
import { LoanCard } from './loan-card.tsx';
import { ReasonsCard } from './reasons-card.tsx';
import { ReceiptCard } from './receipt-card.tsx';
import { RowsCard } from './rows-card.tsx';
import { SettingsCard } from './settings-card.tsx';
import { SummaryCard } from './summary-card.tsx';

const Unknown = () => {
  const { t } = useWords();
  return <CardFrame title={t.card.unknown} />;
};

type Props = { readonly card: Card; readonly messageId: string; readonly said: string };

/** Draws any card. A type that came into the contract after this build says so instead of vanishing. */
export const CardView = ({ card, messageId, said }: Props) => {
  switch (card.type) {
    case 'balance':
      return <BalanceCard card={card} />;
    case 'entries':
      return <EntriesCard card={card} />;
    case 'summary':
      return <SummaryCard card={card} />;
    case 'chart':
      return <ChartCard card={card} />;
    case 'confirm':
      return <ConfirmCard card={card} messageId={messageId} />;
    case 'receipt':
      return <ReceiptCard card={card} />;
    case 'choices':
      return <ChoicesCard card={card} said={said} />;
    case 'form':
      return <FormCard card={card} />;
    case 'bill':
      return <BillCard card={card} />;
    case 'loan':
      return <LoanCard card={card} />;
    case 'settings':
      return <SettingsCard card={card} />;
    case 'reasons':
      return <ReasonsCard card={card} />;
    case 'handover':
      return <HandoverCard card={card} />;
    case 'products':
    case 'product':
    case 'compare':
    case 'allocation':
    case 'holdings':
    case 'pension':
    case 'rate':
    case 'code':
    case 'coupons':
    case 'branches':
      return <RowsCard card={card} />;
    default:
      return <Unknown />;
  }
};
