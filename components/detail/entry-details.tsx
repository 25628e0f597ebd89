import { useState } from 'preact/hooks';
import type { AuditLogEntry } from '@/lib/audit-log/entry';
import type { DetailState } from '@/lib/panel/detail/detail-model';
import { childCount, prettyJson } from '@/lib/panel/detail/detail-tree';
import { DETAIL_TEXT } from '@/lib/text/detail';
import type { FailureActionKind } from '@/lib/text/failure-text';
import { FailureMessage } from '../status/failure-message';
import { CopyButton } from '../ui/copy-button';
import { Segments } from '../ui/segments';
import { Spinner } from '../ui/spinner';
import styles from './entry-details.module.css';
import { JsonText } from './json-text';
import { JsonTree } from './json-tree';

interface EntryDetailsProps {
  readonly entry: AuditLogEntry;
  readonly state: DetailState;
  /** ms since the epoch. */
  readonly now: number;
  /** Where they could not be had. */
  readonly onAction: (kind: FailureActionKind) => void;
  readonly onCopy: (text: string) => Promise<boolean>;
}

/** What only the detail endpoint tells: as a tree, or all of the entry as JSON. */
export function EntryDetails({ entry, state, now, onAction, onCopy }: EntryDetailsProps) {
  const [view, setView] = useState<'tree' | 'json'>('tree');
  const details = state.status === 'ready' ? state.detail.details : undefined;
  const all = state.status === 'ready' ? { ...state.detail.entry.raw, details: state.detail.details } : entry.raw;
  return (
    <section class={styles.section} aria-label={DETAIL_TEXT.details}>
      <div class={styles.head}>
        <h3 class={styles.title}>{DETAIL_TEXT.details}</h3>
        <Segments
          label={DETAIL_TEXT.view}
          value={view}
          options={[
            { value: 'tree', label: DETAIL_TEXT.tree },
            { value: 'json', label: DETAIL_TEXT.json },
          ]}
          onChange={setView}
        />
        <CopyButton size="medium" label={DETAIL_TEXT.copyEntry} text={() => prettyJson(all) ?? ''} onCopy={onCopy} />
      </div>
      {state.status === 'loading' && (
        <p class={styles.note} role="status">
          <Spinner />
          {DETAIL_TEXT.loading}
        </p>
      )}
      {state.status === 'failed' && <FailureMessage failure={state.failure} now={now} onAction={onAction} />}
      {view === 'json' ? (
        <JsonText value={all} label={DETAIL_TEXT.json} />
      ) : (
        details !== undefined &&
        (childCount(details) === 0 ? (
          <p class={styles.note}>{DETAIL_TEXT.noDetails}</p>
        ) : (
          <JsonTree value={details} path="details" onCopy={onCopy} />
        ))
      )}
    </section>
  );
}
