import { useEffect, useRef } from 'react';

/** Puts the focus on an element when it appears: for a step that replaces the one where the focus was. */
export const useFocusOnce = <T extends HTMLElement>() => {
  const element = useRef<T>(null);
  useEffect(() => element.current?.focus(), []);
  return element;
};
