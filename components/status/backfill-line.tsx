import { useRef } from 'preact/hooks';
import type { FailureKind } from '@/lib/failure';
import type { BackfillModel, BackfillView } from '@/lib/panel/backfill-model';
import { BACKFILL_TEXT, leftText, readText } from '@/lib/text/backfill';
import type { FailureAction, FailureActionKind } from '@/lib/text/failure-text';
import { failureTitle } from '@/lib/text/failure-titles';
import { failureText } from '@/lib/text/failures';
import { goesOnText } from '@/lib/text/wait-text';
import { Button } from '../ui/button';
import { Progress } from '../ui/progress';
import { Untrusted } from '../ui/untrusted';
import { WorkLine } from '../ui/work-line';
import styles from './backfill-line.module.css';

interface BackfillLineProps {
  readonly model: BackfillModel;
  /** ms since the epoch. */
  readonly now: number;
  readonly onAction: (kind: FailureActionKind) => void;
}

interface Choice {
  readonly label: string;
  readonly onClick: () => void;
}

/** Of these it is said elsewhere that we keep trying: a back-fill that failed is tried again by the person only. */
const NOT_TRIED_AGAIN: ReadonlySet<FailureKind> = new Set(['server-error', 'network', 'timeout']);

/** Where the list is not the whole log: how to get the rest, how far that is, and what keeps it. */
export function BackfillLine({ model, now, onAction }: BackfillLineProps) {
  const first = useRef<HTMLButtonElement>(null);
  const view = model.view.value;
  const trouble = model.trouble.value;
  if (view === undefined) return undefined;
  const facts = [...factsOf(view, now), ...(trouble === undefined ? [] : [failureTitle(trouble)])];
  const isUnderWay = view.status === 'running' || view.status === 'paused' || view.status === 'waiting';
  const [main, ...rest] = choicesOf(view, model, onAction, now);
  return (
    <WorkLine
      label={BACKFILL_TEXT.name}
      // Told when it changes; the numbers, which change with every page, are not.
      title={<p role="status">{titleOf(view)}</p>}
      choices={
        <>
          {/* One button that changes what it does: whoever pressed it by keyboard stays on it. */}
          {main !== undefined && (
            <Button size="small" buttonRef={first} onClick={main.onClick}>
              {main.label}
            </Button>
          )}
          {rest.map(({ label, onClick }) => (
            <Button
              key={label}
              size="small"
              variant="quiet"
              onClick={() => {
                // It goes with what it ends.
                first.current?.focus();
                onClick();
              }}
            >
              {label}
            </Button>
          ))}
        </>
      }
    >
      {facts.length > 0 && (
        <p class={styles.facts}>
          {facts.map((fact) => (
            <span key={fact} class={styles.fact}>
              <Untrusted value={fact} limit={600} />
            </span>
          ))}
        </p>
      )}
      {isUnderWay && (
        <Progress
          label={BACKFILL_TEXT.progress}
          {...(view.share === undefined && view.status === 'running' ? {} : { value: view.share ?? 0 })}
        />
      )}
    </WorkLine>
  );
}

function titleOf(view: BackfillView): string {
  if (view.status !== 'done') return BACKFILL_TEXT[view.status];
  return view.reached === 'limit' ? BACKFILL_TEXT.limited : BACKFILL_TEXT.ended;
}

function factsOf(view: BackfillView, now: number): readonly string[] {
  switch (view.status) {
    case 'offered':
      return [];
    case 'running':
      return [readText(view.entries, view.total), ...(view.etaMs === undefined ? [] : [leftText(view.etaMs)])];
    case 'paused':
      return [readText(view.entries, view.total)];
    case 'waiting': {
      const { failure, until } = view;
      const cause = failure === undefined ? [] : [failureTitle(failure)];
      const end = until === undefined ? [] : [goesOnText(until, now)];
      return [readText(view.entries, view.total), ...cause, ...end];
    }
    case 'failed': {
      if (view.failure === undefined) return [BACKFILL_TEXT.kept];
      const { title, explanation } = failureText(view.failure, now);
      return [`${title}. ${NOT_TRIED_AGAIN.has(view.failure.kind) ? BACKFILL_TEXT.kept : explanation}`];
    }
    case 'done':
      return view.reached === 'end' ? [BACKFILL_TEXT.all(view.entries)] : [readText(view.entries, view.total)];
  }
}

function choicesOf(
  view: BackfillView,
  model: BackfillModel,
  onAction: (kind: FailureActionKind) => void,
  now: number,
): readonly Choice[] {
  const cancel = { label: BACKFILL_TEXT.cancel, onClick: model.cancel };
  const pause = { label: BACKFILL_TEXT.pause, onClick: model.pause };
  switch (view.status) {
    case 'offered':
      return [{ label: BACKFILL_TEXT.start, onClick: model.start }];
    case 'running':
      return [pause, cancel];
    case 'paused':
      return [{ label: BACKFILL_TEXT.resume, onClick: model.resume }, cancel];
    case 'waiting':
      return [...(view.until === undefined ? mending(view.failure, onAction, now) : []), pause, cancel];
    case 'failed':
      return [...mending(view.failure, onAction, now), { label: BACKFILL_TEXT.again, onClick: model.start }, cancel];
    case 'done':
      return [
        ...(view.reached === 'limit'
          ? [{ label: BACKFILL_TEXT.keepMore, onClick: () => onAction('open-settings') }]
          : []),
        { label: BACKFILL_TEXT.close, onClick: model.close },
      ];
  }
}

/** What the person can mend; trying again is a choice of its own. */
function mending(
  failure: Parameters<typeof failureText>[0] | undefined,
  onAction: (kind: FailureAction['kind']) => void,
  now: number,
): readonly Choice[] {
  const action = failure && failureText(failure, now).action;
  if (action === undefined || action.kind === 'retry') return [];
  return [{ label: action.label, onClick: () => onAction(action.kind) }];
}
