import { LayoutGrid, MessageCircle } from 'lucide-react';
import { useId, useState, type FormEvent } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { useCapabilities } from '../api/queries.ts';
import type { Capability, Missing, Told } from '../api/types.ts';
import { CardView } from '../cards/card-view.tsx';
import formStyles from '../cards/form-card.module.css';
import { useAsk } from '../conversation/use-ask.ts';
import { typeset } from '../i18n/typeset.ts';
import { useWords } from '../i18n/words.tsx';
import { Fault } from '../screens/fault.tsx';
import { Panel } from '../screens/panel.tsx';
import { useBankClock } from '../session/session.tsx';
import { Page } from '../shell/page.tsx';
import { Button } from '../ui/button.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { StateView } from '../ui/state-view.tsx';
import { kindOf, normalAmount, spansAt, type FieldKind } from './fields.ts';
import styles from './functions.module.css';
import { type Input, useFunction } from './use-function.ts';

const inputModes = {
  text: 'text',
  amount: 'decimal',
  date: 'text',
  choice: 'text',
  phone: 'tel',
  number: 'numeric',
} as const satisfies Record<FieldKind, string>;

const useChoices = () => {
  const { t } = useWords();
  const clock = useBankClock();
  return (slot: string): Readonly<Record<string, string>> | undefined =>
    slot === 'date_range' || slot === 'compare_range'
      ? spansAt(clock(), t.functions.spans)
      : t.functions.choices[slot];
};

const Field = ({ slot, value }: { readonly slot: string; readonly value: string }) => {
  const { t } = useWords();
  const id = useId();
  const choices = useChoices()(slot);
  const kind = kindOf(slot, choices);
  return (
    <div className={formStyles.field}>
      <label htmlFor={id}>{t.functions.slots[slot] ?? slot}</label>
      {kind === 'choice' ? (
        <select id={id} name={slot} defaultValue={value}>
          <option value="">{t.card.choose}</option>
          {Object.entries(choices ?? {}).map(([key, label]) => (
            <option key={key} value={key}>
              {label}
            </option>
          ))}
        </select>
      ) : (
        <input
          id={id}
          name={slot}
          defaultValue={value}
          type={kind === 'date' ? 'date' : 'text'}
          inputMode={inputModes[kind]}
          autoComplete="off"
        />
      )}
    </div>
  );
};

const inputOf = (form: HTMLFormElement, slots: readonly string[]): Input => {
  const given = new FormData(form);
  const typed = slots.map((slot) => [slot, String(given.get(slot) ?? '').trim()] as const);
  return Object.fromEntries(
    typed
      .filter(([, value]) => value !== '')
      .map(([slot, value]) => [slot, kindOf(slot, undefined) === 'amount' ? normalAmount(value) : value]),
  );
};

/** What people mostly fill in stands first; the rest opens. */
const firstFields = 3;

/** What the address already says, such as the code that was scanned. */
const inputIn = (given: URLSearchParams, slots: readonly string[]): Input =>
  Object.fromEntries(slots.flatMap((slot) => (given.get(slot) ? [[slot, given.get(slot) ?? '']] : [])));

type FormProps = {
  readonly slots: readonly string[];
  readonly input: Input;
  readonly busy: boolean;
  readonly submit: (input: Input) => void;
  readonly label: string;
};

const Fields = ({ slots, input, busy, submit, label }: FormProps) => {
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    submit(inputOf(event.currentTarget, slots));
  };
  const { t } = useWords();
  const [whole, setWhole] = useState(
    slots.length <= firstFields || slots.slice(firstFields).some((slot) => input[slot]),
  );
  return (
    <form className={formStyles.form} onSubmit={send} noValidate>
      <fieldset disabled={busy}>
        {(whole ? slots : slots.slice(0, firstFields)).map((slot) => (
          <Field key={slot} slot={slot} value={input[slot] ?? ''} />
        ))}
        {whole ? null : (
          <Button kind="quiet" onClick={() => setWhole(true)}>
            {t.functions.moreFields}
          </Button>
        )}
        <Button kind="main" type="submit">
          {label}
        </Button>
      </fieldset>
    </form>
  );
};

