import { h, hash, icon, svg } from './dom.js';
import { tabs } from './layout.js';
import { page } from './views.js';

const STEPS = ['Watch events', 'Get a record', 'Router', 'Create a record', 'Send a message', 'Update a row'];

/** The name's two halves are the first and the last app of the picture. */
function modulesOf(name) {
  const [from = 'App', to = 'App'] = name.split(/→|↔|:/).map((part) => part.trim().split(' ')[0]);
  const count = 4 + (hash(name) % 3);
  return Array.from({ length: count }, (_, index) => ({
    app:
      index === 0 ? from : index === count - 1 ? to : ['Data store', 'Tools', 'HTTP', 'JSON'][(hash(name) + index) % 4],
    step: STEPS[(index + (index === 0 ? 0 : hash(name))) % STEPS.length],
  }));
}

function diagram(name) {
  const modules = modulesOf(name);
  const width = modules.length * 170;
  const parts = modules.flatMap(({ app, step }, index) => {
    const x = 85 + index * 170;
    const y = 120 + (index % 2 === 0 ? 0 : 26);
    const next = 120 + ((index + 1) % 2 === 0 ? 0 : 26);
    const line =
      index === modules.length - 1
        ? []
        : [svg('path', { class: 'wire', d: `M${x + 44} ${y} C${x + 85} ${y} ${x + 85} ${next} ${x + 126} ${next}` })];
    return [
      ...line,
      svg('circle', { class: `module tone-${hash(app) % 6}`, cx: String(x), cy: String(y), r: '40' }),
      text(x, y + 8, 'letter', app[0].toUpperCase()),
      text(x, y + 62, 'app', app),
      text(x, y + 79, 'step', step),
    ];
  });
  return svg('svg', { class: 'diagram', viewBox: `0 0 ${width} 250`, role: 'img' }, parts);
}

function text(x, y, kind, content) {
  return svg('text', { x: String(x), y: String(y), class: kind, 'text-anchor': 'middle' }, content);
}

function isOn({ team }, id) {
  return (team?.scenarios ?? []).some((scenario) => scenario.id === id && scenario.isOn);
}

function nameOf({ team }, id) {
  return (
    (team?.scenarios ?? []).find((scenario) => scenario.id === id)?.name ??
    (id === undefined ? 'New scenario' : `Scenario ${id}`)
  );
}

const TABS = [
  ['', 'Diagram'],
  ['logs', 'History'],
  ['dlqs', 'Incomplete executions'],
  ['settings', 'Settings'],
];

export function overview(where, id, tab) {
  const name = nameOf(where, id);
  const base = `/${where.team?.id}/scenarios/${id}`;
  const view = page(
    name,
    isOn(where, id) ? 'Active · every 15 minutes' : 'Inactive',
    tabs(base, TABS, location.pathname),
    tab === 'logs' ? runs(name) : h('div', { class: 'card canvas' }, diagram(name)),
  );
  view.content
    .querySelector('.page-head')
    .append(
      h('span', { class: `chip ${isOn(where, id) ? 'good' : ''}` }, isOn(where, id) ? 'On' : 'Off'),
      h('a', { class: 'primary', href: `${base}/edit` }, 'Edit'),
    );
  return view;
}

function runs(name) {
  return h(
    'div',
    { class: 'card flush' },
    Array.from({ length: 10 }, (_, index) => {
      const isBad = hash(`${name}${index}`) % 6 === 0;
      return h(
        'div',
        { class: 'row' },
        h('span', { class: `chip ${isBad ? 'bad' : 'good'}` }, isBad ? 'Error' : 'Success'),
        h('span', { class: 'grow' }, `${index * 15 + 3} minutes ago`),
        h('span', { class: 'muted' }, `${(hash(`${index}${name}`) % 40) + 4} credits`),
      );
    }),
  );
}

/** The editor hides the header, and with it the names of organization and team. */
export function editor(where, id) {
  const name = nameOf(where, id);
  return {
    isEditor: true,
    documentTitle: `${name} | Make`,
    content: h(
      'div',
      { class: 'editor' },
      h(
        'div',
        { class: 'editor-head', 'data-testid': 'scenario-header' },
        h(
          'a',
          {
            class: 'ghost',
            href: `/${where.team?.id}/scenarios${id === undefined ? '' : `/${id}`}`,
            'aria-label': 'Back',
          },
          icon('back'),
        ),
        h('input', { id: 'editable-scenario-title', value: name, 'aria-label': 'Scenario name' }),
        h('span', { class: 'muted' }, 'Saved'),
      ),
      h('div', { class: 'board' }, diagram(name)),
      h(
        'div',
        { class: 'editor-foot' },
        h('button', { class: 'primary', type: 'button' }, icon('play'), 'Run once'),
        h('span', { class: 'pill' }, icon('clock'), isOn(where, id) ? 'Every 15 minutes' : 'Off'),
      ),
    ),
  };
}
