import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LinksOfPage, readPageHint } from '@/lib/make/page-hint';

/** Links as `[selector that finds it, its href]`, in the order of the document. */
function pageWith(...links: readonly (readonly [selector: string, href: string | null])[]): LinksOfPage {
  return {
    querySelectorAll(selectors) {
      const wanted = selectors.split(',');
      return links.filter(([selector]) => wanted.includes(selector)).map(([, href]) => ({ getAttribute: () => href }));
    },
  };
}

const organizationLink = (href: string | null) => ['a#organization', href] as const;

describe('readPageHint', () => {
  it("reads the ids out of Make's navigation, which is drawn twice", () => {
    const navigation = [
      organizationLink('/organization/123'),
      ['a#scenarios', '/45/scenarios?folder=all&tab=all&type=scenario'],
      ['a#hooks', '/45/hooks'],
    ] as const;
    expect(readPageHint('/45/scenarios/6/edit', pageWith(...navigation, ...navigation))).toEqual({
      path: '/45/scenarios/6/edit',
      organizationId: 123,
      teamId: 45,
    });
  });

  it.each(['scenarios', 'credentials', 'hooks', 'data-stores', 'udts', 'devices', 'agents', 'vhosts'])(
    'knows the team by the link #%s alone',
    (id) => {
      expect(readPageHint('/notifications', pageWith([`a#${id}`, '/45/x']))).toEqual({
        path: '/notifications',
        teamId: 45,
      });
    },
  );

  it("knows the team by the organization dashboard's button", () => {
    const button = ['a[data-testid=btn-create-scenario]', '/45/scenarios/add'] as const;
    expect(
      readPageHint('/organization/123', pageWith(organizationLink('/organization/123/dashboard'), button)),
    ).toEqual({
      path: '/organization/123',
      organizationId: 123,
      teamId: 45,
    });
  });

  it('is the path alone before anything is drawn', () => {
    expect(readPageHint('/45', pageWith())).toEqual({ path: '/45' });
    expect(readPageHint('/45', pageWith(organizationLink(null)))).toEqual({ path: '/45' });
  });

  it('waits out a copy that is not drawn yet', () => {
    const page = pageWith(organizationLink(null), organizationLink('/organization/5'));
    expect(readPageHint('/', page)).toEqual({ path: '/', organizationId: 5 });
  });

  it.each([
    '/organization/1e21',
    '/organization/-5',
    '/organization/0',
    '/organization/05',
    '/organization/5.5',
    '/organization/9007199254740993',
    '/organization/5x',
    '/organization/5?x',
    '/organization/',
    '/organization',
    'organization/5',
    ' /organization/5',
    '/x/organization/5',
    '//evil/organization/1',
    'https://eu1.make.com/organization/5',
    'javascript:alert("/organization/5")',
    '/organization/٥',
    `/organization/${'5'.repeat(1_000_000)}`,
    `${'/'.repeat(1_000_000)}organization/5`,
    '',
  ])('does not believe the link %.60s', (href) => {
    expect(readPageHint('/', pageWith(organizationLink(href)))).toEqual({ path: '/' });
    expect(readPageHint('/', pageWith(organizationLink('/organization/5'), organizationLink(href)))).toEqual({
      path: '/',
    });
  });

  it('believes neither of two copies that differ', () => {
    const organizations = [organizationLink('/organization/5'), organizationLink('/organization/6')];
    const teams = [['a#hooks', '/7/hooks'] as const, ['a#udts', '/8/udts'] as const];
    expect(readPageHint('/', pageWith(...organizations, ['a#hooks', '/7/hooks']))).toEqual({ path: '/', teamId: 7 });
    expect(readPageHint('/', pageWith(organizationLink('/organization/5'), ...teams))).toEqual({
      path: '/',
      organizationId: 5,
    });
  });

  it.each(['/46/scenarios', '/organization/124/users'])(
    'does not believe links that are still those of the page before, at %s',
    (path) => {
      const page = pageWith(organizationLink('/organization/123'), ['a#hooks', '/45/hooks']);
      expect(readPageHint(path, page)).toEqual({ path });
    },
  );

  it('looks at so many links and no more', () => {
    let looked = 0;
    const endless: LinksOfPage = {
      *querySelectorAll() {
        for (;;) {
          looked += 1;
          yield { getAttribute: () => '/organization/5' };
        }
      },
    };
    expect(readPageHint('/', endless)).toEqual({ path: '/', organizationId: 5 });
    expect(looked).toBeLessThan(200);
  });

  it('caps the path', () => {
    expect(readPageHint(`/${'a'.repeat(100_000)}`, pageWith()).path).toHaveLength(2000);
  });

  it('gives positive safe integers or nothing, for any links', () => {
    const href = fc.oneof(
      fc.string(),
      fc
        .tuple(
          fc.constantFrom('/organization/', '/', ''),
          fc.oneof(fc.nat().map(String), fc.double().map(String)),
          fc.string(),
        )
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(fc.string(), fc.array(href), fc.array(href), (path, organizations, teams) => {
        const page = pageWith(
          ...organizations.map(organizationLink),
          ...teams.map((link) => ['a#hooks', link] as const),
        );
        const { organizationId = 1, teamId = 1 } = readPageHint(path, page);
        expect([organizationId, teamId].every((id) => Number.isSafeInteger(id) && id > 0)).toBe(true);
      }),
    );
  });
});
