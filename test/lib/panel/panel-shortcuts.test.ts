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
    expect(commandOf(press(key), { onlyEscape: false })).toBe(command);
  });

  it('leave all but Escape to the text being typed, and to who wants none', () => {
    expect(commandOf(press('j'), { onlyEscape: true })).toBeUndefined();
    expect(commandOf(press('?'), { onlyEscape: true })).toBeUndefined();
    expect(commandOf(press('Escape'), { onlyEscape: true })).toBe('back');
  });

  it.each([{ ctrlKey: true }, { metaKey: true }, { altKey: true }, { isComposing: true }])(
    'leave the browser its own keys: %j',
    (more) => {
      expect(commandOf(press('r', more), { onlyEscape: false })).toBeUndefined();
    },
  );
});
