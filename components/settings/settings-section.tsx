import type { SettingsModel } from '@/lib/panel/settings/settings-model';
import {
  BACKFILL_OPTIONS,
  KEEP_ENTRIES_OPTIONS,
  KEEP_MONTHS_OPTIONS,
  POLL_OPTIONS,
  SETTINGS_TEXT,
  THEME_OPTIONS,
  timeZoneOptions,
} from '@/lib/text/settings';
import { Checkbox } from '../ui/checkbox';
import { Notice } from '../ui/notice';
import { Section } from '../ui/section';
import { Select } from '../ui/select';
import styles from './settings-section.module.css';

interface SettingsSectionProps {
  readonly model: SettingsModel;
  /** IANA names. */
  readonly browserZone: string;
  readonly makeZone: string | undefined;
}

export function SettingsSection({ model, browserZone, makeZone }: SettingsSectionProps) {
  const settings = model.settings.value;
  return (
    <Section id="settings" heading={SETTINGS_TEXT.heading}>
      {model.unsaved.value && <Notice urgent tone="danger" title={SETTINGS_TEXT.unsaved} />}
      <div class={styles.fields}>
        <Select
          label={SETTINGS_TEXT.pollMinutes}
          hint={SETTINGS_TEXT.pollHint}
          value={settings.pollMinutes}
          options={POLL_OPTIONS}
          onChange={(pollMinutes) => void model.change({ pollMinutes })}
        />
        <Select
          label={SETTINGS_TEXT.backfill}
          hint={SETTINGS_TEXT.backfillHint}
          value={settings.backfill}
          options={BACKFILL_OPTIONS}
          onChange={(backfill) => void model.change({ backfill })}
        />
        <Select
          label={SETTINGS_TEXT.keepMonths}
          hint={SETTINGS_TEXT.keepMonthsHint}
          value={settings.keepMonths}
          options={KEEP_MONTHS_OPTIONS}
          onChange={(keepMonths) => void model.change({ keepMonths })}
        />
        <Select
          label={SETTINGS_TEXT.keepEntries}
          hint={SETTINGS_TEXT.keepEntriesHint}
          value={settings.keepEntries}
          options={KEEP_ENTRIES_OPTIONS}
          onChange={(keepEntries) => void model.change({ keepEntries })}
        />
        <Select
          label={SETTINGS_TEXT.timeZone}
          hint={SETTINGS_TEXT.timeZoneHint}
          value={settings.timeZone}
          options={timeZoneOptions(browserZone, makeZone)}
          onChange={(timeZone) => void model.change({ timeZone })}
        />
        <Select
          label={SETTINGS_TEXT.theme}
          value={settings.theme}
          options={THEME_OPTIONS}
          onChange={(theme) => void model.change({ theme })}
        />
        <Checkbox
          label={SETTINGS_TEXT.badge}
          hint={SETTINGS_TEXT.badgeHint}
          checked={settings.badge}
          onChange={(badge) => void model.change({ badge })}
        />
        <Checkbox
          label={SETTINGS_TEXT.shortcuts}
          hint={SETTINGS_TEXT.shortcutsHint}
          checked={settings.shortcuts}
          onChange={(shortcuts) => void model.change({ shortcuts })}
        />
      </div>
    </Section>
  );
}
