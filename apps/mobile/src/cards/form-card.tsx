import type { CardOf } from '@banxing/cards';
import { useId, useState, type FormEvent } from 'react';
import { callJson } from '../api/client.ts';
import { Problem } from '../api/problem.ts';
import type { Told } from '../api/types.ts';
import { useConversation } from '../conversation/conversation.tsx';
import { useWords } from '../i18n/words.tsx';
import { isTypedAmount } from '../money/decimal.ts';
import { newKey } from '../platform/platform.ts';
import { Button } from '../ui/button.tsx';
import { CardFrame } from './card-frame.tsx';
import styles from './form-card.module.css';

type Form = CardOf<'form'>;
type Field = Form['fields'][number];

const inputModes = {
  text: 'text',
  amount: 'decimal',
  date: 'text',
  choice: 'text',
  phone: 'tel',
  number: 'numeric',
} as const;

const Control = ({
  field,
  id,
  fault,
}: {
  readonly field: Field;
  readonly id: string;
  readonly fault: string | undefined;
}) => {
  const { t } = useWords();
  const shared = {
    id,
    name: field.name,
    defaultValue: field.value ?? '',
    'aria-invalid': fault !== undefined,
    'aria-describedby': `${id}-fault`,
  };
  if (field.kind === 'choice') {
    return (
      <select {...shared}>
        <option value="">{t.card.choose}</option>
        {(field.options ?? []).map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    );
  }
  return (
    <input
      {...shared}
      type={field.kind === 'date' ? 'date' : 'text'}
      inputMode={inputModes[field.kind]}
      autoComplete="off"
    />
  );
};

const useFaults = (fields: readonly Field[]) => {
  const { t } = useWords();
  return (values: ReadonlyMap<string, string>): ReadonlyMap<string, string> => {
    const faults = new Map<string, string>();
    for (const { name, kind, required } of fields) {
      const value = values.get(name) ?? '';
      if (value === '' && required) faults.set(name, t.card.required);
      else if (value !== '' && kind === 'amount' && !isTypedAmount(value)) faults.set(name, t.card.badAmount);
    }
    return faults;
  };
};

const useSubmit = (capability: string) => {
  const { t } = useWords();
  const { told } = useConversation();
  const [state, setState] = useState<'open' | 'sending' | 'sent'>('open');
  const [fault, setFault] = useState<string>();
  const [key] = useState(newKey);

  const submit = async (values: ReadonlyMap<string, string>) => {
    setState('sending');
    setFault(undefined);
    const input = Object.fromEntries([...values].filter(([, value]) => value !== ''));
    try {
      const path = `/api/capabilities/${encodeURIComponent(capability)}`;
      const words = await callJson<Told>(path, { method: 'POST', body: input, idempotencyKey: key });
      setState('sent');
      told(words);
    } catch (problem) {
      setState('open');
      setFault(problem instanceof Problem ? (problem.detail ?? t.state.error) : t.state.error);
    }
  };
  return { state, fault, submit };
};

/** A short form over one capability; what comes of it, an answer or a proposal, stands in the conversation. */
export const FormCard = ({ card }: { readonly card: Form }) => {
  const { t } = useWords();
  const [faults, setFaults] = useState<ReadonlyMap<string, string>>(new Map());
  const { state, fault, submit } = useSubmit(card.capability);
  const check = useFaults(card.fields);
  const id = useId();

  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const values = new Map(card.fields.map(({ name }) => [name, String(given.get(name) ?? '').trim()]));
    const found = check(values);
    setFaults(found);
    if (found.size === 0) void submit(values);
  };

  return (
    <CardFrame title={card.title} actions={card.actions}>
      <form className={styles.form} onSubmit={send} noValidate>
        <fieldset disabled={state !== 'open'}>
          {card.fields.map((field) => (
            <div key={field.name} className={styles.field}>
              <label htmlFor={`${id}-${field.name}`}>
                {field.required ? field.label : t.card.optional(field.label)}
              </label>
              <Control field={field} id={`${id}-${field.name}`} fault={faults.get(field.name)} />
              <p id={`${id}-${field.name}-fault`} role="alert">
                {faults.get(field.name)}
              </p>
            </div>
          ))}
          <p className={styles.fault} role="alert">
            {fault}
          </p>
          <Button kind="main" type="submit">
            {state === 'sent' ? t.talk.answered : t.card.send}
          </Button>
        </fieldset>
      </form>
    </CardFrame>
  );
};
