import { KeyRound } from 'lucide-react';
import { useEffect, useReducer, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { callJson } from '../api/client.ts';
import { Problem } from '../api/problem.ts';
import { PinPad } from '../confirm/pin-pad.tsx';
import { typeset } from '../i18n/typeset.ts';
import { useWords } from '../i18n/words.tsx';
import { Page } from '../shell/page.tsx';
import { Button } from '../ui/button.tsx';
import { StateView } from '../ui/state-view.tsx';
import { noPinYet, reduceNewPin } from './new-pin.ts';
import styles from './card-pin.module.css';

/** Where a card's new PIN is typed, twice, under the permit that a confirmation gave. The conversation never sees it. */
const CardPin = () => {
  const { t } = useWords();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const permit = search.get('permit') ?? '';
  const [state, press] = useReducer(reduceNewPin, noPinYet);
  const [fault, setFault] = useState<string>();
  const sent = state.pin.state === 'sending' ? state.pin.digits : undefined;

  useEffect(() => {
    if (sent === undefined) return;
    callJson('/api/cards/pin', { method: 'POST', body: { permit, pin: sent } }).then(
      () => press({ kind: 'set' }),
      (problem: unknown) => {
        setFault(problem instanceof Problem ? problem.detail : t.state.error);
        press({ kind: 'refused' });
      },
    );
  }, [sent, permit, t]);

  if (state.stage === 'done') {
    return (
      <Page title={t.cardPin.title} back>
        <StateView icon={KeyRound} title={t.cardPin.done} about={t.cardPin.doneAbout}>
          <Button kind="main" onClick={() => void navigate('/')}>
            {t.cardPin.back}
          </Button>
        </StateView>
      </Page>
    );
  }
  const said = state.differs ? t.cardPin.differs : state.pin.state === 'wrong' ? fault : undefined;
  return (
    <Page title={t.cardPin.title} back>
      <p className={styles.prompt}>{state.stage === 'first' ? t.cardPin.first : t.cardPin.again}</p>
      <p className={styles.fault} role="alert">
        {said === undefined ? '' : typeset(said)}
      </p>
      <PinPad pin={state.pin} press={press} />
      <p className={styles.safe}>{t.cardPin.safe}</p>
    </Page>
  );
};

export default CardPin;
