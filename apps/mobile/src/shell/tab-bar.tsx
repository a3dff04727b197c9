import { House, MessageCircle, TrendingUp, UserRound, WalletCards, type LucideIcon } from 'lucide-react';
import { NavLink } from 'react-router';
import { useWords } from '../i18n/words.tsx';
import { useSession } from '../session/session.tsx';
import { Mark } from '../ui/mark.tsx';
import styles from './tab-bar.module.css';

type Tab = { readonly to: string; readonly label: string; readonly icon: LucideIcon };

/** The tabs; the elder edition has fewer. */
export const TabBar = () => {
  const { t } = useWords();
  const { look } = useSession();
  const elder = look.edition === 'elder';
  const tabs: readonly Tab[] = [
    { to: '/', label: t.tabs.talk, icon: MessageCircle },
    { to: '/home', label: elder ? t.tabs.money : t.tabs.home, icon: elder ? WalletCards : House },
    ...(elder ? [] : [{ to: '/wealth', label: t.tabs.wealth, icon: TrendingUp }]),
    { to: '/mine', label: t.tabs.mine, icon: UserRound },
  ];
  return (
    <nav className={styles.bar} aria-label={t.brand}>
      <span className={styles.mark}>
        <Mark size={36} />
      </span>
      <ul>
        {tabs.map(({ to, label, icon: Icon }) => (
          <li key={to}>
            <NavLink to={to} end className={styles.tab ?? ''}>
              <span className={styles.icon}>
                <Icon size={elder ? 30 : 23} strokeWidth={1.9} aria-hidden="true" />
              </span>
              {label}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
};
