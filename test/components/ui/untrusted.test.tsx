import { cleanup, render } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { JsonTree } from '@/components/detail/json-tree';
import { Untrusted } from '@/components/ui/untrusted';
import type { JsonValue } from '@/lib/json';

afterEach(cleanup);

/** What Preact's own nodes look like, as Make could send it. */
const NODE: JsonValue = {
  type: 'img',
  props: { src: 'x', onerror: 'globalThis.owned = 1', dangerouslySetInnerHTML: { __html: '<script>1</script>' } },
  key: null,
  ref: null,
  __k: null,
  __v: 1,
};

describe('what Make sends', () => {
  it('is no node, however much it looks like one', () => {
    const { container } = render(
      <JsonTree value={{ node: NODE, list: [NODE] }} path="details" onCopy={async () => true} />,
    );
    expect(container.querySelectorAll('img, script')).toHaveLength(0);
    expect(container.textContent).toContain('onerror');
    expect(container.textContent).toContain('globalThis.owned = 1');
  });

  it.each(['<b>bold</b>', '&lt;b&gt;', '<!-- -->', JSON.stringify(NODE)])('is one text node: %s', (value) => {
    const { container } = render(<Untrusted value={value} limit={1000} />);
    const [bdi] = container.children;
    expect(bdi?.localName).toBe('bdi');
    expect([...(bdi?.childNodes ?? [])].map(({ nodeType, textContent }) => [nodeType, textContent])).toEqual([
      [Node.TEXT_NODE, value],
    ]);
  });

  it.each(['<b>bold</b>', JSON.stringify(NODE)])(
    'is several text nodes where something in it is marked: %s',
    (value) => {
      const { container } = render(<Untrusted value={value} limit={1000} marks={[{ from: 1, to: 4 }]} />);
      expect(container.textContent).toBe(value);
      expect([...container.querySelectorAll('*')].map(({ localName }) => localName)).toEqual(['bdi', 'mark']);
      expect(container.querySelector('mark')?.textContent).toBe(value.slice(1, 4));
    },
  );
});
