import { describe, expect, it } from 'vitest';
import { TARGET_KINDS } from '@/lib/audit-log/target';
import { unloggedText } from '@/lib/text/unlogged';

describe('what the log of an object cannot show', () => {
  it.each([
    ['scenario', 'Changes only: Make’s audit log does not hold its runs.'],
    ['webhook', 'Changes only: Make’s audit log does not hold the calls it receives.'],
    ['template', 'Make’s audit log is not known to cover templates.'],
    ['mcp-toolbox', 'Make’s audit log is not known to cover MCP toolboxes.'],
    ['team', undefined],
  ] as const)('is said of a %s', (kind, text) => {
    expect(unloggedText(kind)).toBe(text);
  });

  it.each(TARGET_KINDS)('is one sentence, if any: %s', (kind) => {
    expect(unloggedText(kind) ?? 'None.').toMatch(/^[A-Z][^.]+\.$/);
  });
});
