import { useQueryClient } from '@tanstack/react-query';
import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useReducer,
  useRef,
  type Dispatch,
  type ReactNode,
  type RefObject,
} from 'react';
import { useNavigate } from 'react-router';
import { ask } from '../api/assistant.ts';
import { callJson } from '../api/client.ts';
import { Problem } from '../api/problem.ts';
import type { StoredConversation, Told } from '../api/types.ts';
import { useWords } from '../i18n/words.tsx';
import { newKey } from '../platform/platform.ts';
import { useBankClock, useSession } from '../session/session.tsx';
import { fallSilent } from '../platform/voice.ts';
import { pageIn, settingsIn } from './settings-in.ts';
import {
  emptyThread,
  isBusy,
  reduceThread,
  type Message,
  type Settled,
  type Thread,
  type ThreadEvent,
} from './thread.ts';
import { useReadAloud } from './use-read-aloud.ts';

type Conversation = {
  readonly thread: Thread;
  /** Says something to the bank; ignored while an answer is on its way. */
  readonly say: (text: string, action?: string) => void;
  /** Sends a failed message again. */
  readonly sayAgain: (failed: Message) => void;
  /** Withdraws a proposal. */
  readonly cancel: (proposal: string) => Promise<void>;
  /** Shows what the bank says outside the stream of an answer. */
  readonly told: (words: Told) => void;
  /** Notes how a proposal ended; its card then says so. */
  readonly settled: (proposal: string, how: Settled) => void;
};

const ConversationContext = createContext<Conversation | undefined>(undefined);

/** The one conversation of the signed-in customer. */
export const useConversation = (): Conversation => {
  const conversation = useContext(ConversationContext);
  if (conversation === undefined) throw new Error('useConversation outside of ConversationProvider');
  return conversation;
};

const useHistory = (send: Dispatch<ThreadEvent>): void => {
  useEffect(() => {
    let gone = false;
    callJson<StoredConversation>('/api/assistant/conversations/current')
      .then((stored) => {
        if (gone) return;
        send({ kind: 'restored', conversation: stored.conversation ?? undefined, messages: stored.messages });
      })
      .catch((fault: unknown) => {
        if (gone) return;
        const none = fault instanceof Problem && fault.status === 404;
        send(none ? { kind: 'restored', conversation: undefined, messages: [] } : { kind: 'history-failed' });
      });
    return () => {
      gone = true;
    };
  }, [send]);
};

type Aloud = ReturnType<typeof useReadAloud>;

const useSay = (thread: RefObject<Thread>, send: Dispatch<ThreadEvent>, aloud: Aloud) => {
  const navigate = useNavigate();
  const { t } = useWords();
  const { changeLook } = useSession();
  const queries = useQueryClient();
  const clock = useBankClock();

  return useCallback(
    async (text: string, action?: string) => {
      const said = text.trim();
      if (said === '' || isBusy(thread.current)) return;
      fallSilent();
      const id = newKey();
      const rest = action === undefined ? {} : { action };
      send({ kind: 'asked', id, at: clock().toISOString(), text: said, ...rest });
      const known = thread.current.conversation;
      const question = { text: said, ...rest, ...(known === undefined ? {} : { conversation: known }) };
      let begun = false;
      try {
        const reply = await ask(question, id, {
          delta: (delta) => {
            begun = true;
            send({ kind: 'delta', answerTo: id, delta });
          },
          cards: (cards) => send({ kind: 'cards', answerTo: id, cards }),
        });
        const { conversation, cards, suggestions } = reply;
        send({ kind: 'replied', answerTo: id, conversation, text: reply.text, cards, suggestions });
        const change = settingsIn(cards);
        if (change !== undefined) void changeLook(change);
        aloud(reply.text, change?.readAloud);
        const page = pageIn(cards);
        if (page !== undefined) void navigate(page);
        void queries.invalidateQueries();
      } catch (fault) {
        const words = fault instanceof Problem ? fault.detail : begun ? t.talk.broken : undefined;
        send({ kind: 'failed', answerTo: id, text: words ?? t.talk.failed });
      }
    },
    [thread, send, aloud, changeLook, navigate, queries, t, clock],
  );
};

/** Keeps the conversation alive while the customer walks between the tabs. */
export const ConversationProvider = ({ children }: { readonly children: ReactNode }) => {
  const [thread, send] = useReducer(reduceThread, emptyThread);
  const latest = useRef(thread);
  const queries = useQueryClient();
  const clock = useBankClock();
  useEffect(() => {
    latest.current = thread;
  }, [thread]);
  useHistory(send);
  const aloud = useReadAloud();
  const say = useSay(latest, send, aloud);

  const told = useCallback(
    ({ text = '', cards = [], suggestions = [] }: Told) => {
      send({ kind: 'told', id: newKey(), at: clock().toISOString(), text, cards, suggestions });
      aloud(text);
      void queries.invalidateQueries();
    },
    [aloud, clock, queries],
  );

  const conversation = useMemo<Conversation>(
    () => ({
      thread,
      told,
      say: (text, action) => void say(text, action),
      sayAgain: ({ id, sent }) => {
        if (sent === undefined) return;
        send({ kind: 'forgotten', answerTo: id.replace(/-answer$/u, '') });
        void say(sent.text, sent.action);
      },
      cancel: async (proposal) => {
        await callJson(`/api/proposals/${encodeURIComponent(proposal)}/cancel`, {
          method: 'POST',
          body: {},
          idempotencyKey: `cancel-${proposal}`,
        });
        send({ kind: 'settled', proposal, how: 'cancelled' });
      },
      settled: (proposal, how) => send({ kind: 'settled', proposal, how }),
    }),
    [thread, say, told],
  );

  return <ConversationContext value={conversation}>{children}</ConversationContext>;
};
