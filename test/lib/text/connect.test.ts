import { describe, expect, it } from 'vitest';
import type { Failure } from '@/lib/failure';
import {
  connectFailureText,
  missingScopes,
  organizationPageUrl,
  tokenFieldError,
  tokenPageUrl,
} from '@/lib/text/connect';
import { ZONES, zoneOfUrl } from '@/lib/zone';

const zone = 'eu1.make.com';

describe('scopes that a token was made without', () => {
  it.each([
    [undefined, []],
    [['organizations:read', 'teams:read'], []],
    [['organization:read', 'teams:read', 'user:read'], []],
    [['teams:read'], ['organizations:read']],
    [[], ['organizations:read', 'teams:read']],
    [['organizations:write', 'teams:read'], ['organizations:read']],
  ])('of %j are %j', (scopes, missing) => {
    expect(missingScopes(scopes)).toEqual(missing);
  });
});

describe('a failure while connecting', () => {
  it.each<[Failure, RegExp]>([
    [{ kind: 'unauthorized', zone }, /Nothing was kept/],
    [{ kind: 'network', zone }, /Are you online\? Nothing was kept/],
    [{ kind: 'timeout', zone }, /Nothing was kept/],
    [{ kind: 'server-error', zone, status: 502 }, /Nothing was kept/],
    [{ kind: 'rate-limited', zone, until: 30_000 }, /in 30 s/],
    [{ kind: 'no-access', zone }, /allow access/],
  ])('of %j says what became of the token', (failure, text) => {
    expect(connectFailureText(failure, 0).explanation).toMatch(text);
  });

  it('that is about the token is told at its field', () => {
    expect(tokenFieldError({ kind: 'not-a-token' }, 0)).toContain('does not look like a Make API token');
    expect(tokenFieldError({ kind: 'unauthorized', zone }, 0)).toContain('Make refused this token');
    expect(tokenFieldError({ kind: 'network', zone }, 0)).toBeUndefined();
  });
});

it.each(ZONES)('links lead into %s', (of) => {
  expect(zoneOfUrl(tokenPageUrl(of))).toBe(of);
  expect(zoneOfUrl(organizationPageUrl(of, 123))).toBe(of);
});
