import { useSignalEffect } from '@preact/signals';
import type { ConnectModel } from '@/lib/panel/connect/connect-model';
import type { ConnectRemovalModel } from '@/lib/panel/connect/connect-removal-model';
import type { SettingsDiagnosticsModel } from '@/lib/panel/settings/settings-diagnostics';
import type { SettingsModel } from '@/lib/panel/settings/settings-model';
import type { SettingsStorageModel } from '@/lib/panel/settings/settings-storage-model';
import { applyTheme } from '@/lib/panel/settings/settings-theme';
import { chosenTimeZone } from '@/lib/panel/settings/settings-time-zone';
import { createTimes } from '@/lib/text/times';
import type { Clock } from '@/lib/time';
import { OptionsPage } from './options-page';

interface OptionsAppProps {
  readonly connect: ConnectModel;
  readonly removal: ConnectRemovalModel;
  readonly settings: SettingsModel;
  /** Not `storage`: WXT would import its own storage library for that name, though its auto-imports are off. */
  readonly storageModel: SettingsStorageModel;
  readonly diagnostics: SettingsDiagnosticsModel;
  readonly now: Clock;
  readonly onReload: () => void;
}

/** The page as the settings say: in their colours, with their times. */
export function OptionsApp({ connect, removal, settings, storageModel, diagnostics, now, onReload }: OptionsAppProps) {
  useSignalEffect(() => applyTheme(document.documentElement, settings.settings.value.theme));
  useSignalEffect(() => {
    // What is stored changes with the connections, with where it can be kept, and once a removal is through.
    void connect.memoryOnly.value;
    if (connect.connections.value === undefined || removal.removal.value.phase === 'removing') return;
    void storageModel.readUsage();
  });
  const connections = Object.values(connect.connections.value ?? {});
  const profile = connections.find(({ person }) => person?.timeZone !== undefined);
  const timeZone = chosenTimeZone(settings.settings.value, profile);
  return (
    <OptionsPage
      connect={connect}
      removal={removal}
      settings={settings}
      storageModel={storageModel}
      diagnostics={diagnostics}
      times={createTimes({ timeZone, now })}
      now={now}
      browserZone={new Intl.DateTimeFormat('en').resolvedOptions().timeZone}
      makeZone={profile?.person?.timeZone}
      onReload={onReload}
    />
  );
}
