import { lazy, Suspense } from 'react';
import { Navigate, Route, Routes } from 'react-router';
import { ConversationScreen } from '../conversation/conversation-screen.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { OfflineBanner } from './offline-banner.tsx';
import { Page } from './page.tsx';
import { TabBar } from './tab-bar.tsx';
import styles from './shell.module.css';

const Home = lazy(() => import('../screens/home.tsx'));
const Wealth = lazy(() => import('../screens/wealth.tsx'));
const Mine = lazy(() => import('../screens/mine.tsx'));
const AccountPage = lazy(() => import('../screens/account.tsx'));
const Functions = lazy(() => import('../functions/functions.tsx'));
const FunctionPage = lazy(() => import('../functions/function-page.tsx'));
const Inbox = lazy(() => import('../inbox/inbox.tsx'));
const Guardian = lazy(() => import('../guardian/guardian.tsx'));
const Desk = lazy(() => import('../desk/desk.tsx'));
const CardPin = lazy(() => import('../card-pin/card-pin.tsx'));
const Scan = lazy(() => import('../scan/scan.tsx'));
const Password = lazy(() => import('../settings/password.tsx'));
const NotFound = lazy(() => import('../screens/not-found.tsx'));

const Coming = () => (
  <Page>
    <Skeleton headline lines={5} />
  </Page>
);

/** The signed-in app: the screen, and the tabs under it (beside it where there is room). */
export const Shell = () => (
  <div className={styles.shell}>
    <TabBar />
    <div className={styles.stage}>
      <OfflineBanner />
      <Suspense fallback={<Coming />}>
        <Routes>
          <Route path="/" element={<ConversationScreen />} />
          <Route path="/home" element={<Home />} />
          <Route path="/wealth" element={<Wealth />} />
          <Route path="/mine" element={<Mine />} />
          <Route path="/accounts" element={<Navigate to="/home" replace />} />
          <Route path="/accounts/:id" element={<AccountPage />} />
          <Route path="/pay" element={<Desk />} />
          <Route path="/scan" element={<Scan />} />
          <Route path="/cards/:id/pin" element={<CardPin />} />
          <Route path="/settings/password" element={<Password />} />
          <Route path="/inbox" element={<Inbox />} />
          <Route path="/guardian" element={<Guardian />} />
          <Route path="/functions" element={<Functions />} />
          <Route path="/functions/:id" element={<FunctionPage />} />
          <Route path="*" element={<NotFound />} />
        </Routes>
      </Suspense>
    </div>
  </div>
);
