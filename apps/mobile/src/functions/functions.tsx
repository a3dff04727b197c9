import { ChevronRight, MessageCircle, Search } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { Link } from 'react-router';
import { useCapabilities } from '../api/queries.ts';
import type { Capability } from '../api/types.ts';
import { useAsk } from '../conversation/use-ask.ts';
import { useWords } from '../i18n/words.tsx';
import { Fault } from '../screens/fault.tsx';
import { Panel } from '../screens/panel.tsx';
import { Page } from '../shell/page.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import styles from './functions.module.css';
import { roomsOf } from './rooms.ts';

const matching = (capabilities: readonly Capability[], text: string): readonly Capability[] => {
  const words = text.trim().toLowerCase();
  if (words === '') return capabilities;
  return capabilities.filter(({ id, title, about }) =>
    [id, title, about].some((part) => part.toLowerCase().includes(words)),
  );
};

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
        {own.map(({ id, title, about }) => (
          <li key={id}>
            <Link to={`/functions/${encodeURIComponent(id)}`}>
              <span>
                {title}
                <small>{about}</small>
              </span>
              <ChevronRight size={18} aria-hidden="true" />
            </Link>
          </li>
        ))}
      </ul>
    </Panel>
  ));
};

/** Everything that the bank can do, by room: what a sentence reaches, a finger reaches too. */
const Functions = () => {
  const { t } = useWords();
  const ask = useAsk();
  const all = useCapabilities();
  const [text, setText] = useState('');
  const found = matching(all.data ?? [], useDeferredValue(text));
  return (
    <Page title={t.functions.title} back>
      <label className={styles.search}>
        <Search size={20} aria-hidden="true" />
        <span className="unseen">{t.functions.search}</span>
        <input
          type="search"
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
      {all.isPending ? <Skeleton lines={8} /> : null}
      {all.isError ? <Fault fault={all.error} retry={() => void all.refetch()} /> : null}
      {all.isSuccess && found.length === 0 ? <p className={styles.none}>{t.functions.none}</p> : null}
      <Rooms capabilities={found} />
    </Page>
  );
};

export default Functions;
