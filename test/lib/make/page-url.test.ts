import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TARGET_KINDS, type Target } from '@/lib/audit-log/target';
import { apiTokenPageUrl, organizationUrl, parseMakePage, targetUrl, teamUrl } from '@/lib/make/page-url';
import { ZONES, zoneOfUrl, zoneOrigin } from '@/lib/zone';
import { KNOWN_ADDRESSES, type KnownAddress, MISLEADING_PATHS, PATHS_WITHOUT_TARGET } from './make-addresses';

const zone = 'eu1.make.com';

function pageOf({ organizationId, teamId, target }: KnownAddress) {
  if (organizationId !== undefined) return { zone, type: 'organization', organizationId };
  if (teamId !== undefined) return { zone, type: 'team', teamId, ...(target === undefined ? {} : { target }) };
  return { zone, type: 'other' };
}

describe('parseMakePage', () => {
  it.each(KNOWN_ADDRESSES)('reads $path ($mark)', (known) => {
    expect(parseMakePage(`https://eu1.make.com${known.path}`)).toEqual(pageOf(known));
    expect(parseMakePage(`https://eu1.make.com${known.path}#anything/12`)).toEqual(pageOf(known));
  });

  it.each(ZONES)('reads the same in %s', (other) => {
    expect(parseMakePage(`https://${other}/12/scenarios/34/edit`)).toEqual({
      zone: other,
      type: 'team',
      teamId: 12,
      target: { kind: 'scenario', id: '34' },
    });
  });

  it.each(MISLEADING_PATHS)('finds no id in %s', (path) => {
    expect(parseMakePage(`https://eu1.make.com${path}`)).toEqual({ zone, type: 'other' });
  });

  it.each(PATHS_WITHOUT_TARGET)('finds the team but no object in %s', (path) => {
    expect(parseMakePage(`https://eu1.make.com${path}`)).toEqual({ zone, type: 'team', teamId: 765_432 });
  });

  it.each([
    undefined,
    '',
    'https://www.make.com/en/help',
    'https://eu1.make.com.evil.io/12/scenarios/34',
    'http://eu1.make.com/12',
    'https://hook.eu1.make.com/12',
  ])('is nothing for %s', (address) => {
    expect(parseMakePage(address)).toBeUndefined();
  });

  it('never throws and never names an id that is not in the path or query', () => {
    const segment = fc.oneof(
      fc.constantFrom('organization', 'scenarios', 'hooks', 'data-stores', 'browse', 'credentials-requests', 'inbox'),
      fc.maxSafeNat().map(String),
      fc.string({ maxLength: 6 }),
    );
    const address = fc.array(segment, { maxLength: 6 }).map((parts) => `https://eu2.make.com/${parts.join('/')}`);
    fc.assert(
      fc.property(fc.oneof(address, fc.string(), fc.webUrl()), (text) => {
        const page = parseMakePage(text);
        expect(page?.zone).toBe(zoneOfUrl(text));
        const words = page === undefined ? [] : new URL(text).pathname.split('/');
        if (page?.type === 'organization') expect(words[2]).toBe(String(page.organizationId));
        if (page?.type === 'team') expect(words[1]).toBe(String(page.teamId));
        if (page?.type === 'team' && page.target !== undefined) expect(text).toContain(page.target.id);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('the way back to a page', () => {
  it.each(KNOWN_ADDRESSES)(
    'for $path leads to the same team and object',
    ({ organizationId, teamId, target, canonical, path }) => {
      if (organizationId !== undefined) {
        expect(parseMakePage(organizationUrl(zone, organizationId))).toEqual({
          zone,
          type: 'organization',
          organizationId,
        });
      }
      if (teamId === undefined) return;
      expect(parseMakePage(teamUrl(zone, teamId))).toEqual({ zone, type: 'team', teamId });
      if (target === undefined) return;
      const url = targetUrl(zone, teamId, target);
      if (canonical) expect(url).toBe(`https://eu1.make.com${path}`);
      if (url !== undefined) expect(parseMakePage(url)).toEqual({ zone, type: 'team', teamId, target });
    },
  );

  it('exists for every kind that a seen address names, and for no other', () => {
    const id = (kind: Target['kind']) => (kind === 'credential-request' ? 'c37c7292-35cd-4dc4-9113-21b23beaea7d' : '5');
    const withPage = TARGET_KINDS.filter((kind) => targetUrl(zone, 7, { kind, id: id(kind) }) !== undefined);
    expect(withPage).toEqual(['scenario', 'webhook', 'data-store', 'template', 'credential-request', 'organization']);
    expect(targetUrl(zone, 7, { kind: 'organization', id: '5' })).toBe('https://eu1.make.com/organization/5');
  });

  it.each([
    '',
    '0',
    '-1',
    '05',
    '1e3',
    '../../user/api',
    '5?x',
    '5#x',
    '5/..',
    'javascript:alert(1)',
    '//evil.io',
    '9007199254740993',
    'add',
  ])('is refused for the object id %j', (id) => {
    for (const kind of TARGET_KINDS) expect(targetUrl(zone, 7, { kind, id })).toBeUndefined();
  });

  it.each([0, -1, 1.5, 1e21, Number.NaN, Number.POSITIVE_INFINITY])('is refused for the number %d', (id) => {
    expect(organizationUrl(zone, id)).toBeUndefined();
    expect(teamUrl(zone, id)).toBeUndefined();
    expect(targetUrl(zone, id, { kind: 'scenario', id: '5' })).toBeUndefined();
  });

  it('never leaves the zone, whatever the id of the object is', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ZONES),
        fc.integer(),
        fc.constantFrom(...TARGET_KINDS),
        fc.string(),
        (of, teamId, kind, id) => {
          const url = targetUrl(of, teamId, { kind, id });
          if (url !== undefined) expect(new URL(url).origin).toBe(zoneOrigin(of));
        },
      ),
    );
  });

  it('is known for the page where tokens are made', () => {
    expect(apiTokenPageUrl('us1.make.celonis.com')).toBe('https://us1.make.celonis.com/user/api');
  });
});
