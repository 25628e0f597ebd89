import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { isZone, type Zone } from '@/lib/zone';
import { type Answer, REFUSED } from './answer';
import { createApi } from './api';
import { createCertificate } from './certificate';
import { createFaults, type Faults } from './faults';
import { ALL_HOSTS, CERTIFICATE_NAMES, hostResolverRules } from './hosts';
import { servePage } from './pages';
import { createQuirkSwitch, type QuirkSwitch, type Quirks } from './quirks';
import { createRequestLog, type RequestLog } from './request-log';
import { sendAnswer, sendFault } from './send';
import { createWorld, type DefaultWorld, type WorldOptions } from './world';

export interface StandInOptions extends WorldOptions {
  readonly quirks?: Partial<Quirks>;
  readonly world?: DefaultWorld;
}

export interface StandIn extends DefaultWorld {
  readonly port: number;
  /** PEM of the certificate, to be trusted as `ca` under Node. */
  readonly ca: string;
  readonly spki: string;
  /** What Chromium needs to take this server for Make, and to reach nothing else. */
  readonly chromiumArguments: readonly string[];
  readonly log: RequestLog;
  readonly quirks: QuirkSwitch;
  readonly faults: Faults;
  /** From now on every connection ends as it begins, until the answer is called: then it tells how many there were. */
  unplug(): () => number;
  close(): Promise<void>;
}

/** Make on loopback: pages and API of all six zones, and hosts that only look like it, on one port. */
export async function startStandIn(options: StandInOptions = {}): Promise<StandIn> {
  const world = options.world ?? createWorld(options);
  const log = createRequestLog();
  const quirks = createQuirkSwitch(options.quirks);
  const faults = createFaults();
  const api = createApi(world, () => quirks.now);
  const { key, cert, spki } = createCertificate(CERTIFICATE_NAMES);

  const server = createServer({ key, cert }, (request, response) => {
    const logged = log.add(request);
    response.on('close', () => {
      logged.status = response.headersSent ? response.statusCode : 0;
      logged.cutOff = !response.writableFinished;
    });
    response.on('error', () => undefined);
    answer(request, response).catch(() => response.destroy());
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const host = (request.headers.host ?? '').split(':')[0] ?? '';
    const url = request.url ?? '/';
    response.setHeader('Date', new Date(Date.now() + quirks.now.clockOffset).toUTCString());
    if (!ALL_HOSTS.includes(host)) return sendAnswer(response, REFUSED.misdirected());
    if (!url.startsWith('/api/')) return servePage(request, response, host, world, quirks.now);
    if (quirks.now.latency > 0) await wait(quirks.now.latency);
    if (!isZone(host)) return sendAnswer(response, REFUSED.notFound('No API at this host.'));
    await answerApi(request, response, host, url);
  }

  async function answerApi(request: IncomingMessage, response: ServerResponse, zone: Zone, url: string): Promise<void> {
    const { method = '', headers } = request;
    const { authorization } = headers;
    const sound = (asked = url): Answer => {
      if (!asked.startsWith('/api/v2/')) return REFUSED.notFound('Only version 2.');
      return api({ zone, method, url: asked.slice('/api/v2'.length), authorization });
    };
    const fault = faults.take(zone, url);
    if (fault === undefined) return sendAnswer(response, sound());
    await sendFault(response, withRetryAfter(fault, quirks.now.retryAfter), () => {
      if (fault.kind === 'request') return sound(fault.change(url));
      return fault.kind === 'answer' ? fault.change(sound(), url) : sound();
    });
  }

  let refused: number | undefined;
  server.on('connection', (socket: Socket) => {
    if (refused === undefined) return;
    refused += 1;
    socket.destroy();
  });

  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const { port } = address;

  return {
    ...world,
    port,
    ca: cert,
    spki,
    chromiumArguments: [
      `--host-resolver-rules=${hostResolverRules(port)}`,
      `--ignore-certificate-errors-spki-list=${spki}`,
    ],
    log,
    quirks,
    faults,
    unplug() {
      refused = 0;
      server.closeAllConnections();
      return () => {
        const count = refused ?? 0;
        refused = undefined;
        return count;
      };
    },
    async close() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
    },
  };
}

function withRetryAfter<F extends Parameters<typeof sendFault>[1]>(fault: F, retryAfter: string | undefined): F {
  if (fault.kind !== 'status' || fault.status !== 429 || retryAfter === undefined) return fault;
  return { ...fault, headers: { 'Retry-After': retryAfter, ...fault.headers } };
}
