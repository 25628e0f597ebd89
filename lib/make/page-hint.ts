import type { PageContextHint } from '@/lib/page-context';

// Part of the content script: types are all it may import.

/** The parts of a document that are read here. Nothing is ever written. */
export interface LinksOfPage {
  querySelectorAll(selectors: string): Iterable<{ getAttribute(name: string): string | null }>;
}

const ORGANIZATION_LINKS = 'a#organization';
const TEAM_LINKS =
  'a#scenarios,a#credentials,a#hooks,a#data-stores,a#udts,a#devices,a#agents,a#vhosts,a[data-testid=btn-create-scenario]';
const ORGANIZATION = /^\/organization\/([1-9]\d{0,14})(?:\/|$)/;
const TEAM = /^\/([1-9]\d{0,14})(?:\/|$)/;
const MAX_PATH = 2000;
/** Links looked at; the navigation is rendered twice, with eight of them. */
const MAX_LINKS = 40;

/**
 * The path, and the ids in Make's own navigation links: on a team's page they are the only place that names the
 * organization. After a navigation the links still show the page before for a moment; links that contradict the
 * address, or each other, say nothing.
 */
export function readPageHint(path: string, page: LinksOfPage): PageContextHint {
  const organizationId = sharedId(page, ORGANIZATION_LINKS, ORGANIZATION);
  const teamId = sharedId(page, TEAM_LINKS, TEAM);
  const stale = contradicts(ORGANIZATION.exec(path), organizationId) || contradicts(TEAM.exec(path), teamId);
  return {
    path: path.slice(0, MAX_PATH),
    ...(organizationId === undefined || stale ? {} : { organizationId }),
    ...(teamId === undefined || stale ? {} : { teamId }),
  };
}

/** The id that all the links name, if they do: one that is odd or differs makes all of them doubtful. */
function sharedId(page: LinksOfPage, selectors: string, pattern: RegExp): number | undefined {
  let shared: string | undefined;
  let looked = 0;
  for (const link of page.querySelectorAll(selectors)) {
    const href = link.getAttribute('href');
    if (href === null) continue;
    const id = pattern.exec(href.slice(0, MAX_PATH))?.[1];
    if (id === undefined || (shared !== undefined && shared !== id)) return undefined;
    shared = id;
    looked += 1;
    if (looked === MAX_LINKS) break;
  }
  return shared === undefined ? undefined : Number(shared);
}

function contradicts(inPath: RegExpExecArray | null, id: number | undefined): boolean {
  return inPath !== null && id !== undefined && Number(inPath[1]) !== id;
}
