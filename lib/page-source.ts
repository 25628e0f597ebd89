import type { AuditLogSource } from './audit-log/source';
import type { PageContext } from './page-context';
import type { SourceState } from './state/state';

type Sources = { readonly organization: AuditLogSource; readonly team?: AuditLogSource };

/** The sources that a page's context names; none before its organization is known. */
export function sourcesOfPage(context: PageContext | undefined): Sources | undefined {
  if (context?.organizationId === undefined) return undefined;
  const { zone, organizationId, teamId } = context;
  return {
    organization: { type: 'organization', zone, organizationId },
    ...(teamId === undefined ? {} : { team: { type: 'team', zone, organizationId, teamId } }),
  };
}

/**
 * Whose log a page is about: the organization's, which has everything; its team's, where Make does not let the
 * person read the organization's. `organizationState` is the state of the organization's source, if there is one.
 */
export function choosePageSource(
  context: PageContext | undefined,
  organizationState: SourceState | undefined,
): AuditLogSource | undefined {
  const sources = sourcesOfPage(context);
  const refused = organizationState?.failure?.kind === 'forbidden';
  return refused ? (sources?.team ?? sources?.organization) : sources?.organization;
}
