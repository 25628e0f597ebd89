import type { SettingsStorageModel } from '@/lib/panel/settings/settings-storage-model';
import { failureText } from '@/lib/text/failures';
import { STORAGE_TEXT } from '@/lib/text/settings';
import type { Times } from '@/lib/text/times';
import type { Clock } from '@/lib/time';
import { SlowNote } from '../status/slow-note';
import { Button } from '../ui/button';
import { Notice } from '../ui/notice';
import { Section } from '../ui/section';
import { DeleteEverything } from './delete-everything';
import styles from './storage-section.module.css';
import { UsageTable } from './usage-table';

interface StorageSectionProps {
  readonly model: SettingsStorageModel;
  readonly times: Times;
  readonly now: Clock;
  /** Offered where counting takes too long; absent where that is told elsewhere. */
  readonly onReload: (() => void) | undefined;
}

export function StorageSection({ model, times, now, onReload }: StorageSectionProps) {
  return (
    <Section id="storage" heading={STORAGE_TEXT.heading}>
      <Usage model={model} times={times} now={now} onReload={onReload} />
      <p class={styles.rest}>{STORAGE_TEXT.rest}</p>
      <DeleteEverything model={model} />
    </Section>
  );
}

function Usage({ model, times, now, onReload }: StorageSectionProps) {
  const usage = model.usage.value;
  switch (usage.phase) {
    case 'loading':
      return (
        <>
          <p role="status">{STORAGE_TEXT.loading}</p>
          {onReload !== undefined && (
            <div class={styles.slow}>
              <SlowNote onReload={onReload} />
            </div>
          )}
        </>
      );
    case 'failed': {
      const { title, explanation, action } = failureText(usage.failure, now());
      const retry = action?.kind === 'retry' && (
        <Button size="small" onClick={() => void model.readUsage()}>
          {action.label}
        </Button>
      );
      return (
        <Notice tone="danger" title={title} action={retry}>
          {explanation}
        </Notice>
      );
    }
    case 'ready':
      if (usage.usage.organizations.length === 0) return <p>{STORAGE_TEXT.empty}</p>;
      return <UsageTable organizations={usage.usage.organizations} times={times} />;
  }
}
