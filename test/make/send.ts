import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { createGzip } from 'node:zlib';
import { type Answer, REFUSED } from './answer';
import type { Fault } from './faults';

const JSON_TYPE = 'application/json; charset=utf-8';
const HTML_TYPE = 'text/html; charset=utf-8';
const PADDING = Buffer.alloc(64 * 1024, ' ');

export function sendAnswer(response: ServerResponse, { status, body, headers = {} }: Answer): void {
  const isText = typeof body === 'string';
  response.writeHead(status, { 'Content-Type': isText ? 'text/plain; charset=utf-8' : JSON_TYPE, ...headers });
  response.end(isText ? body : JSON.stringify(body));
}

/** Sends what a faulty server would. `answer` is what a sound one would have said. */
export async function sendFault(response: ServerResponse, fault: Fault, answer: () => Answer): Promise<void> {
  switch (fault.kind) {
    case 'status':
      return sendStatus(response, fault);
    case 'login-page':
      response.writeHead(200, { 'Content-Type': HTML_TYPE });
      response.end('<!doctype html><title>Sign in</title><form action="/login"><input name="user"></form>');
      return;
    case 'truncated': {
      const text = JSON.stringify(answer().body);
      response.writeHead(200, { 'Content-Type': JSON_TYPE });
      response.end(text.slice(0, text.length / 2));
      return;
    }
    case 'cut-off': {
      const text = Buffer.from(JSON.stringify(answer().body));
      response.writeHead(200, { 'Content-Type': JSON_TYPE, 'Content-Length': text.length });
      response.write(text.subarray(0, text.length / 2), () => response.destroy());
      return;
    }
    case 'huge':
      response.writeHead(200, { 'Content-Type': JSON_TYPE });
      return pour(fault.bytes ?? Number.POSITIVE_INFINITY, response);
    case 'gzip-bomb': {
      response.writeHead(200, { 'Content-Type': JSON_TYPE, 'Content-Encoding': 'gzip' });
      return pour(fault.bytes, createGzip(), response);
    }
    case 'slow-headers':
      await wait(fault.ms, undefined, { ref: false });
      return sendAnswer(response, answer());
    case 'drip':
      return drip(response, answer(), fault.ms);
    case 'hang':
      return;
    case 'reset':
      response.destroy();
      return;
    case 'redirect':
      response.writeHead(fault.status ?? 302, { Location: fault.to });
      response.end();
      return;
    case 'answer':
    case 'request':
      return sendAnswer(response, answer());
  }
}

function sendStatus(response: ServerResponse, fault: Extract<Fault, { kind: 'status' }>): void {
  const usual = usualAnswer(fault.status);
  if (fault.body === undefined && usual !== undefined) {
    sendAnswer(response, { ...usual, headers: { ...usual.headers, ...fault.headers } });
    return;
  }
  const isPage = fault.body === undefined && fault.status >= 500;
  const body = fault.body ?? (isPage ? webPage(fault.status) : '');
  response.writeHead(fault.status, {
    'Content-Type': fault.contentType ?? (isPage ? HTML_TYPE : 'text/plain; charset=utf-8'),
    ...fault.headers,
  });
  response.end(body);
}

function usualAnswer(status: number): Answer | undefined {
  switch (status) {
    case 400:
      return REFUSED.badRequest('Validation failed.');
    case 401:
      return REFUSED.unauthorized();
    case 402:
      return REFUSED.notInPlan();
    case 403:
      return REFUSED.forbidden();
    case 404:
      return REFUSED.notFound('Not found.');
    case 429:
      return REFUSED.rateLimited(undefined);
    default:
      return undefined;
  }
}

function webPage(status: number): string {
  return `<!doctype html><html><head><title>${status}</title></head><body><center><h1>${status}</h1></center><hr>nginx</body></html>`;
}

/** An empty list and then spaces, no faster than the other side reads, until it has enough or hangs up. */
async function pour(bytes: number, ...sinks: readonly NodeJS.WritableStream[]): Promise<void> {
  function* chunks(): Generator<Buffer> {
    yield Buffer.from('{"auditLogs":[],"pg":{}');
    for (let sent = 0; sent < bytes; sent += PADDING.length) yield PADDING;
    yield Buffer.from('}');
  }
  await pipeline([Readable.from(chunks()), ...sinks]).catch(() => undefined);
}

async function drip(response: ServerResponse, { status, body, headers = {} }: Answer, ms: number): Promise<void> {
  response.writeHead(status, { 'Content-Type': JSON_TYPE, ...headers });
  response.flushHeaders();
  for (const byte of Buffer.from(JSON.stringify(body))) {
    if (response.destroyed) return;
    response.write(Buffer.from([byte]));
    await wait(ms, undefined, { ref: false });
  }
  response.end();
}
