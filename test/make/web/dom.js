/** Makes an element; `null` and `undefined` attributes and children are left out. */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined) continue;
    if (name === 'onclick') element.addEventListener('click', value);
    else element.setAttribute(name, value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return element;
}

export function svg(tag, attributes = {}, ...children) {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children.flat());
  return element;
}

const ICONS = {
  organization: 'M3 21V6l7-3v18M10 21h11V10h-11M6 9h1M6 13h1M6 17h1M14 14h3M14 17h3',
  scenarios: 'M5 12a3 3 0 1 0 .01 0M19 5a3 3 0 1 0 .01 0M19 17a3 3 0 1 0 .01 0M8 14l8-6M8 16l8 4',
  agents: 'M12 3v3M6 8h12v9H6zM9 12h.01M15 12h.01M9 20h6',
  templates: 'M4 5h16v5H4zM4 14h7v5H4zM15 14h5v5h-5z',
  credentials: 'M8 15a4 4 0 1 1 3-1l8-8 2 2-2 2 1 2-2 1-2-1-5 4',
  hooks: 'M12 8a3 3 0 1 1 3 3l3 6M9 9l-4 7a3 3 0 1 0 4 2h7',
  'data-stores': 'M4 6c0-4 16-4 16 0v12c0 4-16 4-16 0zM4 6c0 4 16 4 16 0M4 12c0 4 16 4 16 0',
  udts: 'M5 4h5v5H5zM14 15h5v5h-5zM7 9v8h7',
  devices: 'M7 3h10v18H7zM11 18h2',
  vhosts: 'M4 7h16v12H4zM9 7V4h6v3M4 12h16',
  functions: 'M8 20c4 0 3-16 8-16M7 10h9',
  search: 'M11 4a7 7 0 1 0 .01 0M16 16l5 5',
  bell: 'M6 17V11a6 6 0 0 1 12 0v6l2 2H4zM10 21h4',
  back: 'M15 5l-7 7 7 7',
  chevron: 'M8 10l4 4 4-4',
  play: 'M8 5v14l11-7z',
  clock: 'M12 4a8 8 0 1 0 .01 0M12 8v4l3 2',
  more: 'M6 12h.01M12 12h.01M18 12h.01',
  folder: 'M3 7h6l2 2h10v10H3z',
};

export function icon(name) {
  const path = svg('path', { d: ICONS[name] ?? ICONS.more });
  return svg('svg', { viewBox: '0 0 24 24', class: 'icon', 'aria-hidden': 'true' }, path);
}

/** A small, steady number of a text, to choose colours and figures that stay the same. */
export function hash(text) {
  let value = 7;
  for (const character of String(text)) value = (value * 31 + character.codePointAt(0)) % 100_003;
  return value;
}

export function initials(name) {
  const words = name.split(/\s+/);
  return (words[0][0] + (words.length > 1 ? words.at(-1)[0] : '')).toUpperCase();
}
