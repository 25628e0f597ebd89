import { describe, expect, it } from 'vitest';
import type { PageContext } from '@/lib/page-context';
import { placeOf, samePlace, scopeAt, scopesOf } from '@/lib/panel/place/context-place';

const ORGANIZATION = { zone: 'eu1.make.com', organizationId: 123 } as const;
const TARGET = { kind: 'scenario', id: '9' } as const;
const OWN = { ...ORGANIZATION, type: 'organization' } as const;

describe('the place a page is about', () => {
  it.each<[string, PageContext, unknown]>([
    ['an organization', { ...ORGANIZATION, state: 'resolved' }, ORGANIZATION],
    [
      'an object of a team',
      {
        ...ORGANIZATION,
        organizationName: 'Northwind',
        teamId: 7,
        teamName: 'Finance',
        target: TARGET,
        state: 'resolved',
      },
      { ...ORGANIZATION, organizationName: 'Northwind', teamId: 7, teamName: 'Finance', target: TARGET },
    ],
    ['a team whose organization is still unknown', { zone: 'eu1.make.com', teamId: 7, state: 'resolving' }, undefined],
    ['nothing', { zone: 'eu1.make.com', state: 'no-organization' }, undefined],
  ])('is %s', (_name, page, place) => {
    expect(placeOf(page)).toEqual(place);
  });

  it('is none without a page', () => {
    expect(placeOf(undefined)).toBeUndefined();
  });

  it('is the same by ids, whatever the names', () => {
    expect(samePlace({ ...ORGANIZATION, organizationName: 'A' }, { ...ORGANIZATION, organizationName: 'B' })).toBe(
      true,
    );
    expect(samePlace({ ...ORGANIZATION, target: TARGET }, ORGANIZATION)).toBe(false);
    expect(samePlace(undefined, ORGANIZATION)).toBe(false);
  });
});

describe('the scopes of a place', () => {
  const place = { ...ORGANIZATION, teamId: 7, target: TARGET };
  const scopes = scopesOf(place, OWN);

  it('go from the object on screen to the organization', () => {
    expect(scopes.map(({ type }) => type)).toEqual(['target', 'team', 'organization']);
  });

  it("end at the team where only the team's log can be read", () => {
    expect(scopesOf(place, { ...ORGANIZATION, type: 'team', teamId: 7 }).map(({ type }) => type)).toEqual([
      'target',
      'team',
    ]);
  });

  it.each([
    ['page', 'target'],
    ['team', 'team'],
    ['organization', 'organization'],
  ] as const)('have level %s at %s', (level, type) => {
    expect(scopeAt(level, scopes).type).toBe(type);
  });

  it('fall back to the organization where the page names no more', () => {
    expect(scopeAt('team', scopesOf(ORGANIZATION, OWN)).type).toBe('organization');
    expect(scopeAt('page', []).type).toBe('organization');
  });
});
