import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { CloudOff } from 'lucide-react';
import { BrowserRouter } from 'react-router';
import { Problem } from './api/problem.ts';
import { ConfirmationProvider } from './confirm/confirmation.tsx';
import { ConversationProvider } from './conversation/conversation.tsx';
import { useWords } from './i18n/words.tsx';
import { IdleGuard } from './session/idle-guard.tsx';
import { SessionProvider, useSession } from './session/session.tsx';
import { SignIn } from './session/sign-in.tsx';
import { ErrorBoundary } from './shell/error-boundary.tsx';
import { Shell } from './shell/shell.tsx';
import { Button } from './ui/button.tsx';
import { Mark } from './ui/mark.tsx';
import { NoticeProvider } from './ui/notice.tsx';
import { StateView } from './ui/state-view.tsx';
import styles from './app.module.css';

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      networkMode: 'always',
      retry: (failures, fault) => failures < 2 && !(fault instanceof Problem && fault.status < 500),
    },
  },
});

const Door = () => {
  const { state, refresh } = useSession();
  const { t } = useWords();
  if (state.kind === 'asking') {
    return (
      <div className={styles.asking} role="status">
        <Mark size={56} />
        <span className="unseen">{t.state.loading}</span>
      </div>
    );
  }
  if (state.kind === 'unreachable') {
    return (
      <main className={styles.asking}>
        <StateView heading="h1" icon={CloudOff} title={t.state.errorTitle} about={t.state.error}>
          <Button kind="main" onClick={() => void refresh()}>
            {t.state.retry}
          </Button>
        </StateView>
      </main>
    );
  }
  if (state.kind === 'out') return <SignIn parting={state.parting} />;
  return (
    <ConversationProvider key={state.me.customer.id}>
      <ConfirmationProvider>
        <Shell />
        <IdleGuard />
      </ConfirmationProvider>
    </ConversationProvider>
  );
};

/** The whole app: look and session outermost, then the way between screens. */
export const App = () => (
  <QueryClientProvider client={queries}>
    <SessionProvider>
      <ErrorBoundary>
        <NoticeProvider>
          <BrowserRouter>
            <Door />
          </BrowserRouter>
        </NoticeProvider>
      </ErrorBoundary>
    </SessionProvider>
  </QueryClientProvider>
);
