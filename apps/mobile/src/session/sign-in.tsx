import { useQuery } from '@tanstack/react-query';
import { Eye, EyeOff, ShieldCheck } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { callJson } from '../api/client.ts';
import { Problem } from '../api/problem.ts';
import type { Demo } from '../api/types.ts';
import { typeset } from '../i18n/typeset.ts';
import { useWords } from '../i18n/words.tsx';
import { Button } from '../ui/button.tsx';
import { Mark } from '../ui/mark.tsx';
import { idleMinutes } from './idle-guard.tsx';
import { useSession, type Parting } from './session.tsx';
import styles from './sign-in.module.css';

const askDemo = async (): Promise<Demo | null> => {
  try {
    return await callJson<Demo>('/api/demo');
  } catch (fault) {
    if (fault instanceof Problem) return null;
    throw fault;
  }
};

const useSigningIn = () => {
  const { signIn } = useSession();
  const { t } = useWords();
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string>();

  const attempt = async (username: string, password: string) => {
    if (username.trim() === '' || password === '') return setFault(t.signIn.missing);
    setBusy(true);
    setFault(undefined);
    try {
      await signIn(username.trim(), password);
    } catch (problem) {
      if (problem instanceof Problem) setFault(typeset(problem.detail ?? t.signIn.wrong));
      else setFault(t.state.error);
      setBusy(false);
    }
  };
  return { busy, fault, attempt };
};

const TopKeys = () => {
  const { look, changeLook } = useSession();
  const { t, locale } = useWords();
  return (
    <div className={styles.top}>
      <Button
        kind="quiet"
        size="small"
        onClick={() => void changeLook({ edition: look.edition === 'elder' ? 'standard' : 'elder' })}
      >
        {look.edition === 'elder' ? t.signIn.standard : t.signIn.elder}
      </Button>
      <Button
        kind="quiet"
        size="small"
        lang={locale === 'zh' ? 'en' : 'zh-CN'}
        onClick={() => void changeLook({ locale: locale === 'zh' ? 'en' : 'zh' })}
      >
        {t.signIn.language}
      </Button>
    </div>
  );
};

const PasswordField = ({ fault }: { readonly fault: boolean }) => {
  const { t } = useWords();
  const [shown, setShown] = useState(false);
  const Icon = shown ? EyeOff : Eye;
  return (
    <div className={styles.field}>
      <label htmlFor="password">{t.signIn.password}</label>
      <div className={styles.secret}>
        <input
          id="password"
          name="password"
          type={shown ? 'text' : 'password'}
          autoComplete="current-password"
          aria-invalid={fault}
        />
        <button
          type="button"
          className={styles.eye}
          aria-label={shown ? t.signIn.hide : t.signIn.show}
          aria-pressed={shown}
          onClick={() => setShown(!shown)}
        >
          <Icon size={20} aria-hidden="true" />
        </button>
      </div>
    </div>
  );
};

type DemoProps = { readonly busy: boolean; readonly pick: (username: string, password: string) => void };

const DemoList = ({ busy, pick }: DemoProps) => {
  const { t, locale } = useWords();
  const demo = useQuery({ queryKey: ['demo'], queryFn: askDemo, staleTime: Infinity, retry: false });
  const found = demo.data;
  if (found === undefined || found === null || found.customers.length === 0) return null;
  return (
    <section className={styles.demo} aria-labelledby="demo-title">
      <h2 id="demo-title">{t.signIn.demo}</h2>
      <p>{t.signIn.demoAbout}</p>
      <ul>
        {found.customers.map((customer) => (
          <li key={customer.username}>
            <button type="button" disabled={busy} onClick={() => pick(customer.username, found.password)}>
              <span className={styles.portrait} aria-hidden="true">
                {customer.name.slice(0, 1)}
              </span>
              <span className={styles.who}>
                <strong>{customer.name}</strong>
                <span>
                  {typeset(typeof customer.about === 'string' ? customer.about : customer.about[locale])}
                </span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
};

/** The door of the bank. Nothing personal stands here. */
export const SignIn = ({ parting }: { readonly parting: Parting }) => {
  const { t } = useWords();
  const { look } = useSession();
  const { busy, fault, attempt } = useSigningIn();

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    void attempt(String(given.get('username') ?? ''), String(given.get('password') ?? ''));
  };
  const notes = {
    idle: t.signIn.idle(idleMinutes(look.edition)),
    ended: t.signIn.signedOut,
    none: undefined,
  };

  return (
    <main className={styles.page}>
      <TopKeys />
      <div className={styles.column}>
        <header className={styles.head}>
          <Mark size={56} />
          <h1>{t.brand}</h1>
          <p>{t.tagline}</p>
        </header>
        {notes[parting] === undefined || fault !== undefined ? null : (
          <p className={styles.note} role="status">
            {notes[parting]}
          </p>
        )}
        <form className={styles.form} onSubmit={submit} noValidate>
          <div className={styles.field}>
            <label htmlFor="username">{t.signIn.username}</label>
            <input
              id="username"
              name="username"
              autoComplete="username"
              autoCapitalize="none"
              autoCorrect="off"
              spellCheck={false}
              aria-invalid={fault !== undefined}
            />
          </div>
          <PasswordField fault={fault !== undefined} />
          <p className={styles.fault} role="alert">
            {fault}
          </p>
          <Button kind="main" type="submit" disabled={busy}>
            {busy ? t.signIn.busy : t.signIn.submit}
          </Button>
          <p className={styles.promise}>
            <ShieldCheck size={18} aria-hidden="true" />
            {t.signIn.promise}
          </p>
        </form>
        <DemoList busy={busy} pick={(username, password) => void attempt(username, password)} />
      </div>
    </main>
  );
};
