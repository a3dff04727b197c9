import { Mic } from 'lucide-react';
import { useRef, useState, type PointerEvent } from 'react';
import { useWords } from '../i18n/words.tsx';
import { listen, type Listening } from './speech.ts';
import styles from './talk-key.module.css';

type State = 'idle' | 'listening' | 'leaving';

const slideAwayPx = 90;

const useTalking = (said: (text: string) => void) => {
  const { locale, t } = useWords();
  const [state, setState] = useState<State>('idle');
  const [text, setText] = useState('');
  const [note, setNote] = useState('');
  const current = useRef<Listening | undefined>(undefined);

  const begin = () => {
    setText('');
    setNote('');
    setState('listening');
    let refused = false;
    current.current = listen(locale, {
      heard: setText,
      refused: (why) => {
        refused = true;
        setNote(why === 'microphone' ? t.talk.micBlocked : t.talk.heardNothing);
      },
      ended: (whole) => {
        setState('idle');
        if (whole !== '') said(whole);
        else if (!refused) setNote(t.talk.heardNothing);
      },
    });
  };
  const end = (cancelled: boolean) => {
    if (cancelled) {
      current.current?.abort();
      setState('idle');
    } else current.current?.stop();
  };
  return { state, setState, text, note, begin, end };
};

/** Hold to talk, slide away to cancel; by keyboard one press begins and the next one sends. */
export const TalkKey = ({
  said,
  wide,
}: {
  readonly said: (text: string) => void;
  readonly wide: boolean;
}) => {
  const { t } = useWords();
  const { state, setState, text, note, begin, end } = useTalking(said);
  const from = useRef(0);
  const active = state !== 'idle';

  const move = (event: PointerEvent) => {
    if (active) setState(from.current - event.clientY > slideAwayPx ? 'leaving' : 'listening');
  };
  return (
    <>
      <button
        type="button"
        className={`${styles.key} ${wide ? styles.wide : ''}`}
        aria-label={t.talk.hold}
        aria-pressed={active}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          from.current = event.clientY;
          begin();
        }}
        onPointerMove={move}
        onPointerUp={() => end(state === 'leaving')}
        onPointerCancel={() => end(true)}
        onContextMenu={(event) => event.preventDefault()}
        onClick={(event) => {
          if (event.detail !== 0) return;
          if (active) end(false);
          else begin();
        }}
      >
        <Mic size={wide ? 28 : 22} aria-hidden="true" />
        {wide ? t.talk.hold : null}
      </button>
      <div role="status">
        {active ? (
          <div className={`${styles.panel} ${state === 'leaving' ? styles.leaving : ''}`}>
            <p className={styles.heard}>{text === '' ? '…' : text}</p>
            <p>{state === 'leaving' ? t.talk.letGo : t.talk.holding}</p>
          </div>
        ) : note === '' ? null : (
          <p className={styles.note}>{note}</p>
        )}
      </div>
    </>
  );
};
