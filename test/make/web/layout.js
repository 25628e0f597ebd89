import { h, hash, icon, initials } from './dom.js';

const TEAM_ITEMS = [
  ['scenarios', 'Scenarios', 'scenarios?folder=all&tab=all&type=scenario'],
  ['agents', 'AI agents', 'agents'],
  ['credentials', 'Credentials', 'connections'],
  ['hooks', 'Webhooks', 'hooks'],
  ['vhosts', 'MCP toolboxes', 'vhosts'],
  ['data-stores', 'Data stores', 'data-stores'],
  ['udts', 'Data structures', 'udts'],
  ['functions', 'Functions', 'functions'],
  ['devices', 'Devices', 'devices'],
];

/** Addresses that the page's own navigation would never hold; an extension must not believe them. */
const HOSTILE = ['/organization/1e21', '/organization/-5', 'javascript:alert(1)', '//evil.example/organization/1'];

export function navigation({ organization, team }, kind, mode) {
  const isHostile = mode === 'hostile';
  const isLying = mode === 'lying';
  const organizationPath = isHostile
    ? HOSTILE[hash(location.pathname) % HOSTILE.length]
    : `/organization/${isLying ? organization.id + 1 : organization.id}`;
  const teamId = isHostile ? '99999999999999999999' : isLying ? (team?.id ?? 0) + 1 : team?.id;
  const items = [
    ['organization', 'Organization', organizationPath],
    ...TEAM_ITEMS.map(([id, label, rest]) => [id, label, `/${teamId}/${rest}`]),
  ];
  items.splice(3, 0, ['templates', 'Templates', '/templates']);
  return h(
    'dmo-first-level-navigation',
    { 'data-testid': 'first-level-navigation', class: `navigation ${kind}`, hidden: kind === 'mobile' ? '' : null },
    h('a', { class: 'logo', href: organizationPath, 'aria-label': 'Home' }, h('i'), h('i'), h('i')),
    h(
      'nav',
      { 'aria-label': kind === 'mobile' ? 'Main, phone' : 'Main' },
      items.map(([id, label, href]) =>
        h('a', { id, href, class: isCurrent(id) ? 'nav-item current' : 'nav-item' }, icon(id), h('span', {}, label)),
      ),
    ),
    h('a', { class: 'account', href: '/user/api', title: 'Profile' }, h('span', { class: 'avatar tone-2' }, 'PR')),
  );
}

function isCurrent(id) {
  const { pathname } = location;
  const words = { organization: 'organization', credentials: 'connections', templates: 'templates' };
  const word = words[id] ?? id;
  if (id === 'organization' || id === 'templates') return pathname.startsWith(`/${word}`);
  return new RegExp(`^/\\d+/${word}(/|$)`).test(pathname);
}

export function header({ organizations, organization, team }) {
  return h(
    'header',
    { class: 'top' },
    picker(
      'group',
      'Organization',
      organization.name,
      organizations.map((one) => [one.name, `/organization/${one.id}/dashboard`]),
    ),
    h('span', { class: 'slash' }, '/'),
    picker(
      'item',
      'Team',
      team?.name ?? 'No team',
      organization.teams.map((one) => [one.name, `/${one.id}/scenarios`]),
    ),
    h('span', { class: 'grow' }),
    h('label', { class: 'search' }, icon('search'), h('input', { type: 'search', placeholder: 'Search' })),
    h('span', { class: 'credits' }, h('b', {}, '71,204'), ' / 150,000 credits'),
    h('button', { class: 'ghost', type: 'button', 'aria-label': 'Notifications' }, icon('bell')),
  );
}

function picker(part, label, name, choices) {
  return h(
    'details',
    { class: 'picker' },
    h(
      'summary',
      { 'aria-label': `${label}: ${name}` },
      part === 'group' ? h('span', { class: `avatar square tone-${hash(name) % 6}` }, initials(name)) : null,
      h('span', { 'data-testid': `navigation-picker-trigger-${part}-name` }, name),
      icon('chevron'),
    ),
    h(
      'div',
      { class: 'menu' },
      choices.map(([text, href]) => h('a', { class: 'menu-item', href }, text)),
    ),
  );
}

const ORGANIZATION_TABS = [
  ['dashboard', 'Dashboard'],
  ['teams', 'Teams'],
  ['users', 'Users'],
  ['audit-logs', 'Audit logs'],
  ['variables', 'Variables'],
  ['subscription', 'Subscription'],
  ['credit-usage', 'Credit usage'],
  ['installed-apps', 'Installed apps'],
];
const CREDENTIAL_TABS = [
  ['connections', 'Connections'],
  ['keys', 'Keys'],
  ['credentials-requests/inbox', 'Requests'],
];
const TEAM_TABS = [
  ['team/dashboard', 'Dashboard'],
  ['team/users', 'Users'],
  ['team/audit-logs', 'Audit logs'],
  ['team/variables', 'Variables'],
];

/** The tabs below the header, where the page has some. */
export function subNavigation({ organization, team }, path) {
  if (path.startsWith('/organization/')) return tabs(`/organization/${organization.id}`, ORGANIZATION_TABS, path);
  if (/^\/\d+\/(connections|keys|credentials-requests)/.test(path)) return tabs(`/${team?.id}`, CREDENTIAL_TABS, path);
  return /^\/\d+\/team\//.test(path) ? tabs(`/${team?.id}`, TEAM_TABS, path) : null;
}

export function tabs(base, items, path) {
  return h(
    'nav',
    { class: 'tabs', 'aria-label': 'Section' },
    items.map(([part, label], index) =>
      h(
        'a',
        {
          href: part === '' ? base : `${base}/${part}`,
          class: path === (part === '' ? base : `${base}/${part}`) ? 'tab current' : 'tab',
          'data-testid': `navigation-menu-${index}`,
        },
        label,
      ),
    ),
  );
}
