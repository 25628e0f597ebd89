import { useRef } from 'preact/hooks';
import type { ConnectModel } from '@/lib/panel/connect/connect-model';
import type { ConnectRemovalModel } from '@/lib/panel/connect/connect-removal-model';
import type { SettingsDiagnosticsModel } from '@/lib/panel/settings/settings-diagnostics';
import type { SettingsModel } from '@/lib/panel/settings/settings-model';
import type { SettingsStorageModel } from '@/lib/panel/settings/settings-storage-model';
import { CONNECT_TEXT } from '@/lib/text/connect';
import { OPTIONS_TEXT } from '@/lib/text/settings';
import type { Times } from '@/lib/text/times';
import type { Clock } from '@/lib/time';
import { ConnectForm } from '../connect/connect-form';
import { ConnectResult } from '../connect/connect-result';
import { ConnectionList } from '../connect/connection-list';
import { TokenHelp } from '../connect/token-help';
import { SlowNote } from '../status/slow-note';
import { DiagnosticsSection } from './diagnostics-section';
import styles from './options-page.module.css';
import { PrivacySection } from './privacy-section';
import { SettingsSection } from './settings-section';
import { StorageSection } from './storage-section';

interface OptionsPageProps {
  readonly connect: ConnectModel;
  readonly removal: ConnectRemovalModel;
  readonly settings: SettingsModel;
  readonly storageModel: SettingsStorageModel;
  readonly diagnostics: SettingsDiagnosticsModel;
  readonly times: Times;
  readonly now: Clock;
  /** IANA names. */
  readonly browserZone: string;
  readonly makeZone: string | undefined;
  readonly onReload: () => void;
}

export function OptionsPage({
  connect,
  removal,
  settings,
  storageModel,
  diagnostics,
  times,
  now,
  browserZone,
  makeZone,
  onReload,
}: OptionsPageProps) {
  const tokenInput = useRef<HTMLInputElement>(null);
  const attempt = connect.attempt.value;
  const isKnown = connect.connections.value !== undefined;
  const report = attempt.phase === 'connected' ? attempt.report : undefined;
  // Gone with its connection.
  const connected = report !== undefined && connect.connections.value?.[report.connection.zone] !== undefined;
  return (
    <div class={styles.page}>
      <header class={styles.header}>
        <img class={styles.logo} src="/icon/48.png" alt="" width="40" height="40" />
        <p class={styles.product}>{OPTIONS_TEXT.product}</p>
        <nav class={styles.nav} aria-label={OPTIONS_TEXT.nav}>
          <a href="#connect">{OPTIONS_TEXT.navConnect}</a>
          <a href="#settings">{OPTIONS_TEXT.navSettings}</a>
          <a href="#storage">{OPTIONS_TEXT.navStorage}</a>
          <a href="#privacy">{OPTIONS_TEXT.navPrivacy}</a>
        </nav>
      </header>
      <main class={styles.main}>
        <div class={styles.intro}>
          <h1 id="connect" class={styles.heading}>
            {CONNECT_TEXT.heading}
          </h1>
          <p class={styles.lead}>{CONNECT_TEXT.lead}</p>
        </div>
        {!isKnown && (
          <div class={styles.slow}>
            <SlowNote onReload={onReload} />
          </div>
        )}
        {connected && <ConnectResult report={report} />}
        {connect.connections.value !== undefined && (
          <ConnectionList
            connections={connect.connections.value}
            memoryOnly={connect.memoryOnly.value}
            removal={removal}
            times={times}
            now={now}
            onReplace={(zone) => {
              connect.chooseZone(zone);
              tokenInput.current?.focus();
            }}
            onAllowAccess={(zone) => void connect.allowSite(zone)}
          />
        )}
        <div class={styles.connect}>
          <div class={styles.card}>
            <ConnectForm model={connect} now={now} tokenInput={tokenInput} />
          </div>
          <TokenHelp zone={connect.zone.value} />
        </div>
        <div class={styles.card}>
          <SettingsSection model={settings} browserZone={browserZone} makeZone={makeZone} />
        </div>
        <div class={styles.card}>
          <StorageSection model={storageModel} times={times} now={now} onReload={isKnown ? onReload : undefined} />
        </div>
        <div class={styles.card}>
          <PrivacySection />
        </div>
        <div class={styles.card}>
          <DiagnosticsSection model={diagnostics} />
        </div>
      </main>
    </div>
  );
}
