import type { Times } from '@/lib/text/times';

interface MomentProps {
  /** ms since the epoch. */
  readonly ms: number;
  readonly times: Times;
  readonly show: 'time' | 'relative' | 'exact' | 'short';
}

/** A moment in one form, with the exact one and its time zone on hover. */
export function Moment({ ms, times, show }: MomentProps) {
  return (
    <time dateTime={times.iso(ms)} title={times.exact(ms)}>
      {times[show](ms)}
    </time>
  );
}
