import { format } from 'node:util';
import { afterEach, beforeEach } from 'vitest';

/** An error on the console that a test did not ask for fails it. A test that expects one puts its own spy there. */
export function refuseConsoleErrors(): void {
  const { error } = console;
  const unexpected: string[] = [];

  beforeEach(() => {
    unexpected.length = 0;
    console.error = (...values: unknown[]) => void unexpected.push(format(...values));
  });

  afterEach(() => {
    console.error = error;
    if (unexpected.length > 0) throw new Error(`Unexpected console.error:\n${unexpected.join('\n')}`);
  });
}
