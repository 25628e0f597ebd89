import { useEffect } from 'preact/hooks';

const SIGNS = ['pointermove', 'pointerdown', 'wheel', 'keydown', 'focusin'] as const;

/** Calls back at every sign that somebody is at the page: many times a second, when a pointer moves. */
export function useAttention(onSign: () => void): void {
  useEffect(() => {
    const gone = new AbortController();
    const { signal } = gone;
    for (const sign of SIGNS) document.addEventListener(sign, onSign, { passive: true, capture: true, signal });
    return () => gone.abort();
  }, [onSign]);
}
