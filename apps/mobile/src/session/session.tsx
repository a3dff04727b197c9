import { useQueryClient } from '@tanstack/react-query';
import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { callJson, onSignedOut } from '../api/client.ts';
import { Problem } from '../api/problem.ts';
import type { Me, Preferences } from '../api/types.ts';
import { LocaleContext } from '../i18n/words.tsx';
import { now } from '../platform/platform.ts';
import { applyLook, lookFrom, rememberedLook } from './look.ts';

/** Why somebody stands before the sign-in screen. */
export type Parting = 'none' | 'idle' | 'ended';

type State =
  | { readonly kind: 'asking' }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'out'; readonly parting: Parting }
  | {
      readonly kind: 'in';
      readonly me: Me;
      /** How far the bank's clock is ahead of the phone's. */
      readonly aheadMs: number;
    };

type Session = {
  readonly state: State;
  readonly look: Preferences;
  /** Asks the bank who is signed in. */
  readonly refresh: () => Promise<void>;
  readonly signIn: (username: string, password: string) => Promise<void>;
  readonly signOut: (parting: Parting) => Promise<void>;
  /** Changes the look at once and keeps it with the customer; undone when the bank could not keep it. */
  readonly changeLook: (change: Partial<Preferences>) => Promise<boolean>;
};

const SessionContext = createContext<Session | undefined>(undefined);

/** The session of the app; only inside `SessionProvider`. */
export const useSession = (): Session => {
  const session = useContext(SessionContext);
  if (session === undefined) throw new Error('useSession outside of SessionProvider');
  return session;
};

/** The signed-in customer; only on screens behind sign-in. */
export const useMe = (): Me => {
  const { state } = useSession();
  if (state.kind !== 'in') throw new Error('useMe before sign-in');
  return state.me;
};

/** Reads the bank's clock: greetings, days and expiry follow it, however the phone's own clock stands. */
export const useBankClock = (): (() => Date) => {
  const { state } = useSession();
  const aheadMs = state.kind === 'in' ? state.aheadMs : 0;
  return useCallback(() => new Date(now().getTime() + aheadMs), [aheadMs]);
};

const askWho = async (): Promise<State> => {
  try {
    const me = await callJson<Me>('/api/me');
    const told = Date.parse(me.now);
    return { kind: 'in', me, aheadMs: Number.isNaN(told) ? 0 : told - now().getTime() };
  } catch (fault) {
    if (fault instanceof Problem && fault.status < 500) return { kind: 'out', parting: 'none' };
    return { kind: 'unreachable' };
  }
};

const useSessionState = () => {
  const [state, setState] = useState<State>({ kind: 'asking' });
  const [look, setLook] = useState<Preferences>(rememberedLook);
  const queries = useQueryClient();

  const show = useCallback((next: Preferences) => {
    applyLook(next);
    setLook(next);
  }, []);

  const refresh = useCallback(async () => {
    const answer = await askWho();
    if (answer.kind === 'in') show(lookFrom(answer.me.preferences));
    setState(answer);
  }, [show]);

  const leave = useCallback(
    (parting: Parting) => {
      queries.clear();
      setState({ kind: 'out', parting });
    },
    [queries],
  );

  return { state, look, show, refresh, leave };
};

/** Holds who is signed in and how the app looks, and forgets everything personal at sign-out. */
export const SessionProvider = ({ children }: { readonly children: ReactNode }) => {
  const { state, look, show, refresh, leave } = useSessionState();
  const signedIn = state.kind === 'in';

  useEffect(() => {
    applyLook(rememberedLook());
    void refresh();
  }, [refresh]);

  useEffect(() => onSignedOut(() => (signedIn ? leave('ended') : undefined)), [leave, signedIn]);

  const session = useMemo<Session>(
    () => ({
      state,
      look,
      refresh,
      signIn: async (username, password) => {
        await callJson('/api/auth/login', { method: 'POST', body: { username, password } });
        await refresh();
      },
      signOut: async (parting) => {
        await callJson('/api/auth/logout', { method: 'POST', body: {} }).catch(() => undefined);
        leave(parting);
      },
      changeLook: async (change) => {
        show({ ...look, ...change });
        if (!signedIn) return true;
        try {
          await callJson('/api/me/preferences', { method: 'PUT', body: change });
          return true;
        } catch {
          show(look);
          return false;
        }
      },
    }),
    [state, look, refresh, leave, show, signedIn],
  );

  return (
    <SessionContext value={session}>
      <LocaleContext value={look.locale}>{children}</LocaleContext>
    </SessionContext>
  );
};
