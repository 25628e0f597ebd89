import type { ExportState } from '@/lib/panel/export/export-state';
import { leftText } from '@/lib/text/backfill';
import { EXPORT_TEXT } from '@/lib/text/export';
import { failureTitle } from '@/lib/text/failure-titles';
import { failureText } from '@/lib/text/failures';
import { goesOnText } from '@/lib/text/wait-text';
import { Progress } from '../ui/progress';
import { Untrusted } from '../ui/untrusted';
import styles from './export-dialog.module.css';

interface ExportStatusProps {
  readonly state: ExportState;
  /** ms since the epoch. */
  readonly now: number;
}

/** What it is at, or how it ended. Told when it changes; the numbers, which change all the time, are not. */
export function ExportPhase({ state }: Pick<ExportStatusProps, 'state'>) {
  return (
    <p role="status" class={styles.phase} data-tone={toneOf(state)}>
      {titleOf(state)}
    </p>
  );
}

/** How far it is, and what keeps it. */
export function ExportProgress({ state, now }: ExportStatusProps) {
  const share = shareOf(state);
  return (
    <>
      {share !== undefined && <Progress label={EXPORT_TEXT.title} value={share} />}
      {factsOf(state, now).map((fact) => (
        <p key={fact} class={styles.note}>
          <Untrusted value={fact} limit={600} />
        </p>
      ))}
    </>
  );
}

function titleOf(state: ExportState): string | undefined {
  switch (state.status) {
    case 'choosing':
      return undefined;
    case 'fetching':
      return state.wait === undefined ? EXPORT_TEXT.fetching : EXPORT_TEXT.waiting;
    case 'stuck':
      return EXPORT_TEXT.stuck;
    case 'writing':
      return EXPORT_TEXT.writing;
    case 'saved':
      return EXPORT_TEXT.saved(state.name, state.entries);
    case 'cancelled':
      return EXPORT_TEXT.cancelled;
    case 'deleted':
      return EXPORT_TEXT.deleted;
    case 'failed':
      return state.reason === 'no-room' ? EXPORT_TEXT.noRoom : EXPORT_TEXT.failed;
  }
}

function factsOf(state: ExportState, now: number): readonly string[] {
  switch (state.status) {
    case 'fetching': {
      const { done, of, requests, leftMs, wait } = state;
      const amount = [EXPORT_TEXT.fetched(done, of), leftText(leftMs), EXPORT_TEXT.requests(requests)].join(' · ');
      if (wait === undefined) return [amount, EXPORT_TEXT.keepOpen];
      return [amount, `${failureTitle(wait.failure)}. ${goesOnText(wait.until, now)}`];
    }
    case 'stuck': {
      const { title, explanation } = failureText(state.failure, now);
      return [EXPORT_TEXT.fetched(state.done, state.of), `${title}. ${explanation}`];
    }
    case 'writing':
      return [EXPORT_TEXT.written(state.entries, state.of)];
    case 'saved':
      return state.withoutDetails === 0 ? [] : [EXPORT_TEXT.savedWithout(state.withoutDetails)];
    case 'cancelled':
      return state.fetched === 0 ? [] : [EXPORT_TEXT.fetchedStays(state.fetched)];
    default:
      return [];
  }
}

function shareOf(state: ExportState): number | undefined {
  if (state.status === 'writing') return state.entries / state.of;
  if (state.status === 'fetching' || state.status === 'stuck') return state.of === 0 ? 0 : state.done / state.of;
  return undefined;
}

function toneOf({ status }: ExportState): 'good' | 'bad' | undefined {
  if (status === 'saved') return 'good';
  return status === 'failed' || status === 'stuck' || status === 'deleted' ? 'bad' : undefined;
}
