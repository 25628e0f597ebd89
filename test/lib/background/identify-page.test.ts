import { describe, expect, it } from 'vitest';
import { type IdentifiedPage, identifyPage, type PageClues } from '@/lib/background/identify-page';
import type { MakePage } from '@/lib/page-context';

const zone = 'eu1.make.com';
const ORGANIZATION: MakePage = { zone, type: 'organization', organizationId: 3 };
const TEAM: MakePage = { zone, type: 'team', teamId: 7 };
const OTHER: MakePage = { zone, type: 'other' };

const clues = (overrides: Partial<PageClues>): PageClues => ({
  page: TEAM,
  path: '/7/scenarios',
  hint: undefined,
  organizationOfTeam: () => undefined,
  organizations: [3, 4],
  ...overrides,
});
const hint = (organizationId?: number, teamId?: number, path = '/7/scenarios') => ({
  path,
  ...(organizationId === undefined ? {} : { organizationId }),
  ...(teamId === undefined ? {} : { teamId }),
});
const confirmed = (organizationId: number) => (teamId: number) => (teamId === 7 ? organizationId : undefined);

describe('what a page is about', () => {
  it.each<{ name: string; given: Partial<PageClues>; found: IdentifiedPage }>([
    { name: 'the address of an organization page', given: { page: ORGANIZATION }, found: { organizationId: 3 } },
    {
      name: 'the address, whatever the page hints',
      given: { page: ORGANIZATION, hint: hint(4, 9) },
      found: { organizationId: 3 },
    },
    { name: 'its team only, without a hint', given: {}, found: { teamId: 7, askFor: 7 } },
    {
      name: 'its team and the hinted organization',
      given: { hint: hint(3, 7) },
      found: { teamId: 7, organizationId: 3 },
    },
    {
      name: 'its team and the hinted organization, where the navigation names no team',
      given: { hint: hint(3) },
      found: { teamId: 7, organizationId: 3 },
    },
    {
      name: 'the organization that Make named, not the hinted one',
      given: { hint: hint(4, 7), organizationOfTeam: confirmed(3) },
      found: { teamId: 7, organizationId: 3 },
    },
    {
      name: 'its team only, where the navigation still shows another team',
      given: { hint: hint(4, 9) },
      found: { teamId: 7, askFor: 7 },
    },
    {
      name: 'its team only, where the hint is of another page',
      given: { hint: hint(4, 7, '/9/hooks') },
      found: { teamId: 7, askFor: 7 },
    },
    {
      name: 'its team only, where the person has no such organization',
      given: { hint: hint(5, 7) },
      found: { teamId: 7, askFor: 7 },
    },
    {
      name: 'the hinted organization, where the token could not list any',
      given: { hint: hint(5, 7), organizations: [] },
      found: { teamId: 7, organizationId: 5 },
    },
    { name: 'nothing, on a page of no organization', given: { page: OTHER, path: '/templates' }, found: {} },
    {
      name: 'what the navigation shows, on a page of no organization',
      given: { page: OTHER, path: '/templates', hint: hint(3, 7, '/templates') },
      found: { teamId: 7, organizationId: 3 },
    },
    {
      name: 'the navigation’s organization alone, on a page of no organization',
      given: { page: OTHER, path: '/templates', hint: hint(3, undefined, '/templates') },
      found: { organizationId: 3 },
    },
    {
      name: 'the navigation’s team alone, on a page of no organization',
      given: { page: OTHER, path: '/templates', hint: hint(undefined, 7, '/templates') },
      found: { teamId: 7, askFor: 7 },
    },
    {
      name: 'the organization that Make named for the navigation’s team',
      given: { page: OTHER, path: '/x', hint: hint(4, 7, '/x'), organizationOfTeam: confirmed(3) },
      found: { teamId: 7, organizationId: 3 },
    },
  ])('is $name', ({ given, found }) => {
    expect(identifyPage(clues(given))).toEqual(found);
  });
});
