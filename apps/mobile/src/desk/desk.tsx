import { useQuery } from '@tanstack/react-query';
import { ScanLine } from 'lucide-react';
import { useCallback, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { callJson } from '../api/client.ts';
import { useCapabilities } from '../api/queries.ts';
import type { Told } from '../api/types.ts';
import { typeset } from '../i18n/typeset.ts';
import { useWords } from '../i18n/words.tsx';
import { Money } from '../money/money.tsx';
import { Fault } from '../screens/fault.tsx';
import { Page } from '../shell/page.tsx';
import { Facts } from '../ui/facts.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import styles from './desk.module.css';
import LiveCode from './live-code.tsx';

const kinds = ['pay', 'collect', 'transit', 'medical'] as const;
type Kind = (typeof kinds)[number];

const kindIn = (text: string | null): Kind => kinds.find((kind) => kind === text) ?? 'pay';

const useCode = (kind: Kind) => {
  const { locale } = useWords();
  return useQuery({
    queryKey: ['code', kind, locale],
    queryFn: () => callJson<Told>(`/api/capabilities/code.${kind}`, { method: 'POST', body: {} }),
    // A code is good for one look: it is asked for again, never kept.
    staleTime: 0,
    gcTime: 0,
    refetchOnWindowFocus: true,
  });
};

const Code = ({ kind }: { readonly kind: Kind }) => {
  const { t } = useWords();
  const asked = useCode(kind);
  const { refetch } = asked;
  const renew = useCallback(() => void refetch(), [refetch]);
  if (asked.isPending) return <Skeleton headline lines={5} />;
  if (asked.isError) return <Fault fault={asked.error} retry={renew} />;
  const card = asked.data.cards?.find(({ type }) => type === 'code');
  return (
    <section className={styles.panel} aria-live="polite">
      {card?.type === 'code' && card.headline !== undefined ? (
        <p className={styles.amount}>
          <Money {...card.headline} size="figure" />
        </p>
      ) : null}
      {card?.type === 'code' && card.code !== undefined ? (
        <LiveCode code={card.code} label={t.desk.kinds[kind]} renew={renew} />
      ) : null}
      <p className={styles.about}>{typeset(asked.data.text ?? '')}</p>
      {card?.type === 'code' ? <Facts facts={card.rows} /> : null}
    </section>
  );
};

/** The payment desk: the codes on one screen, one tap between them. */
const Desk = () => {
  const { t } = useWords();
  const [search, setSearch] = useSearchParams();
  const [kind, setKind] = useState<Kind>(kindIn(search.get('code')));
  const offered = useCapabilities((all) => new Set(all.map(({ id }) => id))).data;
  const shown = kinds.filter((each) => offered?.has(`code.${each}`) ?? true);
  const choose = (next: Kind) => {
    setKind(next);
    setSearch({ code: next }, { replace: true });
  };
  return (
    <Page title={t.desk.title} back>
      <div className={styles.tabs} role="tablist" aria-label={t.desk.title}>
        {shown.map((each) => (
          <button
            key={each}
            type="button"
            role="tab"
            aria-selected={each === kind}
            onClick={() => choose(each)}
          >
            {t.desk.kinds[each]}
          </button>
        ))}
      </div>
      <div role="tabpanel">
        <Code key={kind} kind={kind} />
      </div>
      <Link to="/scan" className={styles.scan}>
        <ScanLine size={20} aria-hidden="true" />
        {t.scan.title}
      </Link>
    </Page>
  );
};

export default Desk;
