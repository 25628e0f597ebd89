import { editor, overview } from './scenario.js';
import { dashboard, list, organizationList, plain, records, tokens } from './views.js';

/** Every address shape of the app. First that fits is shown; `where` is the organization and team it is about. */
const ROUTES = [
  [/^\/organization\/(\d+)\/(?:dashboard)?\/?$/, (where) => dashboard(where)],
  [/^\/organization\/(\d+)$/, (where) => dashboard(where)],
  [/^\/organization\/(\d+)\/(teams|users|variables)$/, (where, [, , tab]) => organizationList(where, tab)],
  [/^\/organization\/(\d+)\/([\w-]+)/, (where, [, , tab]) => plain(titleOf(tab), where.organization.name)],
  [/^\/(\d+)\/scenarios\/add$/, (where) => editor(where, undefined)],
  [/^\/(\d+)\/scenarios\/(\d+)\/edit$/, (where, [, , id]) => editor(where, id)],
  [/^\/(\d+)\/scenarios\/(\d+)(?:\/(\w+))?/, (where, [, , id, tab]) => overview(where, id, tab ?? 'diagram')],
  [/^\/(\d+)\/scenarios$/, (where) => list(where, 'scenarios')],
  [/^\/(\d+)\/connections/, (where) => list(where, 'connections')],
  [/^\/(\d+)\/keys/, (where) => list(where, 'keys')],
  [/^\/(\d+)\/credentials-requests/, (where) => list(where, 'requests')],
  [/^\/(\d+)\/hooks\/(\d+)/, (where, [, , id]) => records(where, 'hooks', id)],
  [/^\/(\d+)\/hooks$/, (where) => list(where, 'hooks')],
  [/^\/(\d+)\/data-stores\/(?:browse\/)?(\d+)/, (where, [, , id]) => records(where, 'dataStores', id)],
  [/^\/(\d+)\/data-stores$/, (where) => list(where, 'dataStores')],
  [/^\/(\d+)\/udts/, (where) => list(where, 'dataStructures')],
  [/^\/(\d+)\/functions/, (where) => list(where, 'functions')],
  [/^\/(\d+)\/templates/, (where) => plain('Team template', where.team?.name)],
  [/^\/(\d+)\/team\/variables/, (where) => list(where, 'variables')],
  [/^\/(\d+)\/team\/([\w-]+)/, (where, [, , tab]) => plain(`Team ${tab.replace('-', ' ')}`, where.team?.name)],
  [/^\/(\d+)\/(devices|agents|vhosts)/, (where, [, , tab]) => plain(titleOf(tab), where.team?.name)],
  [/^\/(\d+)\/?$/, (where) => list(where, 'scenarios')],
  [/^\/user\/api$/, () => tokens()],
  [/^\/templates/, () => plain('Public templates', 'Ready-made scenarios to start from')],
  [/^\//, (_, [path]) => plain(titleOf(path.slice(1) || 'Home'), '')],
];

const TITLES = { agents: 'AI agents', vhosts: 'MCP toolboxes', 'audit-logs': 'Audit logs', sso: 'Single sign-on' };

function titleOf(word) {
  return TITLES[word] ?? (word.charAt(0).toUpperCase() + word.slice(1)).replaceAll('-', ' ');
}

/** The view for a path: `{ title, content, documentTitle?, isEditor? }`. */
export function viewOf(path, where) {
  for (const [pattern, view] of ROUTES) {
    const match = pattern.exec(path);
    if (match !== null) return view(where, match[0] === '/' ? [path] : match);
  }
  return plain('Make', '');
}
