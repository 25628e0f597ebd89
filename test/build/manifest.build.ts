import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from '@/lib/zod';
import { ZONES } from '@/lib/zone';
import { BUILDS, type Build, filesOf, textOf } from './output';

const Manifest = z.looseObject({
  version: z.string(),
  host_permissions: z.array(z.string()),
  content_scripts: z.array(z.looseObject({ matches: z.array(z.string()), js: z.array(z.string()) })),
  content_security_policy: z.object({ extension_pages: z.string() }),
  incognito: z.string(),
});

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; " +
  'connect-src https://eu1.make.com https://eu2.make.com https://us1.make.com https://us2.make.com ' +
  'https://eu1.make.celonis.com https://us1.make.celonis.com; ' +
  "object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; " +
  "require-trusted-types-for 'script'; trusted-types 'none'";

const KNOWN_FORBIDDEN = ['web_accessible_resources', 'update_url', 'key', 'optional_host_permissions'];

describe.each(BUILDS)('the manifest of %s', (build) => {
  const manifest = Manifest.parse(JSON.parse(textOf(filesOf(build), 'manifest.json')));

  // Every new permission, host or resource is a decision: it is taken by editing the approved file.
  test('is the approved one', () => {
    expect(manifest).toEqual({ ...approved(build), version: manifest.version });
  });

  test('reaches exactly the six zones, with one content script', () => {
    const patterns = ZONES.map((zone) => `https://${zone}/*`);
    expect(manifest.host_permissions).toEqual(patterns);
    expect(manifest.content_scripts.map(({ matches, js }) => ({ matches, js }))).toEqual([
      { matches: patterns, js: ['make-page.js'] },
    ]);
  });

  test('has the content security policy byte for byte', () => {
    expect(manifest.content_security_policy.extension_pages).toBe(POLICY);
  });

  test('offers nothing to web pages and stays out of private windows', () => {
    expect(KNOWN_FORBIDDEN.filter((key) => key in manifest)).toEqual([]);
    expect(manifest.incognito).toBe('not_allowed');
  });
});

function approved(build: Build): Record<string, unknown> {
  const path = new URL(`./approved/manifest.${build}.json`, import.meta.url);
  return z.record(z.string(), z.unknown()).parse(JSON.parse(readFileSync(path, 'utf8')));
}
