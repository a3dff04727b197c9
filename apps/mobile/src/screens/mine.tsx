import {
  Bell,
  Check,
  ChevronRight,
  HeartHandshake,
  KeyRound,
  LayoutGrid,
  LogOut,
  ShieldCheck,
  Smartphone,
  type LucideIcon,
} from 'lucide-react';
import type { ReactNode } from 'react';
import type { Edition, Locale, Preferences, Theme } from '../api/types.ts';
import { Link } from 'react-router';
import { useAsk } from '../conversation/use-ask.ts';
import { useWords } from '../i18n/words.tsx';
import { canSpeak } from '../platform/voice.ts';
import { idleMinutes } from '../session/idle-guard.tsx';
import { useMe, useSession } from '../session/session.tsx';
import { PushSwitch } from '../settings/push-switch.tsx';
import { Switch } from '../settings/switch.tsx';
import { Page } from '../shell/page.tsx';
import { Button } from '../ui/button.tsx';
import { useNotice } from '../ui/notice.tsx';
import styles from './mine.module.css';
import { Panel } from './panel.tsx';

type Option<T> = { readonly value: T; readonly label: string; readonly about?: string };

type ChoiceProps<T> = {
  readonly name: string;
  readonly label: string;
  readonly options: readonly Option<T>[];
  readonly value: T;
  readonly choose: (value: T) => void;
  readonly layout?: 'row' | 'list';
};

const Choice = <T extends string | number>({
  name,
  label,
  options,
  value,
  choose,
  layout = 'row',
}: ChoiceProps<T>) => (
  <fieldset className={`${styles.choice} ${styles[layout]}`}>
    <legend>{label}</legend>
    <div className={styles.options}>
      {options.map((option) => (
        <label key={option.value}>
          <input
            type="radio"
            name={name}
            className="unseen"
            checked={option.value === value}
            onChange={() => choose(option.value)}
          />
          <span className={styles.option}>
            <span>
              {option.label}
              {option.about === undefined ? null : <small>{option.about}</small>}
            </span>
            {layout === 'list' && option.value === value ? <Check size={20} aria-hidden="true" /> : null}
          </span>
        </label>
      ))}
    </div>
  </fieldset>
);

/** Text sizes; the last one brings the elder edition's main text above 30 px. */
const scales = [100, 120, 145] as const;

const nearest = (scale: number): number =>
  scales.reduce<number>(
    (best, item) => (Math.abs(item - scale) < Math.abs(best - scale) ? item : best),
    scales[0],
  );

const useChange = () => {
  const { changeLook } = useSession();
  const notice = useNotice();
  const { t } = useWords();
  return (change: Partial<Preferences>) =>
    void changeLook(change).then((kept) => (kept ? undefined : notice(t.mine.notKept)));
};

const Look = (): ReactNode => {
  const { t } = useWords();
  const { look } = useSession();
  const change = useChange();
  const { themes, editions, editionAbout, sizes } = t.mine;
  return (
    <Panel title={t.mine.look}>
      <Choice<Edition>
        name="edition"
        label={t.mine.edition}
        layout="list"
        value={look.edition}
        options={[
          { value: 'standard', label: editions.standard, about: editionAbout.standard },
          { value: 'elder', label: editions.elder, about: editionAbout.elder },
        ]}
        choose={(edition) => change({ edition })}
      />
      <Choice<number>
        name="size"
        label={t.mine.size}
        value={nearest(look.fontScale)}
        options={scales.map((value, index) => ({ value, label: sizes[index] ?? String(value) }))}
        choose={(fontScale) => change({ fontScale })}
      />
      <p className={styles.preview}>{t.mine.preview}</p>
      <Choice<Theme>
        name="theme"
        label={t.mine.theme}
        value={look.theme}
        options={(['auto', 'light', 'dark'] as const).map((value) => ({ value, label: themes[value] }))}
        choose={(theme) => change({ theme })}
      />
      <Choice<Locale>
        name="language"
        label={t.mine.language}
        value={look.locale}
        options={[
          { value: 'zh', label: '中文' },
          { value: 'en', label: 'English' },
        ]}
        choose={(locale) => change({ locale })}
      />
    </Panel>
  );
};

const Messages = (): ReactNode => {
  const { t } = useWords();
  const { look } = useSession();
  const change = useChange();
  return (
    <Panel title={t.settings.messages}>
      <PushSwitch />
      {canSpeak() ? (
        <Switch
          label={t.settings.readAloud}
          about={t.settings.readAloudAbout}
          on={look.readAloud}
          turn={(readAloud) => change({ readAloud })}
        />
      ) : null}
    </Panel>
  );
};

const Entry = ({ icon: Icon, label }: { readonly icon: LucideIcon; readonly label: string }) => (
  <>
    <Icon size={22} strokeWidth={1.8} aria-hidden="true" />
    <span>{label}</span>
    <ChevronRight size={18} aria-hidden="true" />
  </>
);

type WayProps = {
  readonly icon: LucideIcon;
  readonly label: string;
  readonly to?: string;
  readonly say?: string;
};

/** A way to another page, or to the conversation with something said. */
const Way = ({ icon, label, to, say = '' }: WayProps) => {
  const ask = useAsk();
  return (
    <li>
      {to === undefined ? (
        <button type="button" className={styles.way} onClick={() => ask(say)}>
          <Entry icon={icon} label={label} />
        </button>
      ) : (
        <Link to={to} className={styles.way}>
          <Entry icon={icon} label={label} />
        </Link>
      )}
    </li>
  );
};

/** The customer's own page: who is here, how the app looks and speaks, and the way out. */
const Mine = () => {
  const { t } = useWords();
  const { customer } = useMe();
  const { look, signOut } = useSession();
  return (
    <Page title={t.mine.title}>
      <div className={styles.who}>
        <span aria-hidden="true">{customer.name.slice(0, 1)}</span>
        <strong>{customer.name}</strong>
      </div>
      <Panel title={t.settings.more}>
        <ul className={styles.ways}>
          <Way icon={Bell} label={t.settings.inbox} to="/inbox" />
          <Way icon={HeartHandshake} label={t.settings.guardian} to="/guardian" />
          <Way icon={LayoutGrid} label={t.functions.all} to="/functions" />
        </ul>
      </Panel>
      <Messages />
      <Look />
      <Panel title={t.mine.safety}>
        <ul className={styles.ways}>
          <Way icon={Smartphone} label={t.settings.devices} say={t.settings.devicesSay} />
          <Way icon={KeyRound} label={t.settings.password} say={t.settings.passwordSay} />
        </ul>
        <p className={styles.safety}>
          <ShieldCheck size={20} aria-hidden="true" />
          {t.mine.idleAbout(idleMinutes(look.edition))}
        </p>
      </Panel>
      <Button className={styles.out} onClick={() => void signOut('none')}>
        <LogOut size={20} aria-hidden="true" />
        {t.mine.signOut}
      </Button>
    </Page>
  );
};

export default Mine;
