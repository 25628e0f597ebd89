import { render } from '@testing-library/preact';
import { options } from 'preact';
import { useState } from 'preact/hooks';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { drawAfterInput } from '@/components/ui/draw-after-input';

const { debounceRendering } = options;
afterEach(() => {
  if (debounceRendering === undefined) delete options.debounceRendering;
  else options.debounceRendering = debounceRendering;
});

/** Tells how often it was changed. */
function Counter() {
  const [count, setCount] = useState(0);
  const add = () => setCount((before) => before + 1);
  return <input aria-label={`changed ${count}`} onInput={add} onClick={add} />;
}

function open() {
  const { container } = render(<Counter />);
  drawAfterInput();
  return {
    shown: () => container.querySelector('input')?.getAttribute('aria-label'),
    happen(type: string) {
      const event = new Event(type, { bubbles: true });
      // As browsers do while they tell of it.
      vi.stubGlobal('event', event);
      container.querySelector('input')?.dispatchEvent(event);
      vi.unstubAllGlobals();
    },
  };
}

describe('what an event changes', () => {
  it('is drawn in the same task, as a rule', async () => {
    const { shown, happen } = open();
    happen('click');
    await Promise.resolve();
    expect(shown()).toBe('changed 1');
  });

  it('is drawn in a task of its own after something was typed, once for all of it', async () => {
    const { shown, happen } = open();
    happen('input');
    happen('input');
    await Promise.resolve();
    expect(shown()).toBe('changed 0');
    await new Promise((resolve) => setTimeout(resolve));
    expect(shown()).toBe('changed 2');
  });
});
