import type { MakePage, PageContextHint } from '@/lib/page-context';

export interface PageClues {
  /** Of the address that the browser gives: it always wins. */
  readonly page: MakePage;
  readonly path: string;
  /** What the page itself said, true or not. */
  readonly hint: PageContextHint | undefined;
  /** The organization that Make's API named for a team; it wins over the hint. */
  readonly organizationOfTeam: (teamId: number) => number | undefined;
  /** The person's organizations in this zone, where the token could list them. */
  readonly organizations: readonly number[];
}

/** What a page is about, as far as its clues say. `askFor`: the team whose organization only Make can tell. */
export interface IdentifiedPage {
  readonly organizationId?: number;
  readonly teamId?: number;
  readonly askFor?: number;
}

export function identifyPage(clues: PageClues): IdentifiedPage {
  const { page } = clues;
  switch (page.type) {
    case 'organization':
      return { organizationId: page.organizationId };
    case 'team':
      return identifyTeam(page.teamId, clues);
    case 'other': {
      const hint = fittingHint(clues);
      if (hint?.teamId !== undefined) return identifyTeam(hint.teamId, clues);
      return hint?.organizationId === undefined ? {} : { organizationId: hint.organizationId };
    }
  }
}

function identifyTeam(teamId: number, clues: PageClues): IdentifiedPage {
  const hint = fittingHint(clues);
  // A navigation that still shows another team says nothing about this one.
  const hinted = hint?.teamId === undefined || hint.teamId === teamId ? hint?.organizationId : undefined;
  const organizationId = clues.organizationOfTeam(teamId) ?? hinted;
  return organizationId === undefined ? { teamId, askFor: teamId } : { organizationId, teamId };
}

/** A hint counts for the page it was given on, and only for an organization that the person has. */
function fittingHint({ hint, path, organizations }: PageClues): PageContextHint | undefined {
  if (hint === undefined || hint.path !== path) return undefined;
  const { organizationId } = hint;
  const foreign = organizationId !== undefined && organizations.length > 0 && !organizations.includes(organizationId);
  return foreign ? undefined : hint;
}
