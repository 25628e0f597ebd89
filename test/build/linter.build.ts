import { describe, expect, test } from 'vitest';
import { z } from '@/lib/zod';
import { runCommand } from '../run/command';

const Message = z.object({ code: z.string(), message: z.string(), file: z.optional(z.string()) });
const Report = z.object({ errors: z.array(Message), warnings: z.array(Message), notices: z.array(Message) });

const PAGES = ['options', 'popup', 'sidepanel'] as const;

describe("Mozilla's linter for add-ons", () => {
  test('finds no error, and warns of nothing but the innerHTML in Preact itself, once a page', async () => {
    const { output } = await runCommand('addons-linter', ['.output/firefox-mv3', '--output', 'json', '--boring']);
    const report = Report.parse(JSON.parse(output.slice(output.indexOf('{'), output.lastIndexOf('}') + 1)));
    expect(report.errors).toEqual([]);
    expect(report.notices).toEqual([]);
    const innerHtml = 'UNSAFE_VAR_ASSIGNMENT: Unsafe assignment to innerHTML';
    expect(report.warnings.map(({ code, message }) => `${code}: ${message}`)).toEqual(PAGES.map(() => innerHtml));
    expect(new Set(report.warnings.map(({ file }) => file)).size).toBe(PAGES.length);
  });
});
