/** Lets input and drawing have their turn. */
export function letPageGoOn(): Promise<void> {
  // Firefox knows it since 142; a timer comes a few ms later.
  if ('scheduler' in globalThis && 'yield' in scheduler) return scheduler.yield();
  return new Promise((resolve) => setTimeout(resolve));
}
