import { RotateCcw } from 'lucide-react';
import { Component, type ReactNode } from 'react';
import { useWords } from '../i18n/words.tsx';
import { Button } from '../ui/button.tsx';
import { StateView } from '../ui/state-view.tsx';

const Broken = ({ reopen }: { readonly reopen: () => void }) => {
  const { t } = useWords();
  return (
    <main>
      <StateView
        heading="h1"
        icon={RotateCcw}
        title={t.state.crashTitle}
        about={t.state.crash}
        tone="attention"
      >
        <Button kind="main" onClick={reopen}>
          {t.state.reopen}
        </Button>
      </StateView>
    </main>
  );
};

type Props = { readonly children: ReactNode };

/** Stands between a broken screen and the rest of the app. */
export class ErrorBoundary extends Component<Props, { readonly broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    if (!this.state.broken) return this.props.children;
    return <Broken reopen={() => window.location.reload()} />;
  }
}
