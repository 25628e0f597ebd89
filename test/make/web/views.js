import { h, hash, icon, initials, svg } from './dom.js';

export function page(title, note, ...content) {
  return {
    content: h(
      'div',
      { class: 'page' },
      h(
        'div',
        { class: 'page-head' },
        h('div', {}, h('h1', { 'data-testid': 'page-title-h1' }, title), note ? h('p', { class: 'note' }, note) : null),
      ),
      content,
    ),
  };
}

export function plain(title, note) {
  return page(
    title,
    note,
    h('div', { class: 'card empty' }, h('span', { class: 'blob' }), h('p', {}, 'Nothing to show here yet.')),
  );
}

const APPS = {
  stripe: 'tone-0',
  netsuite: 'tone-1',
  slack: 'tone-2',
  hubspot: 'tone-3',
  zendesk: 'tone-4',
  google: 'tone-5',
};

/** Coloured discs for the apps that a scenario's name mentions. */
export function appDiscs(name) {
  const words = name
    .split(/[^\p{L}\d]+/u)
    .filter((word) => /^\p{Lu}/u.test(word))
    .slice(0, 3);
  return h(
    'span',
    { class: 'discs' },
    (words.length === 0 ? [name] : words).map((word) =>
      h('span', { class: `disc ${APPS[word.toLowerCase()] ?? `tone-${hash(word) % 6}`}` }, word[0].toUpperCase()),
    ),
  );
}

function toggle(isOn) {
  return h('span', { class: `toggle ${isOn ? 'on' : ''}`, title: isOn ? 'Active' : 'Inactive' }, h('i'));
}

export function dashboard({ organization }) {
  const days = Array.from(
    { length: 30 },
    (_, day) => 18 + (hash(`${organization.id}${day}`) % 60) * (day % 7 > 4 ? 0.3 : 1),
  );
  const bars = days.map((value, day) =>
    svg('rect', { x: String(day * 20 + 3), y: String(90 - value), width: '13', height: String(value), rx: '3' }),
  );
  const create = h(
    'a',
    { class: 'primary', href: `/${organization.teams[0]?.id}/scenarios/add`, 'data-testid': 'btn-create-scenario' },
    'Create scenario',
  );
  const view = page(
    organization.name,
    'Enterprise · resets in 12 days',
    h(
      'div',
      { class: 'figures' },
      [
        ['Credits used', '71,204', '47 % of 150,000'],
        [
          'Active scenarios',
          String(organization.teams.flatMap((team) => team.scenarios).filter((one) => one.isOn).length),
          'in all teams',
        ],
        ['Executions today', '3,918', '1.2 % with errors'],
        ['Data transfer', '11.4 GB', 'this period'],
      ].map(([label, value, note]) =>
        h('div', { class: 'card figure' }, h('span', {}, label), h('b', {}, value), h('small', {}, note)),
      ),
    ),
    h(
      'div',
      { class: 'card' },
      h('h2', {}, 'Credits, last 30 days'),
      svg('svg', { viewBox: '0 0 600 92', class: 'bars', role: 'img' }, bars),
    ),
    h(
      'div',
      { class: 'card flush' },
      h('h2', {}, 'Teams'),
      organization.teams.map((team) =>
        h(
          'a',
          { class: 'row', href: `/${team.id}/scenarios?folder=all&tab=all&type=scenario` },
          h('span', { class: `avatar square tone-${hash(team.name) % 6}` }, initials(team.name)),
          h('b', {}, team.name),
          h('span', { class: 'muted grow' }, `${team.scenarios.length} scenarios`),
          h('span', { class: 'muted' }, `${(hash(team.name) % 9000) + 400} credits`),
        ),
      ),
    ),
  );
  view.content.querySelector('.page-head').append(create);
  return view;
}

