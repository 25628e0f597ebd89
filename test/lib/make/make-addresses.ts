import type { Target } from '@/lib/audit-log/target';

/**
 * Every address of Make's web app that is known, without its host. `seen` in public material, or `inferred` from the
 * way the seen ones are named; only a real account can settle those.
 */
export interface KnownAddress {
  readonly path: string;
  readonly mark: 'seen' | 'inferred';
  readonly organizationId?: number;
  readonly teamId?: number;
  readonly target?: Target;
  /** `targetUrl` of the team and target leads exactly here. */
  readonly canonical?: true;
}

const REQUEST = 'c37c7292-35cd-4dc4-9113-21b23beaea7d';
const EXECUTION = '0123456789abcdef0123456789abcdef';

const organizationPage = (tail: string, mark: KnownAddress['mark']): KnownAddress => ({
  path: `/organization/1234567${tail}`,
  mark,
  organizationId: 1_234_567,
});

const teamPage = (tail: string, mark: KnownAddress['mark'], target?: Target): KnownAddress => ({
  path: `/765432${tail}`,
  mark,
  teamId: 765_432,
  ...(target === undefined ? {} : { target }),
});

const scenario: Target = { kind: 'scenario', id: '4711' };
const webhook: Target = { kind: 'webhook', id: '88' };

export const KNOWN_ADDRESSES: readonly KnownAddress[] = [
  ...['', '/dashboard', '/teams', '/users', '/subscription', '/credit-usage', '/payments', '/installed-apps'].map(
    (tail) => organizationPage(tail, 'seen'),
  ),
  ...['/variables', '/scenario-properties', '/notification-options'].map((tail) => organizationPage(tail, 'seen')),
  ...['/audit-logs', '/analytics', '/sso', '/domains', '/feature-controls', '/roles', '/'].map((tail) =>
    organizationPage(tail, 'inferred'),
  ),

  teamPage('', 'seen'),
  teamPage('/', 'inferred'),
  teamPage('/scenarios?folder=all&tab=all&type=scenario', 'seen'),
  teamPage('/scenarios?folder=all&tab=all&type=scenario&sort=nameAsc', 'seen'),
  teamPage('/scenarios?folder=991&tab=all', 'seen'),
  teamPage('/scenarios/add', 'seen'),
  { ...teamPage('/scenarios/4711', 'seen', scenario), canonical: true },
  teamPage('/scenarios/4711/edit', 'seen', scenario),
  teamPage('/scenarios/4711/logs', 'seen', scenario),
  teamPage(`/scenarios/4711/logs/${EXECUTION}?showCheckRuns=true&showChangeLog=true`, 'seen', scenario),
  teamPage('/scenarios/4711/dlqs', 'inferred', scenario),
  teamPage('/scenarios/4711/settings', 'inferred', scenario),
  teamPage('/connections', 'seen'),
  {
    ...teamPage(`/credentials-requests/inbox?requestId=${REQUEST}`, 'seen', {
      kind: 'credential-request',
      id: REQUEST,
    }),
    canonical: true,
  },
  teamPage('/credentials-requests/inbox', 'inferred'),
  teamPage('/keys', 'inferred'),
  { ...teamPage('/hooks/88/queue', 'seen', webhook), canonical: true },
  teamPage('/hooks/88', 'inferred', webhook),
  teamPage('/hooks/88/logs', 'inferred', webhook),
  { ...teamPage('/data-stores/browse/17', 'seen', { kind: 'data-store', id: '17' }), canonical: true },
  teamPage('/data-stores/17', 'inferred', { kind: 'data-store', id: '17' }),
  ...['/hooks', '/data-stores', '/udts', '/devices', '/agents', '/vhosts'].map((tail) => teamPage(tail, 'seen')),
  teamPage('/functions', 'inferred'),
  { ...teamPage('/templates/5', 'inferred', { kind: 'template', id: '5' }) },
  { ...teamPage('/templates/5/edit', 'seen', { kind: 'template', id: '5' }), canonical: true },
  teamPage('/connections/31', 'inferred', { kind: 'connection', id: '31' }),
  teamPage('/keys/32', 'inferred', { kind: 'key', id: '32' }),
  teamPage('/udts/33', 'inferred', { kind: 'data-structure', id: '33' }),
  teamPage('/devices/34', 'inferred', { kind: 'device', id: '34' }),
  teamPage('/functions/35', 'inferred', { kind: 'function', id: '35' }),
  teamPage(`/agents/${REQUEST}`, 'inferred', { kind: 'agent', id: REQUEST }),
  teamPage('/vhosts/36', 'inferred', { kind: 'mcp-toolbox', id: '36' }),
  teamPage('/team/users?offset=0&limit=50', 'seen'),
  ...['/team/dashboard', '/team/audit-logs', '/team/variables', '/team/notifications'].map((tail) =>
    teamPage(tail, 'inferred'),
  ),

  { path: '/', mark: 'inferred' },
  { path: '/templates', mark: 'seen' },
  { path: '/templates/1234-send-mail', mark: 'seen' },
  { path: '/apps?tab=myapps', mark: 'seen' },
  { path: '/notifications', mark: 'seen' },
  { path: '/user/api', mark: 'seen' },
  { path: '/user/profile', mark: 'inferred' },
  { path: '/public/shared-scenario/AbC123/my-scenario', mark: 'seen' },
  { path: '/oauth/cb/google', mark: 'seen' },
  { path: '/sso/login', mark: 'seen' },
  { path: '/admin/system', mark: 'seen' },
];

