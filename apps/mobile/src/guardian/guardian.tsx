import { HeartHandshake, ShieldCheck } from 'lucide-react';
import { useCallback, useState } from 'react';
import { Problem } from '../api/problem.ts';
import { emptyPin, reducePin, type Pin, type PinEvent } from '../confirm/pin.ts';
import { PinPad } from '../confirm/pin-pad.tsx';
import { typeset } from '../i18n/typeset.ts';
import { useWords } from '../i18n/words.tsx';
import { Money } from '../money/money.tsx';
import { Fault } from '../screens/fault.tsx';
import { useBankClock } from '../session/session.tsx';
import { Page } from '../shell/page.tsx';
import { dayOf, momentInWords } from '../time/time.ts';
import { Button } from '../ui/button.tsx';
import { Facts, type Fact } from '../ui/facts.tsx';
import { useNotice } from '../ui/notice.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { StateView } from '../ui/state-view.tsx';
import { type Decision, type GuardianRequest, useDecide, useGuardianRequests } from './guardian-queries.ts';
import styles from './guardian.module.css';

const useFacts = (request: GuardianRequest): readonly Fact[] => {
  const { t, locale } = useWords();
  const clock = useBankClock();
  const { payee, until } = request;
  return [
    ...(payee === undefined
      ? []
      : [{ label: t.guardian.payee, value: `${payee.name} · ${t.card.payeeTail(payee.bank, payee.tail)}` }]),
    { label: t.guardian.asked, value: momentInWords(new Date(request.createdAt), dayOf(clock()), locale) },
    ...(until === null
      ? []
      : [{ label: t.guardian.until, value: momentInWords(new Date(until), dayOf(clock()), locale) }]),
  ];
};

type ProofProps = {
  readonly request: GuardianRequest;
  readonly decision: Decision | undefined;
  readonly close: () => void;
};

/** The guardian's own PIN for their answer. */
const Proof = ({ request, decision, close }: ProofProps) => {
  const { t } = useWords();
  const notice = useNotice();
  const [pin, setPin] = useState<Pin>(emptyPin);
  const [fault, setFault] = useState<string>();
  const { mutate } = useDecide(request.id);
  const press = useCallback(
    (event: PinEvent) => {
      setPin((before) => {
        const next = reducePin(before, event);
        if (next.state === 'sending' && before.state !== 'sending' && decision !== undefined) {
          mutate(
            { decision, pin: next.digits },
            {
              onSuccess: ({ text }) => {
                notice(text);
                close();
              },
              onError: (problem) => {
                setPin(reducePin(next, { kind: 'wrong' }));
                setFault(problem instanceof Problem ? problem.detail : t.state.error);
              },
            },
          );
        }
        return next;
      });
    },
    [close, decision, mutate, notice, t],
  );
  return (
    <Sheet open={decision !== undefined} onClose={close} label={t.confirm.pinTitle}>
      <h2 className={styles.pinTitle}>{t.confirm.pinTitle}</h2>
      <p className={styles.fault} role="alert">
        {fault === undefined ? '' : typeset(fault)}
      </p>
      <PinPad pin={pin} press={press} />
    </Sheet>
  );
};

const Request = ({ request }: { readonly request: GuardianRequest }) => {
  const { t } = useWords();
  const facts = useFacts(request);
  const [decision, setDecision] = useState<Decision>();
  const invites = request.kind === 'invitation';
  return (
    <article className={styles.request}>
      <p className={styles.who}>
        {invites ? t.guardian.invites(request.from.name) : t.guardian.pays(request.from.name)}
      </p>
      {request.amount === undefined ? null : (
        <p className={styles.amount}>
          <Money amount={request.amount} currency={request.currency ?? 'CNY'} size="figure" />
        </p>
      )}
      <Facts facts={facts} />
      {request.reasons.length === 0 ? null : (
        <section className={styles.reasons}>
          <h3>{t.confirm.noticed}</h3>
          <ul>
            {request.reasons.map(({ code, text }) => (
              <li key={code}>{typeset(text)}</li>
            ))}
          </ul>
        </section>
      )}
      <p className={styles.advice}>{invites ? t.guardian.inviteAbout : t.guardian.callFirst}</p>
      <div className={styles.keys}>
        <Button kind="main" onClick={() => setDecision('stop')}>
          {invites ? t.guardian.decline : t.guardian.stop}
        </Button>
        <Button onClick={() => setDecision('approve')}>
          {invites ? t.guardian.accept : t.guardian.approve}
        </Button>
      </div>
      {decision === undefined ? null : (
        <Proof key={decision} request={request} decision={decision} close={() => setDecision(undefined)} />
      )}
    </article>
  );
};

/** What waits for the customer as somebody's guardian: who, how much, to whom, why it was stopped, and two keys. */
const Guardian = () => {
  const { t } = useWords();
  const requests = useGuardianRequests();
  return (
    <Page title={t.guardian.title} back>
      {requests.isPending ? <Skeleton lines={6} /> : null}
      {requests.isError ? <Fault fault={requests.error} retry={() => void requests.refetch()} /> : null}
      {requests.isSuccess && requests.data.length === 0 ? (
        <StateView icon={ShieldCheck} title={t.guardian.none} about={t.guardian.noneAbout} />
      ) : null}
      {(requests.data ?? []).map((request) => (
        <Request key={request.id} request={request} />
      ))}
      <p className={styles.foot}>
        <HeartHandshake size={20} aria-hidden="true" />
        {t.guardian.foot}
      </p>
    </Page>
  );
};

export default Guardian;
