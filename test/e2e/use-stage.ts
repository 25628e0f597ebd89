import { afterAll, beforeAll, expect } from 'vitest';
import { zoneOrigin } from '@/lib/zone';
import type { BrowserKind } from '../browser/find-browser';
import { openStage, type Stage, type StageOptions } from '../browser/stage';

export const BROWSER: BrowserKind = process.env.E2E_BROWSER === 'firefox' ? 'firefox' : 'chromium';

/** Addresses that Firefox itself asks for; the proxy refuses them. None of them is ours. */
const FIREFOX_ITSELF = /(^|\.)(mozilla\.(com|org|net)|firefox\.com|mozgcp\.net|cloudfront\.net):443$/;

/** Pages of these are opened by the tests themselves; API calls are held against the zones asked for. */
const MAKE = /(^|\.)make\.(com|celonis\.com):443$/;

export interface UseStageOptions extends StageOptions {
  /** API hosts that this file's scenario lets the extension ask. */
  readonly zones?: readonly string[];
  /** Hosts beyond Make's whose pages the tests of this file open. */
  readonly visits?: readonly string[];
}

/**
 * One browser and one stand-in for the tests of a file. Whatever they were about, at the end the browser must not list
 * an error of the extension, and nothing may have leaked.
 */
export function useStage({ zones = ['eu1.make.com'], visits = [], ...options }: UseStageOptions = {}): () => Stage {
  let stage: Stage | undefined;

  function current(): Stage {
    if (stage === undefined) throw new Error('The stage is not open yet.');
    return stage;
  }

  beforeAll(async () => {
    stage = await openStage(BROWSER, options);
  });

  afterAll(async () => {
    if (stage === undefined) return;
    try {
      expect(await stage.errors(), 'errors that the browser lists for the extension').toEqual([]);
      expectNoLeak(stage, zones, visits);
    } finally {
      await stage.close();
    }
  });

  return current;
}

/** No cookie, no referrer, no token outside its zone, no host but the zones asked for. */
function expectNoLeak({ make, proxy }: Stage, zones: readonly string[], visits: readonly string[]): void {
  const ours = make.log.api().filter(({ authorization }) => authorization !== undefined);
  expect(ours.filter(({ cookie }) => cookie !== undefined)).toEqual([]);
  expect(ours.filter(({ referer }) => referer !== undefined)).toEqual([]);
  expect(ours.filter(({ origin }) => origin !== undefined)).toEqual([]);
  expect(ours.filter(({ host }) => !zones.includes(host)).map(({ host, path }) => host + path)).toEqual([]);
  for (const { token, zone } of make.tokens) {
    const carriers = make.log.all().filter((request) => JSON.stringify(request.headers).includes(token));
    expect(carriers.filter(({ host }) => host !== zone)).toEqual([]);
    expect(make.log.all().filter(({ url }) => url.includes(token))).toEqual([]);
  }
  const foreign = proxy.asked.filter(
    (asked) => !MAKE.test(asked) && !FIREFOX_ITSELF.test(asked) && !visits.includes(asked),
  );
  expect(foreign, 'hosts asked for through the proxy').toEqual([]);
}

/** `https://eu1.make.com/...` */
export function makeUrl(path: string, zone: Parameters<typeof zoneOrigin>[0] = 'eu1.make.com'): string {
  return `${zoneOrigin(zone)}${path}`;
}
