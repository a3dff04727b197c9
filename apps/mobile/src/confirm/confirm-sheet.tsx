import type { CardOf } from '@banxing/cards';
import { ArrowLeft, TriangleAlert, WifiOff } from 'lucide-react';
import { typeset } from '../i18n/typeset.ts';
import { useWords } from '../i18n/words.tsx';
import { Money } from '../money/money.tsx';
import { useBankClock } from '../session/session.tsx';
import { Button } from '../ui/button.tsx';
import { Facts } from '../ui/facts.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { useFocusOnce } from '../ui/use-focus-once.ts';
import styles from './confirm-sheet.module.css';
import { OutcomeView } from './outcome-view.tsx';
import { PinPad } from './pin-pad.tsx';
import { useConfirming } from './use-confirming.ts';

type Confirm = CardOf<'confirm'>;
type Confirming = ReturnType<typeof useConfirming>;

const Payee = ({ payee }: { readonly payee: NonNullable<Confirm['payee']> }) => {
  const { t } = useWords();
  return (
    <div className={styles.payee}>
      <span className={styles.portrait} aria-hidden="true">
        {payee.name.slice(0, 1)}
      </span>
      <p>
        <span className="unseen">{t.confirm.to} </span>
        <strong>{payee.name}</strong>
        <span>{t.card.payeeTail(payee.bank, payee.tail)}</span>
      </p>
    </div>
  );
};

const Review = ({
  card,
  next,
  close,
}: {
  readonly card: Confirm;
  readonly next: () => void;
  readonly close: () => void;
}) => {
  const { t } = useWords();
  return (
    <div className={styles.step}>
      <h2 data-first="" tabIndex={-1} className={styles.title}>
        {card.title ?? t.confirm.title}
      </h2>
      {card.headline === undefined ? null : (
        <p className={styles.amount}>
          <Money {...card.headline} size="sum" />
        </p>
      )}
      {card.payee === undefined ? null : <Payee payee={card.payee} />}
      <div className={styles.facts}>
        <Facts facts={card.rows} />
      </div>
      {card.caution === undefined ? null : (
        <p className={styles.caution}>
          <TriangleAlert size={20} aria-hidden="true" />
          {typeset(card.caution)}
        </p>
      )}
      <div className={styles.keys}>
        <Button kind="main" onClick={next}>
          {card.confirmLabel}
        </Button>
        <Button kind="quiet" onClick={close}>
          {t.confirm.close}
        </Button>
      </div>
    </div>
  );
};

const Fault = ({ confirming }: { readonly confirming: Confirming }) => {
  const { t } = useWords();
  const { step } = confirming;
  if (step.kind !== 'pin' || step.refusal === undefined || confirming.pin.state === 'sending') return null;
  const { detail, triesLeft } = step.refusal;
  // The bank's own sentence may already say how many tries are left.
  const tries =
    triesLeft === undefined || detail?.includes(String(triesLeft)) === true
      ? ''
      : ` ${t.confirm.triesLeft(triesLeft)}`;
  return <>{`${detail === undefined ? t.confirm.wrongPin : typeset(detail)}${tries}`}</>;
};

const PinStep = ({ card, confirming }: { readonly card: Confirm; readonly confirming: Confirming }) => {
  const { t } = useWords();
  const { pin, press, goTo, step, sendAgain } = confirming;
  const title = useFocusOnce<HTMLHeadingElement>();
  return (
    <div className={styles.step}>
      <button
        type="button"
        className={styles.back}
        aria-label={t.confirm.back}
        disabled={pin.state === 'sending'}
        onClick={() => goTo('review')}
      >
        <ArrowLeft size={22} aria-hidden="true" />
      </button>
      <h2 ref={title} tabIndex={-1} className={styles.title}>
        {pin.state === 'sending' ? t.confirm.busy : t.confirm.pinTitle}
      </h2>
      <p className={styles.act}>{card.confirmLabel}</p>
      <p className={styles.fault} role="alert">
        <Fault confirming={confirming} />
      </p>
      {step.kind === 'unsure' ? (
        <div className={styles.unsure}>
          <WifiOff size={28} aria-hidden="true" />
          <p role="alert">{t.confirm.unreachable}</p>
          <Button kind="main" onClick={sendAgain}>
            {t.confirm.retry}
          </Button>
        </div>
      ) : (
        <PinPad pin={pin} press={press} />
      )}
    </div>
  );
};

type Props = { readonly card: Confirm; readonly open: boolean; readonly close: () => void };

const Inside = ({ card, close, confirming }: Omit<Props, 'open'> & { readonly confirming: Confirming }) => {
  const clock = useBankClock();
  const { step, goTo } = confirming;
  if (step.kind === 'refused' || step.kind === 'stopped')
    return <OutcomeView card={card} step={step} close={close} />;
  if (step.kind !== 'review') return <PinStep card={card} confirming={confirming} />;
  const next = () => goTo('pin');
  if (Date.parse(card.expiresAt) <= clock().getTime()) {
    return (
      <OutcomeView
        card={card}
        step={{ kind: 'refused', refusal: { kind: 'expired', detail: undefined } }}
        close={close}
      />
    );
  }
  return <Review card={card} next={next} close={close} />;
};

/** The only place where money is agreed to. */
const ConfirmSheet = ({ card, open, close }: Props) => {
  const { t } = useWords();
  const confirming = useConfirming(card, close);
  const { step, pin, goTo } = confirming;
  const calm = step.kind === 'refused' || step.kind === 'stopped';
  const shut = () => {
    close();
    if (!calm) goTo('review');
  };
  return (
    <Sheet
      open={open}
      onClose={shut}
      label={t.confirm.title}
      size={calm ? 'full' : 'fit'}
      mayClose={pin.state !== 'sending' || step.kind === 'unsure'}
    >
      <Inside card={card} close={shut} confirming={confirming} />
    </Sheet>
  );
};

export default ConfirmSheet;
