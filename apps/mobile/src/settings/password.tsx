import { Eye, EyeOff, KeyRound } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { useNavigate } from 'react-router';
import { callJson } from '../api/client.ts';
import { Problem } from '../api/problem.ts';
import { useAsk } from '../conversation/use-ask.ts';
import { typeset } from '../i18n/typeset.ts';
import { useWords } from '../i18n/words.tsx';
import { Page } from '../shell/page.tsx';
import { Button } from '../ui/button.tsx';
import { StateView } from '../ui/state-view.tsx';
import { wrongIn } from './new-password.ts';
import styles from './password.module.css';

type FieldProps = {
  readonly name: 'current' | 'next' | 'again';
  readonly shown: boolean;
  readonly fault: boolean;
};

const Field = ({ name, shown, fault }: FieldProps) => {
  const { t } = useWords();
  return (
    <div className={styles.field}>
      <label htmlFor={`password-${name}`}>{t.password[name]}</label>
      <input
        id={`password-${name}`}
        name={name}
        type={shown ? 'text' : 'password'}
        autoComplete={name === 'current' ? 'current-password' : 'new-password'}
        maxLength={200}
        aria-invalid={fault}
        aria-describedby="password-fault"
      />
    </div>
  );
};

type Fault = { readonly text: string; readonly code?: string };

const useChanging = () => {
  const { t } = useWords();
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<Fault>();
  const [done, setDone] = useState<string>();

  const change = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const read = (name: string) => {
      const value = given.get(name);
      return typeof value === 'string' ? value : '';
    };
    const typed = { current: read('current'), next: read('next'), again: read('again') };
    const wrong = wrongIn(typed);
    if (wrong !== undefined) return setFault({ text: t.password[wrong] });
    setBusy(true);
    setFault(undefined);
    try {
      const body = { current: typed.current, password: typed.next };
      const { text } = await callJson<{ readonly text: string }>('/api/auth/password', {
        method: 'POST',
        body,
      });
      setDone(text);
    } catch (problem) {
      if (problem instanceof Problem)
        setFault({ text: problem.detail ?? t.password.failed, code: problem.code });
      else setFault({ text: t.password.unreachable });
    }
    setBusy(false);
  };
  return { busy, fault, done, change };
};

/** Where the sign-in password is changed, within ten minutes of the confirmation. No conversation ever sees it. */
const Password = () => {
  const { t } = useWords();
  const navigate = useNavigate();
  const ask = useAsk();
  const [shown, setShown] = useState(false);
  const { busy, fault, done, change } = useChanging();
  const Icon = shown ? EyeOff : Eye;

  if (done !== undefined) {
    return (
      <Page title={t.password.title} back>
        <StateView icon={KeyRound} title={t.password.done} about={typeset(done)}>
          <Button kind="main" onClick={() => void navigate('/')}>
            {t.password.back}
          </Button>
        </StateView>
      </Page>
    );
  }
  return (
    <Page title={t.password.title} back>
      <p className={styles.about}>{t.password.about}</p>
      <form className={styles.form} onSubmit={(event) => void change(event)} noValidate>
        <Field name="current" shown={shown} fault={fault?.code === 'wrong_password'} />
        <Field name="next" shown={shown} fault={fault !== undefined && fault.code !== 'wrong_password'} />
        <Field name="again" shown={shown} fault={fault !== undefined && fault.code === undefined} />
        <Button kind="quiet" size="small" aria-pressed={shown} onClick={() => setShown(!shown)}>
          <Icon size={18} aria-hidden="true" />
          {shown ? t.signIn.hide : t.signIn.show}
        </Button>
        <p id="password-fault" className={styles.fault} role="alert">
          {fault === undefined ? '' : typeset(fault.text)}
        </p>
        {fault?.code === 'not_granted' ? (
          <Button onClick={() => ask(t.password.askSay)}>{t.password.ask}</Button>
        ) : null}
        <Button kind="main" type="submit" disabled={busy}>
          {busy ? t.password.busy : t.password.submit}
        </Button>
      </form>
      <p className={styles.safe}>{t.password.safe}</p>
    </Page>
  );
};

export default Password;
