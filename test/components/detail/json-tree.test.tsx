import { render, screen, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { JsonTree } from '@/components/detail/json-tree';
import type { JsonValue } from '@/lib/json';

function draw(value: JsonValue) {
  const onCopy = vi.fn(async () => true);
  render(<JsonTree value={value} path="details" onCopy={onCopy} />);
  return { onCopy, user: userEvent.setup() };
}

const rowOf = (key: string) => {
  const row = screen.getByText(`${key}`).closest('li');
  if (row === null) throw new Error(`no row ${key}`);
  return within(row);
};

describe('details as a tree', () => {
  it('shows every kind of value', () => {
    draw({ name: 'Invoice sync', count: 3, on: true, none: null, empty: '', list: [], object: {} });
    for (const text of ['Invoice sync', '3', 'true', 'null', 'empty text', '[]', '{}']) {
      expect(screen.getByText(text)).toBeTruthy();
    }
  });

  it('opens the first levels, and others on demand', async () => {
    const { user } = draw({ a: { b: { c: { d: 'deep down' } } } });
    expect(screen.queryByText('deep down')).toBeNull();
    await user.click(screen.getByText('c'));
    expect(await screen.findByText('deep down')).toBeTruthy();
  });

  it('copies a value and the path to it', async () => {
    const { onCopy, user } = draw({ before: { 'odd key': ['x', 'y'] } });
    await user.click(rowOf('1').getByRole('button', { name: 'Copy value' }));
    expect(onCopy).toHaveBeenLastCalledWith('y');
    await user.click(rowOf('1').getByRole('button', { name: 'Copy path' }));
    expect(onCopy).toHaveBeenLastCalledWith('details.before["odd key"][1]');
  });

  it('shows long text in steps, and copies all of it', async () => {
    const text = `${'a'.repeat(300)}${'b'.repeat(50)}`;
    const { onCopy, user } = draw({ text });
    await user.click(rowOf('text').getByRole('button', { name: 'Copy value' }));
    expect(onCopy).toHaveBeenCalledWith(text);
    await user.click(screen.getByRole('button', { name: 'Show more (50 characters left)' }));
    expect(screen.getByText(text)).toBeTruthy();
  });

  it('shows many keys in steps', async () => {
    const { user } = draw(Object.fromEntries(Array.from({ length: 250 }, (_, at) => [`key${at}`, at])));
    expect(screen.queryByText('key100')).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Show 100 more of 150' }));
    expect(screen.getByText('key199')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Show 50 more of 50' })).toBeTruthy();
  });

  it('can be opened level by level, however deep it goes', async () => {
    let value: JsonValue = 'bottom';
    for (let level = 30; level > 0; level -= 1) value = { [`level${level}`]: value };
    const { user } = draw(value);
    for (let level = 3; level < 30; level += 1) await user.click(await screen.findByText(`level${level}`));
    expect(await screen.findByText('bottom')).toBeTruthy();
  });

  it('makes hidden characters visible in keys and values', () => {
    draw({ 'a\u202Eb': 'c\u2066d' });
    expect(screen.getByText('a<U+202E>b')).toBeTruthy();
    expect(screen.getByText('c<U+2066>d')).toBeTruthy();
  });
});
