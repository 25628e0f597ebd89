import { useEffect, useState } from 'preact/hooks';
import { type Clock, SECOND } from '@/lib/time';

/** Now, in ms since the epoch; while `ticking`, once a second anew. */
export function useNow(now: Clock, ticking: boolean): number {
  const [moment, setMoment] = useState(now);
  useEffect(() => {
    setMoment(now());
    if (!ticking) return;
    const timer = setInterval(() => setMoment(now()), SECOND);
    return () => clearInterval(timer);
  }, [now, ticking]);
  return moment;
}
