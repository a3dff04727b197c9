import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { prefersLessMotion } from '../platform/platform.ts';
import type { Thread } from './thread.ts';

const lastTurn = (scroll: HTMLElement): HTMLElement | undefined =>
  [...scroll.querySelectorAll<HTMLElement>('[data-turn]')].at(-1);

const putAtTop = (scroll: HTMLElement, turn: HTMLElement, smoothly: boolean): void => {
  const top = scroll.scrollTop + turn.getBoundingClientRect().top - scroll.getBoundingClientRect().top;
  scroll.scrollTo({ top, behavior: smoothly && !prefersLessMotion() ? 'smooth' : 'instant' });
};

/**
 * Keeps the place where the customer reads. A new turn is put at the top with a screen of room under it, so that the
 * answer streams into empty space and never moves what is already read; after that only the customer scrolls.
 */
export const useReadingPlace = (scroll: RefObject<HTMLDivElement | null>, thread: Thread) => {
  const [away, setAway] = useState(false);
  const newest = thread.messages.findLast(({ id }) => !id.endsWith('-answer'))?.id;
  const seen = useRef<string | undefined>(undefined);
  const ready = thread.history !== 'loading';

  useLayoutEffect(() => {
    const box = scroll.current;
    if (box === null || !ready) return;
    const turn = lastTurn(box);
    if (turn === undefined) return;
    const first = seen.current === undefined;
    if (!first && seen.current === newest) return;
    seen.current = newest ?? 'none';
    for (const other of box.querySelectorAll('[data-live]')) other.removeAttribute('data-live');
    box.style.setProperty('--reading-room', `${box.clientHeight - 24}px`);
    turn.dataset['live'] = '';
    putAtTop(box, turn, !first);
  }, [scroll, newest, ready]);

  useEffect(() => {
    const box = scroll.current;
    const end = box?.querySelector('[data-end]');
    if (box === null || end === undefined || end === null) return undefined;
    const look = () => {
      const turn = lastTurn(box);
      setAway(
        turn !== undefined && turn.getBoundingClientRect().top > box.getBoundingClientRect().bottom - 40,
      );
    };
    box.addEventListener('scroll', look, { passive: true });
    return () => box.removeEventListener('scroll', look);
  }, [scroll]);

  const toLatest = useCallback(() => {
    const turn = scroll.current === null ? undefined : lastTurn(scroll.current);
    if (scroll.current !== null && turn !== undefined) putAtTop(scroll.current, turn, true);
  }, [scroll]);

  return { away, toLatest };
};
