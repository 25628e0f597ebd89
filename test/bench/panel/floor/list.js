// A list with nothing in between: the same rows as the panel's, made by cloning, and only those in sight. What they look
// like is read off the panel itself, and drawn with its style sheets.

const OVERSCAN = 5;
/** As the panel's: no element can be as high as a million rows. */
const MOST = 15_000_000;

const made = ({ space, name, attributes, children }) => {
  const element = document.createElementNS(space, name);
  for (const [key, value] of attributes) element.setAttribute(key, value);
  element.append(...children.map((child) => (typeof child === 'string' ? child : made(child))));
  return element;
};

globalThis.drawList = ({
  frame,
  scroller,
  sticky,
  feed,
  day,
  rows,
  dayHeight,
  entryHeight,
  height,
  perDay,
  entries,
}) => {
  const list = made(feed);
  const box = made(scroller);
  const outer = made(frame);
  const head = made(sticky);
  const heading = made(day);
  const templates = rows.map(made);
  const wholeDay = dayHeight + perDay * entryHeight;
  const before = OVERSCAN * entryHeight;
  const drawn = new Map();

  /** Rows of many different texts, as those of a log are: other digits in each. */
  const filled = (element, index) => {
    const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const { currentNode } = texts;
      if (/\d/.test(currentNode.data))
        currentNode.data = currentNode.data.replace(/\d/g, (digit) => (Number(digit) + index) % 10);
    }
    if (element.id !== '') element.id = `row-${index}`;
    for (const named of element.querySelectorAll('[id]')) named.id = `${named.id}-${index}`;
    return element;
  };
  const place = (element, top) => {
    Object.assign(element.style, {
      position: 'absolute',
      insetInline: '0',
      top: '0',
      transform: `translateY(${top}px)`,
    });
    return element;
  };
  const draw = () => {
    const { scrollTop } = box;
    const from = scrollTop - before;
    const to = scrollTop + height + before;
    const wanted = new Set();
    for (let at = Math.max(0, Math.floor(from / wholeDay)); at * wholeDay < to; at += 1) {
      const start = at * wholeDay;
      const first = Math.max(0, Math.floor((from - start - dayHeight) / entryHeight));
      const items = [[`day ${at}`, start, () => filled(heading.cloneNode(true), at)]];
      for (let row = first; row < perDay && start + dayHeight + row * entryHeight < to; row += 1) {
        const index = at * perDay + row;
        const template = templates[index % templates.length];
        items.push([index, start + dayHeight + row * entryHeight, () => filled(template.cloneNode(true), index)]);
      }
      for (const [key, top, make] of items) {
        wanted.add(key);
        if (drawn.has(key)) continue;
        const element = place(make(), top);
        drawn.set(key, element);
        list.append(element);
      }
    }
    for (const [key, element] of drawn) {
      if (wanted.has(key)) continue;
      element.remove();
      drawn.delete(key);
    }
    const pushed = Math.min(0, (Math.floor(scrollTop / wholeDay) + 1) * wholeDay - scrollTop - dayHeight);
    head.firstElementChild.style.transform = `translateY(${pushed}px)`;
  };

  list.style.height = `${Math.min(MOST, Math.ceil(entries / perDay) * wholeDay)}px`;
  box.style.height = `${height}px`;
  box.append(head, list);
  outer.append(box);
  document.body.replaceChildren(outer);
  box.addEventListener('scroll', draw);
  draw();
  return drawn.size;
};