/** Addresses that must not be understood as what they resemble. */
export const MISLEADING_PATHS: readonly string[] = [
  '/organization',
  '/organization/',
  '/organization/0',
  '/organization/007',
  '/organization/-5',
  '/organization/+5',
  '/organization/5.0',
  '/organization/5e3',
  '/organization/1e21',
  '/organization/0x10',
  '/organization/9007199254740992',
  '/organization/9007199254740993/users',
  '/organization/99999999999999999999',
  '/organization/12abc',
  '/organization/abc?id=12',
  '/organization/%31%32',
  '/organization/١٢',
  '/Organization/12',
  '/organizations/12',
  '/en/organization/12',
  '/de/765432/scenarios/4711',
  '/0/scenarios/4711',
  '/007/scenarios/4711',
  '/-7/scenarios/4711',
  '/7.5/scenarios/4711',
  '/9007199254740993/scenarios/4711',
  '/1e3',
  '/12abc/scenarios/1',
  '/%31%32/scenarios/1',
  '//12/scenarios/1',
  '//evil.io/organization/1',
  '/?organization=12&teamId=5',
  '/#/12/scenarios/4711',
  '/user/profile?returnUrl=/12/scenarios/4711',
  '/scenarios/4711',
];

/** Of team 765432, but about no object that could be named for certain. */
export const PATHS_WITHOUT_TARGET: readonly string[] = [
  '/765432/scenarios/new',
  '/765432/scenarios/04711',
  '/765432/scenarios/9007199254740993',
  '/765432/scenarios/4711x',
  '/765432/scenarios/%34711',
  '/765432/scenarios//4711',
  '/765432/scenarios?scenarioId=4711',
  '/765432/Scenarios/4711',
  '/765432/hooks/add',
  '/765432/data-stores/browse',
  '/765432/data-stores/browse/x',
  '/765432/data-stores/edit/17',
  '/765432/hooks/browse/17',
  '/765432/connections/create-connection',
  '/765432/credentials-requests/inbox?requestId=17x',
  `/765432/credentials-requests/inbox?requestId=${REQUEST}&requestId=${REQUEST.replace('c', 'd')}`,
  `/765432/credentials-requests/sent?requestId=${REQUEST}`,
  `/765432/credentials-requests/inbox#requestId=${REQUEST}`,
  '/765432/unknown/12',
  '/765432/constructor/12',
  '/765432/__proto__/12',
];
