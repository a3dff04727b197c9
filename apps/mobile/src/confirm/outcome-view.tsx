import type { CardOf } from '@banxing/cards';
import { Check, Clock3, Hand, Hourglass, KeyRound, Lock, Users, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Confirmation } from '../api/types.ts';
import { ReasonList } from '../cards/reason-list.tsx';
import { useAsk } from '../conversation/use-ask.ts';
import { typeset } from '../i18n/typeset.ts';
import { useWords } from '../i18n/words.tsx';
import type { Words } from '../i18n/en.ts';
import { spokenMoney } from '../money/decimal.ts';
import { useBankClock } from '../session/session.tsx';
import { dayOf, momentInWords } from '../time/time.ts';
import { Button } from '../ui/button.tsx';
import { useFocusOnce } from '../ui/use-focus-once.ts';
import styles from './outcome-view.module.css';
import type { Step } from './use-confirming.ts';

type Ended = Extract<Step, { kind: 'refused' | 'stopped' }>;
type Told = { readonly icon: LucideIcon; readonly title: string; readonly about: string };

const toldOf = (step: Ended, t: Words): Told => {
  if (step.kind === 'refused') {
    const { kind, detail } = step.refusal;
    if (kind === 'expired')
      return { icon: Hourglass, title: t.confirm.expiredTitle, about: detail ?? t.confirm.expired };
    if (kind === 'settled')
      return { icon: Check, title: t.confirm.settledTitle, about: detail ?? t.confirm.settled };
    if (kind === 'pin-locked')
      return { icon: Lock, title: t.confirm.failedTitle, about: detail ?? t.confirm.pinLocked };
    return { icon: Hand, title: t.confirm.failedTitle, about: detail ?? t.confirm.failed };
  }
  switch (step.answer.status) {
    case 'step_up':
      return { icon: KeyRound, title: t.confirm.stepUpTitle, about: t.confirm.stepUp };
    case 'cooling_off':
      return { icon: Clock3, title: t.confirm.coolingTitle, about: t.confirm.cooling };
    case 'awaiting_guardian':
      return { icon: Users, title: t.confirm.guardianTitle, about: t.confirm.guardian };
    default:
      return { icon: Hand, title: t.confirm.stoppedTitle, about: t.confirm.stopped };
  }
};

const Part = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <section className={styles.part}>
    <h3>{title}</h3>
    {children}
  </section>
);

const StepUp = ({ requires }: { readonly requires: readonly string[] }) => {
  const { t } = useWords();
  const names = t.confirm.proof as Readonly<Record<string, string>>;
  return (
    <Part title={t.confirm.stepUpHow}>
      <ul className={styles.plain}>
        {requires.map((proof) => (
          <li key={proof}>{names[proof] ?? proof}</li>
        ))}
      </ul>
      <p>{t.confirm.stepUpNow}</p>
    </Part>
  );
};

const Stopped = ({ answer }: { readonly answer: Confirmation }) => {
  const { t, locale } = useWords();
  const today = dayOf(useBankClock()());
  const reasons = answer.reasons ?? [];
  const stopped = answer.status === 'refused' || answer.status === 'cooling_off';
  return (
    <>
      {answer.until === undefined || answer.until === null ? null : (
        <p className={styles.until}>
          {t.confirm.until(momentInWords(new Date(answer.until), today, locale))}
        </p>
      )}
      {reasons.length === 0 ? null : (
        <Part title={t.confirm.noticed}>
          <ReasonList reasons={reasons} />
        </Part>
      )}
      {answer.status === 'step_up' ? <StepUp requires={answer.requires ?? []} /> : null}
      {stopped && reasons.length > 0 ? (
        <Part title={t.confirm.ask}>
          <ul className={styles.plain}>
            {t.confirm.questions.map((question) => (
              <li key={question}>{question}</li>
            ))}
          </ul>
        </Part>
      ) : null}
    </>
  );
};

type Props = { readonly card: CardOf<'confirm'>; readonly step: Ended; readonly close: () => void };

/** When it is not done: no red wall, but what happened to the money, why, and what can be done now. */
export const OutcomeView = ({ card, step, close }: Props) => {
  const { t, locale } = useWords();
  const ask = useAsk();
  const heading = useFocusOnce<HTMLHeadingElement>();
  const { icon: Icon, title, about } = toldOf(step, t);
  const leaveAnd = (text: string) => {
    close();
    ask(text);
  };
  const headline = card.headline;
  const withReasons = step.kind === 'stopped' && (step.answer.reasons ?? []).length > 0;
  return (
    <div className={styles.outcome}>
      <span className={styles.icon}>
        <Icon size={30} strokeWidth={1.75} aria-hidden="true" />
      </span>
      <h2 ref={heading} tabIndex={-1} data-first="">
        {title}
      </h2>
      <p className={styles.about}>{typeset(about)}</p>
      {headline === undefined ? null : (
        <p className={styles.what}>
          {[card.title, card.payee?.name, spokenMoney(headline.amount, headline.currency, locale)]
            .filter(Boolean)
            .join(' · ')}
        </p>
      )}
      {step.kind === 'stopped' ? <Stopped answer={step.answer} /> : null}
      <div className={styles.keys}>
        <Button kind="main" onClick={() => leaveAnd(t.confirm.humanSay)}>
          {t.confirm.human}
        </Button>
        {withReasons ? (
          <Button kind="soft" onClick={() => leaveAnd(t.confirm.why)}>
            {t.confirm.why}
          </Button>
        ) : null}
        <Button kind="quiet" onClick={close}>
          {t.confirm.understood}
        </Button>
      </div>
    </div>
  );
};
