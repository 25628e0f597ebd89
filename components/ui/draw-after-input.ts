import { options } from 'preact';

/**
 * From now on, what an `input` event changes is drawn in a task of its own: among a million entries an answer takes a
 * part of a frame to find and another to draw, and together they would hold up the next key. All else is drawn at once.
 */
export function drawAfterInput(): void {
  options.debounceRendering = (draw) => {
    if (globalThis.event?.type === 'input') setTimeout(draw);
    else queueMicrotask(draw);
  };
}
