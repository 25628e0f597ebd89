import { request } from 'node:https';
import type { Readable } from 'node:stream';

/**
 * A `fetch` for Node that reaches the stand-in under Make's names, for code that takes its `fetch` from outside.
 * It sends what it is given and follows no redirect: an answer that is one is a failed fetch, as with `redirect: 'error'`.
 */
export function createStandInFetch(standIn: { readonly port: number; readonly ca: string }): typeof fetch {
  return (input, init) =>
    new Promise((resolve, reject) => {
      const asked = new Request(input, init);
      const url = new URL(asked.url);
      const outgoing = request(
        {
          host: '127.0.0.1',
          port: standIn.port,
          servername: url.hostname,
          ca: standIn.ca,
          agent: false,
          method: asked.method,
          path: `${url.pathname}${url.search}`,
          headers: { ...Object.fromEntries(asked.headers), host: url.hostname },
          signal: asked.signal,
        },
        (incoming) => {
          const status = incoming.statusCode ?? 0;
          if (status >= 300 && status < 400) {
            incoming.destroy();
            reject(new TypeError('Failed to fetch'));
            return;
          }
          const headers = new Headers();
          for (const [name, value] of Object.entries(incoming.headers)) {
            for (const one of [value ?? []].flat()) headers.append(name, one);
          }
          resolve(new Response(bodyOf(incoming, status), { status, headers }));
        },
      );
      outgoing.on('error', (error) => {
        reject(asked.signal.aborted ? asked.signal.reason : new TypeError('Failed to fetch', { cause: error }));
      });
      outgoing.end();
    });
}

function bodyOf(incoming: Readable, status: number): ReadableStream<Uint8Array> | null {
  if (status === 204 || status === 304) return null;
  const reader = incoming[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await reader.next();
      if (done === true) controller.close();
      else controller.enqueue(new Uint8Array(value));
    },
    cancel() {
      incoming.destroy();
    },
  });
}
