import { CloudOff, LockKeyhole } from 'lucide-react';
import { Problem } from '../api/problem.ts';
import { useWords } from '../i18n/words.tsx';
import { Button } from '../ui/button.tsx';
import { StateView } from '../ui/state-view.tsx';

/** What stands where something could not be had: refused, or not reached, with the way on. */
export const Fault = ({ fault, retry }: { readonly fault: Error; readonly retry: () => void }) => {
  const { t } = useWords();
  if (fault instanceof Problem && fault.status === 403) {
    return (
      <StateView icon={LockKeyhole} title={t.state.deniedTitle} about={fault.detail ?? t.state.denied} />
    );
  }
  const about =
    fault instanceof Problem && fault.status < 500 ? (fault.detail ?? t.state.error) : t.state.error;
  return (
    <StateView icon={CloudOff} tone="attention" title={t.state.errorTitle} about={about}>
      <Button onClick={retry}>{t.state.retry}</Button>
    </StateView>
  );
};
