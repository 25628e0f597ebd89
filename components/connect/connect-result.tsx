import { useEffect, useRef } from 'preact/hooks';
import type { ConnectReport } from '@/lib/messaging/contract';
import { AUDIT_LOG_TEXT, CONNECT_TEXT, missingScopes, organizationPageUrl } from '@/lib/text/connect';
import { zoneOrigin } from '@/lib/zone';
import { ExternalLink } from '../ui/external-link';
import { Icon } from '../ui/icon';
import { joinClasses } from '../ui/join-classes';
import { Notice } from '../ui/notice';
import { Untrusted } from '../ui/untrusted';
import styles from './connect-result.module.css';

/** What Make said to the new token: whose it is, what it opens, and what to do next. */
export function ConnectResult({ report }: { readonly report: ConnectReport }) {
  const { zone, person } = report.connection;
  const who = person?.name ?? person?.email;
  const missing = missingScopes(report.scopes);
  const opensNone = report.organizations.length === 0;
  const opensNothing = report.organizations.every(({ auditLog }) => auditLog === 'not-in-plan');
  const title = useRef<HTMLHeadingElement>(null);
  // What was in focus, the field, is empty again; what comes next is told here.
  useEffect(() => title.current?.focus(), [report]);
  return (
    <section class={joinClasses(styles.result, opensNothing && styles.useless)} aria-labelledby="connect-result">
      <h2 id="connect-result" class={styles.title} ref={title} tabIndex={-1}>
        <Icon name={opensNothing ? 'alert' : 'check'} />
        <span>
          {CONNECT_TEXT.connectedTo(zone)}
          {who !== undefined && (
            <>
              {' '}
              {CONNECT_TEXT.as} <Untrusted value={who} limit={100} />
            </>
          )}
        </span>
      </h2>
      {opensNone ? (
        <p>{CONNECT_TEXT.noOrganizations}</p>
      ) : (
        <>
          <p>{CONNECT_TEXT.organizations}</p>
          <ul class={styles.organizations}>
            {report.organizations.map(({ id, name, auditLog }) => (
              <li key={id} class={styles.organization}>
                <ExternalLink href={organizationPageUrl(zone, id)}>
                  <Untrusted value={name} limit={100} />
                </ExternalLink>
                <span class={joinClasses(styles.answer, styles[auditLog])}>{AUDIT_LOG_TEXT[auditLog]}</span>
              </li>
            ))}
          </ul>
          {opensNothing && <p class={styles.next}>{CONNECT_TEXT.notInPlan}</p>}
        </>
      )}
      {missing.length > 0 && <Notice tone="warning" title={CONNECT_TEXT.scopesMissing(missing)} />}
      {!opensNothing && (
        <p class={styles.next}>
          {CONNECT_TEXT.nextStep} <ExternalLink href={zoneOrigin(zone)}>{CONNECT_TEXT.openMake(zone)}</ExternalLink>
        </p>
      )}
    </section>
  );
}
