import { MessageCircle, Search } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Link, useLocation } from 'react-router';
import { useCapabilities, useFound } from '../api/queries.ts';
import type { Capability, Thing } from '../api/types.ts';
import { CardView } from '../cards/card-view.tsx';
import { useRunAction } from '../cards/use-run-action.ts';
import { useAsk } from '../conversation/use-ask.ts';
import { typeset } from '../i18n/typeset.ts';
import { useWords } from '../i18n/words.tsx';
import { Fault } from '../screens/fault.tsx';
import { Panel } from '../screens/panel.tsx';
import { Page } from '../shell/page.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import styles from './functions.module.css';
import { roomsOf } from './rooms.ts';

const Rooms = ({ capabilities }: { readonly capabilities: readonly Capability[] }) => {
  const { t } = useWords();
  return roomsOf(capabilities, t.functions.domains).map(({ name, icon: Icon, capabilities: own }) => (
    <Panel
      key={name}
      title={name}
      aside={
        <span className={styles.icon} aria-hidden="true">
          <Icon size={20} strokeWidth={1.8} />
        </span>
      }
    >
      <ul className={styles.list}>
        {own.map(({ id, title }) => (
          <li key={id}>
            <div>
              <Link to={`/functions/${encodeURIComponent(id)}`}>{title}</Link>
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  ));
};

const pauseMs = 150;

/** What was typed, once the fingers rest for a moment. */
const useSettled = (text: string): string => {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = window.setTimeout(() => setSettled(text.trim()), pauseMs);
    return () => window.clearTimeout(timer);
  }, [text]);
  return text.trim() === '' ? '' : settled;
};

const kindsInOrder = ['function', 'payee', 'product', 'entry'] as const;

const Things = ({ things }: { readonly things: readonly Thing[] }) => {
  const { t } = useWords();
  const act = useRunAction();
  return kindsInOrder.map((kind) => {
    const own = things.filter((thing) => thing.kind === kind);
    if (own.length === 0) return null;
    return (
      <Panel key={kind} title={t.functions.kinds[kind]}>
        <ul className={styles.found}>
          {own.map(({ id, title, detail, action }) => (
            <li key={id}>
              <button type="button" onClick={() => act({ action, label: title })}>
                {title}
                {detail === undefined ? null : <small>{detail}</small>}
              </button>
            </li>
          ))}
        </ul>
      </Panel>
    );
  });
};

/** The answer itself first, then everything that is called like what was typed. */
const Findings = ({ text }: { readonly text: string }) => {
  const { t } = useWords();
  const found = useFound(text);
  if (found.isPending) return <Skeleton lines={4} />;
  if (found.isError) return <Fault fault={found.error} retry={() => void found.refetch()} />;
  const { answer, things } = found.data;
  return (
    <div aria-live="polite">
      {answer === null ? null : (
        <section className={styles.answer}>
          <p>{typeset(answer.text)}</p>
          {answer.cards.slice(0, 1).map((card, index) => (
            <CardView key={index} card={card} messageId="" said="" />
          ))}
        </section>
      )}
      {answer === null && things.length === 0 ? <p className={styles.none}>{t.functions.none}</p> : null}
      <Things things={things} />
    </div>
  );
};

/** Everything that the bank can do, by room: what a sentence reaches, a finger reaches too. */
const Functions = () => {
  const { t } = useWords();
  const ask = useAsk();
  const all = useCapabilities();
  const [text, setText] = useState('');
  const asked = useSettled(text);
  const focused = useLocation().hash === '#search';
  return (
    <Page title={t.functions.title} back>
      <label className={styles.search}>
        <Search size={20} aria-hidden="true" />
        <span className="unseen">{t.functions.search}</span>
        <input
          type="search"
          // The page is opened in order to type.
          autoFocus={focused}
          value={text}
          placeholder={t.functions.search}
          autoComplete="off"
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      {text.trim() === '' ? null : (
        <button type="button" className={styles.ask} onClick={() => ask(text.trim())}>
          <MessageCircle size={20} aria-hidden="true" />
          {t.functions.askInstead(text.trim())}
        </button>
      )}
      {asked === '' ? (
        <>
          {all.isPending ? <Skeleton lines={8} /> : null}
          {all.isError ? <Fault fault={all.error} retry={() => void all.refetch()} /> : null}
          <Rooms capabilities={all.data ?? []} />
        </>
      ) : (
        <Findings text={asked} />
      )}
    </Page>
  );
};

export default Functions;
