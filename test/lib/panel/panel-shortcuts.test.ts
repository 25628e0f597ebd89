import { describe, expect, it } from 'vitest';
import { commandOf } from '@/lib/panel/panel-shortcuts';

const press = (key: string, more = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  isComposing: false,
  ...more,
});

describe('shortcuts', () => {
  it.each([
    ['/', 'search'],
    ['f', 'filters'],
    ['j', 'next-row'],
    ['k', 'previous-row'],
    ['J', 'next-entry'],
    ['K', 'previous-entry'],
    ['r', 'refresh'],
    ['p', 'pin'],
    ['?', 'help'],
    ['Escape', 'back'],
    ['x', undefined],
  ])('%s means %s', (key, command) => {
    expect(commandOf(press(key), false)).toBe(command);
  });

  it('leave letters to the text being typed, and Escape to the panel', () => {
    expect(commandOf(press('j'), true)).toBeUndefined();
    expect(commandOf(press('?'), true)).toBeUndefined();
    expect(commandOf(press('Escape'), true)).toBe('back');
  });

  it.each([{ ctrlKey: true }, { metaKey: true }, { altKey: true }, { isComposing: true }])(
    'leave the browser its own keys: %j',
    (more) => {
      expect(commandOf(press('r', more), false)).toBeUndefined();
    },
  );
});