export function organizationList({ organization }, tab) {
  const rows = {
    teams: () =>
      organization.teams.map((team) => [team.name, `${team.scenarios.length} scenarios`, `/${team.id}/team/dashboard`]),
    users: () => organization.people.map((person) => [person.name, person.email, undefined]),
    variables: () => organization.variables.map((name) => [name, 'text', undefined]),
  }[tab]();
  return page(
    { teams: 'Teams', users: 'Users', variables: 'Organization variables' }[tab],
    organization.name,
    h(
      'div',
      { class: 'card flush' },
      rows.map(([name, note, href]) =>
        h(
          href ? 'a' : 'div',
          { class: 'row', href },
          h('span', { class: `avatar tone-${hash(name) % 6}` }, initials(name)),
          h('b', {}, name),
          h('span', { class: 'muted grow' }, note),
          icon('more'),
        ),
      ),
    ),
  );
}

const LISTS = {
  scenarios: ['Scenarios', (team, id) => `/${team}/scenarios/${id}`],
  connections: ['Connections', (team) => `/${team}/connections`],
  keys: ['Keys', (team) => `/${team}/keys`],
  requests: ['Credential requests', (team, id) => `/${team}/credentials-requests/inbox?requestId=${id}`],
  hooks: ['Webhooks', (team, id) => `/${team}/hooks/${id}/queue`],
  dataStores: ['Data stores', (team, id) => `/${team}/data-stores/browse/${id}`],
  dataStructures: ['Data structures', (team) => `/${team}/udts`],
  functions: ['Functions', (team) => `/${team}/functions`],
  variables: ['Team variables', (team) => `/${team}/team/variables`],
};

export function list({ team }, kind) {
  const [title, href] = LISTS[kind];
  const items = team?.[kind] ?? [];
  return page(
    title,
    team?.name ?? '',
    items.length === 0
      ? h('div', { class: 'card empty' }, h('span', { class: 'blob' }), h('p', {}, `No ${title.toLowerCase()} yet.`))
      : h(
          'div',
          { class: 'card flush' },
          items.map((item) => listRow(item, kind, href(team.id, item.id))),
        ),
  );
}

function listRow({ id, name, isOn }, kind, href) {
  const minutes = (hash(name) % 50) + 1;
  return h(
    'a',
    { class: 'row', href, 'data-testid': `${kind}-row-${id}` },
    appDiscs(name),
    h(
      'span',
      { class: 'grow two' },
      h('b', {}, name),
      h('small', {}, kind === 'scenarios' ? `Every ${minutes} minutes` : `ID ${id}`),
    ),
    kind === 'scenarios' ? h('span', { class: 'muted' }, icon('clock'), `${minutes} min ago`) : null,
    kind === 'scenarios' || kind === 'hooks' ? toggle(isOn) : icon('more'),
  );
}

export function records({ team }, kind, id) {
  const name = (team?.[kind] ?? []).find((item) => item.id === id)?.name ?? `${LISTS[kind][0]} ${id}`;
  const isQueue = kind === 'hooks';
  const rows = Array.from({ length: 9 }, (_, index) => hash(`${name}${index}`).toString(16).padStart(6, '0'));
  return page(
    name,
    isQueue ? `Queue · ${rows.length} waiting` : `Data store · ${rows.length} records`,
    h(
      'div',
      { class: 'card flush' },
      rows.map((key, index) =>
        h(
          'div',
          { class: 'row mono' },
          h('b', {}, `${isQueue ? 'evt' : 'key'}_${key}`),
          h(
            'span',
            { class: 'muted grow' },
            isQueue ? `${index * 4 + 2} minutes ago` : `{ "attempts": ${index % 3}, "status": "sent" }`,
          ),
          h('span', { class: 'muted' }, `${(hash(key) % 900) + 120} B`),
        ),
      ),
    ),
  );
}

export function tokens() {
  return page(
    'API access',
    'Tokens act on your behalf. Keep them secret.',
    h(
      'div',
      { class: 'card flush' },
      [
        ['Reporting', 'organizations:read, teams:read', '4 March 2026'],
        ['Audit Lens', 'organizations:read, teams:read', '2 November 2026'],
      ].map(([label, scopes, date]) =>
        h(
          'div',
          { class: 'row' },
          h('span', { class: 'avatar square tone-1' }, label[0]),
          h('span', { class: 'grow two' }, h('b', {}, label), h('small', {}, scopes)),
          h('span', { class: 'muted' }, date),
          h('code', {}, '••••••••'),
        ),
      ),
    ),
  );
}