type QuestionProps = {
  readonly missing: Missing;
  readonly busy: boolean;
  readonly answer: (slot: string, value: string) => void;
};

const Question = ({ missing, busy, answer }: QuestionProps) => {
  const { t } = useWords();
  const { slot, question, options } = missing;
  return (
    <section aria-live="polite">
      <p className={styles.question}>{typeset(question)}</p>
      {options.length > 0 ? (
        <div className={styles.options}>
          {options.map(({ value, label, detail }) => (
            <button key={value} type="button" disabled={busy} onClick={() => answer(slot, value)}>
              {label}
              {detail === undefined ? null : <small>{detail}</small>}
            </button>
          ))}
        </div>
      ) : (
        <Fields
          slots={[slot]}
          input={{}}
          busy={busy}
          label={t.functions.start}
          submit={(input) => answer(slot, input[slot] ?? '')}
        />
      )}
    </section>
  );
};

const Answer = ({ told }: { readonly told: Told }) => (
  <section className={styles.answer} aria-live="polite">
    {told.text === undefined || told.text === '' ? null : <p>{typeset(told.text)}</p>}
    {(told.cards ?? []).map((card, index) => (
      <CardView key={index} card={card} messageId="" said="" />
    ))}
  </section>
);

const Work = ({ capability }: { readonly capability: Capability }) => {
  const { t } = useWords();
  const ask = useAsk();
  const [given] = useSearchParams();
  const slots = Object.keys(capability.input?.properties ?? {});
  const { running, run } = useFunction(capability, inputIn(given, slots));
  const [open, setOpen] = useState(capability.authority !== 'reads');
  const { state, input, missing, told, fault } = running;
  const busy = state === 'busy';
  const label = busy
    ? t.functions.busy
    : capability.authority === 'reads'
      ? t.functions.go
      : t.functions.start;
  return (
    <>
      <p className={styles.about}>{typeset(capability.about)}</p>
      {fault === undefined ? null : (
        <p className={styles.fault} role="alert">
          {typeset(fault)}
        </p>
      )}
      {missing === undefined ? null : (
        <Question
          missing={missing}
          busy={busy}
          answer={(slot, value) => void run({ ...input, [slot]: value })}
        />
      )}
      {told === undefined ? null : <Answer told={told} />}
      {busy && told === undefined && missing === undefined ? <Skeleton lines={4} /> : null}
      {missing === undefined && open ? (
        <Panel title={t.functions.fields}>
          {slots.length === 0 ? null : <p className={styles.about}>{t.functions.optional}</p>}
          <Fields slots={slots} input={input} busy={busy} label={label} submit={(given) => void run(given)} />
        </Panel>
      ) : null}
      <div className={styles.keys}>
        {open || slots.length === 0 ? null : (
          <Button onClick={() => setOpen(true)}>{t.functions.fields}</Button>
        )}
        <Button kind="quiet" onClick={() => ask(capability.title)}>
          <MessageCircle size={20} aria-hidden="true" />
          {t.functions.say}
        </Button>
      </div>
    </>
  );
};

/** One function by hand: the same capability that a sentence reaches, with the same questions, answer and confirmation. */
const FunctionPage = () => {
  const { id = '' } = useParams();
  const { t } = useWords();
  const all = useCapabilities();
  const capability = all.data?.find((each) => each.id === id);
  return (
    <Page title={capability?.title ?? t.functions.title} back>
      {all.isPending ? <Skeleton lines={6} /> : null}
      {all.isError ? <Fault fault={all.error} retry={() => void all.refetch()} /> : null}
      {all.isSuccess && capability === undefined ? (
        <StateView icon={LayoutGrid} title={t.functions.notThere} about={t.functions.notThereAbout} />
      ) : null}
      {capability === undefined ? null : <Work key={capability.id} capability={capability} />}
    </Page>
  );
};

export default FunctionPage;
