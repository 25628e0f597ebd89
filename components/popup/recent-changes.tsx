import { targetOfEntry } from '@/lib/audit-log/target-of-entry';
import type { PopupModel } from '@/lib/panel/popup-model';
import { POPUP_TEXT } from '@/lib/text/popup';
import { EmptyState } from '../ui/empty-state';
import { RecentChange } from './recent-change';
import styles from './recent-changes.module.css';

export function RecentChanges({ model }: { readonly model: PopupModel }) {
  const recent = model.recent.value ?? [];
  const unseen = model.unseen.value;
  const more = unseen - recent.filter((change) => change.unseen).length;
  const checkedAt = model.feed.sourceState.value?.record.lastSuccessAt;
  // Ages move on with the clock.
  void model.now.value;
  const times = model.times.value;
  if (recent.length === 0) {
    return (
      <EmptyState icon="lens" title={POPUP_TEXT.emptyTitle}>
        {POPUP_TEXT.emptyText}
      </EmptyState>
    );
  }
  return (
    <>
      <p class={styles.summary}>
        <span role="status" class={unseen > 0 ? styles.new : undefined}>
          {unseen > 0 ? POPUP_TEXT.newCount(unseen) : POPUP_TEXT.nothingNew}
        </span>
        {checkedAt !== undefined && (
          <span class={styles.checked} title={times.exact(checkedAt)}>
            {POPUP_TEXT.checked(times.relative(checkedAt))}
          </span>
        )}
      </p>
      <ul class={styles.list} aria-label={POPUP_TEXT.list}>
        {recent.map(({ entry, unseen: isNew }) => (
          <RecentChange
            key={entry.uuid}
            entry={entry}
            unseen={isNew}
            targetName={model.names.nameOf(targetOfEntry(entry, model.events.value))}
            events={model.events.value}
            times={times}
            onOpen={() => model.detail.open(entry)}
          />
        ))}
      </ul>
      {more > 0 && <p class={styles.more}>{POPUP_TEXT.moreNew(more)}</p>}
    </>
  );
}
