import { expect } from 'vitest';
import type { TestPage } from '../browser/test-page';

/** What only a programmer would write: exceptions, stacks, and values that are none. */
const RAW =
  /\b(?:\w*Error\b(?! of)|undefined|null|NaN|Infinity|\[object|at \w+ \(|Failed to fetch|JSON\.parse|chrome-extension:|moz-extension:|DOMException)/;

/** Nothing that an exception said, and no token, stands on the page. */
export async function expectPlainWords(page: TestPage, tokens: readonly string[]): Promise<void> {
  const text = await page.text();
  expect(text).not.toMatch(RAW);
  for (const token of tokens) expect(text).not.toContain(token);
}
