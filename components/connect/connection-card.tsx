import { useEffect, useRef } from 'preact/hooks';
import type { ConnectRemovalModel } from '@/lib/panel/connect/connect-removal-model';
import type { Connection } from '@/lib/state/state';
import { CONNECTIONS_TEXT, organizationPageUrl } from '@/lib/text/connect';
import { failureText } from '@/lib/text/failures';
import type { Times } from '@/lib/text/times';
import type { Clock } from '@/lib/time';
import type { Zone } from '@/lib/zone';
import { Moment } from '../audit-log/moment';
import { Button } from '../ui/button';
import { ExternalLink } from '../ui/external-link';
import { Notice } from '../ui/notice';
import { Untrusted } from '../ui/untrusted';
import styles from './connection-card.module.css';
import { RemoveConnection } from './remove-connection';

interface ConnectionCardProps {
  readonly connection: Connection;
  /** Databases on this computer cannot be opened. */
  readonly memoryOnly: boolean;
  readonly removal: ConnectRemovalModel;
  readonly times: Times;
  readonly now: Clock;
  readonly onReplace: (zone: Zone) => void;
  readonly onAllowAccess: (zone: Zone) => void;
}

export function ConnectionCard(props: ConnectionCardProps) {
  const { connection, memoryOnly, removal, times, now, onReplace, onAllowAccess } = props;
  const { zone, person, organizations, trouble, keepHistory } = connection;
  const state = removal.removal.value;
  const asked = state.phase !== 'none' && state.phase !== 'removed' && state.zone === zone;
  const remove = useRef<HTMLButtonElement>(null);
  const wasAsked = useRef(false);
  useEffect(() => {
    // The question is answered with no: back to where it was asked.
    if (wasAsked.current && !asked) remove.current?.focus();
    wasAsked.current = asked;
  }, [asked]);
  const id = `connection-${zone}`;
  return (
    <article class={styles.card} aria-labelledby={id}>
      <h3 id={id} class={styles.zone}>
        {zone}
      </h3>
      {person !== undefined && (person.name ?? person.email) !== undefined && (
        <p class={styles.person}>
          <Untrusted value={person.name ?? person.email ?? ''} limit={100} />
          {person.name !== undefined && person.email !== undefined && (
            <span class={styles.muted}>
              {' '}
              <Untrusted value={person.email} limit={100} />
            </span>
          )}
        </p>
      )}
      {trouble !== undefined && <Trouble failure={trouble} now={now} onAllowAccess={() => onAllowAccess(zone)} />}
      <ul class={styles.facts}>
        <li>
          {CONNECTIONS_TEXT.token} <code>{connection.last4}</code>, {CONNECTIONS_TEXT.since}{' '}
          <Moment ms={connection.connectedAt} times={times} show="relative" />
        </li>
        <li>{CONNECTIONS_TEXT.tokenKept[connection.keepToken]}</li>
        <li>
          {memoryOnly && keepHistory === 'computer'
            ? CONNECTIONS_TEXT.historyUnavailable
            : CONNECTIONS_TEXT.historyKept[keepHistory]}
        </li>
      </ul>
      {organizations.length > 0 && (
        <ul class={styles.organizations} aria-label={CONNECTIONS_TEXT.organizations}>
          {organizations.map((organization) => (
            <li key={organization.id}>
              <ExternalLink href={organizationPageUrl(zone, organization.id)}>
                <Untrusted value={organization.name} limit={100} />
              </ExternalLink>
            </li>
          ))}
        </ul>
      )}
      {asked ? (
        <RemoveConnection zone={zone} model={removal} now={now} />
      ) : (
        <div class={styles.actions}>
          <Button size="small" describedBy={id} onClick={() => onReplace(zone)}>
            {CONNECTIONS_TEXT.replace}
          </Button>
          <Button size="small" variant="quiet" describedBy={id} buttonRef={remove} onClick={() => removal.ask(zone)}>
            {CONNECTIONS_TEXT.remove}
          </Button>
        </div>
      )}
    </article>
  );
}

interface TroubleProps {
  readonly failure: NonNullable<Connection['trouble']>;
  readonly now: Clock;
  readonly onAllowAccess: () => void;
}

function Trouble({ failure, now, onAllowAccess }: TroubleProps) {
  const { title, explanation, tone, action } = failureText(failure, now());
  return (
    <Notice
      tone={tone === 'error' ? 'danger' : 'warning'}
      title={title}
      action={
        action?.kind === 'allow-access' && (
          <Button size="small" onClick={onAllowAccess}>
            {action.label}
          </Button>
        )
      }
    >
      <Untrusted value={explanation} limit={600} />
    </Notice>
  );
}
