import { h } from './dom.js';
import { header, navigation, subNavigation } from './layout.js';
import { viewOf } from './routes.js';

const state = JSON.parse(document.getElementById('state').textContent);
const root = document.querySelector('integromat');

/** Which organization and team the address is about; pages that say neither keep the last ones, as Make does. */
function whereOf(path) {
  const { organizations } = state;
  const [, organizationId] = /^\/organization\/(\d+)/.exec(path) ?? [];
  const [, teamId] = /^\/(\d+)(?:\/|$)/.exec(path) ?? [];
  const last = JSON.parse(sessionStorage.getItem('last') ?? '{}');
  const organization =
    organizations.find(({ id }) => String(id) === organizationId) ??
    organizations.find(({ teams }) => teams.some(({ id }) => String(id) === teamId)) ??
    organizations.find(({ id }) => id === last.organization) ??
    organizations[0];
  const team =
    organization.teams.find(({ id }) => String(id) === teamId) ??
    organization.teams.find(({ id }) => id === last.team) ??
    organization.teams[0];
  sessionStorage.setItem('last', JSON.stringify({ organization: organization.id, team: team?.id }));
  return { organizations, organization, team, isTeamPage: teamId !== undefined };
}

function render() {
  const { pathname } = location;
  if (/^\/organization\/\d+\/?$/.test(pathname))
    history.replaceState({}, '', `${pathname.replace(/\/$/, '')}/dashboard`);
  const where = whereOf(location.pathname);
  const view = viewOf(location.pathname, where);
  document.title = view.documentTitle ?? 'Make';
  root.replaceChildren(
    h(
      'ng-component',
      {},
      h(
        'zone-layout',
        { class: view.isEditor ? 'is-editor' : null },
        ...menus(where),
        h(
          'div',
          { class: 'main' },
          view.isEditor ? null : header(where),
          h('main', { class: 'content' }, view.isEditor ? null : subNavigation(where, location.pathname), view.content),
        ),
      ),
    ),
  );
}

/** Twice, as Make does: for wide windows and, hidden here, for phones. */
function menus(where) {
  if (state.navigation === 'absent' || (state.navigation === 'late' && !isLate)) return [];
  return ['desktop', 'mobile'].map((kind) => navigation(where, kind, state.navigation));
}

let isLate = false;
if (state.navigation === 'late') {
  setTimeout(() => {
    isLate = true;
    render();
  }, 1500);
}

/** A click on a link of the app changes the address without loading. */
document.addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
  if (link === null || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
  const url = new URL(link.href, location.href);
  if (url.origin !== location.origin) return;
  event.preventDefault();
  if (url.href !== location.href) history.pushState({}, '', url);
  render();
  scrollTo(0, 0);
});
addEventListener('popstate', render);

// For tests that move the page as the app itself would.
addEventListener('stand-in:navigate', (event) => {
  history.pushState({}, '', event.detail);
  render();
});

render();
