import type { ConnectRemovalModel } from '@/lib/panel/connect/connect-removal-model';
import type { Connections } from '@/lib/state/state';
import { CONNECTIONS_TEXT, tokenPageUrl } from '@/lib/text/connect';
import type { Times } from '@/lib/text/times';
import type { Clock } from '@/lib/time';
import { ZONES, type Zone } from '@/lib/zone';
import { ExternalLink } from '../ui/external-link';
import { Notice } from '../ui/notice';
import { Section } from '../ui/section';
import { ConnectionCard } from './connection-card';
import styles from './connection-list.module.css';

interface ConnectionListProps {
  readonly connections: Connections;
  /** Databases on this computer cannot be opened. */
  readonly memoryOnly: boolean;
  readonly removal: ConnectRemovalModel;
  readonly times: Times;
  readonly now: Clock;
  readonly onReplace: (zone: Zone) => void;
  readonly onAllowAccess: (zone: Zone) => void;
}

/** The zones that are connected, side by side. */
export function ConnectionList(props: ConnectionListProps) {
  const { connections, memoryOnly, removal, times, now, onReplace, onAllowAccess } = props;
  const known = ZONES.flatMap((zone) => connections[zone] ?? []);
  const removed = removal.removal.value;
  if (known.length === 0 && removed.phase !== 'removed') return undefined;
  return (
    <Section id="connections" heading={CONNECTIONS_TEXT.heading}>
      {removed.phase === 'removed' && (
        <Notice tone="success" title={CONNECTIONS_TEXT.removed(removed.zone)}>
          {removed.deleteHistory ? CONNECTIONS_TEXT.removedWithHistory : CONNECTIONS_TEXT.removedKeptHistory}{' '}
          {CONNECTIONS_TEXT.revoke}{' '}
          <ExternalLink href={tokenPageUrl(removed.zone)}>{CONNECTIONS_TEXT.tokenPage(removed.zone)}</ExternalLink>
        </Notice>
      )}
      <ul class={styles.list}>
        {known.map((connection) => (
          <li key={connection.zone}>
            <ConnectionCard
              connection={connection}
              memoryOnly={memoryOnly}
              removal={removal}
              times={times}
              now={now}
              onReplace={onReplace}
              onAllowAccess={onAllowAccess}
            />
          </li>
        ))}
      </ul>
    </Section>
  );
}
