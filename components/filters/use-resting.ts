import { useEffect, useState } from 'preact/hooks';

/** Long enough that nobody is told in the middle of a word: ms. */
const RESTS_AFTER = 600;

/** The value once the text has not changed for a moment; `undefined` while it does. */
export function useResting<Value>(value: Value, text: string): Value | undefined {
  const [resting, setResting] = useState<string | undefined>(undefined);
  useEffect(() => {
    const timer = setTimeout(() => setResting(text), RESTS_AFTER);
    return () => clearTimeout(timer);
  }, [text]);
  return resting === text ? value : undefined;
}
