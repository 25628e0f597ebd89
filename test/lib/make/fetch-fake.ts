/** What was sent, as a plain record that a test can compare. */
export interface SentRequest {
  readonly url: string;
  readonly init: RequestInit;
}

type Reply = (request: SentRequest) => Response | Promise<Response>;

/** Answers exactly the planned requests, in their order; one that was not planned, or comes once more, fails. */
export function createFetchFake(...planned: readonly Reply[]) {
  const sent: SentRequest[] = [];
  const fetch: typeof globalThis.fetch = async (input, init = {}) => {
    const request = { url: String(input), init };
    const reply = planned[sent.length];
    sent.push(request);
    if (reply === undefined) throw new UnplannedRequest(request.url);
    return reply(request);
  };
  return { fetch, sent };
}

class UnplannedRequest extends Error {}

export function json(body: unknown, init: ResponseInit = {}): Reply {
  return () => text(JSON.stringify(body), 'application/json; charset=utf-8', init);
}

export function text(body: string, contentType: string, init: ResponseInit = {}): Response {
  return new Response(body, { ...init, headers: { 'content-type': contentType, ...init.headers } });
}

/** A body that never ends by itself: one chunk at each step of the given generator. */
export function streaming(
  chunks: () => AsyncGenerator<Uint8Array<ArrayBuffer>>,
  onCancel: () => void = () => {},
): Response {
  const iterator = chunks();
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
    async pull(controller) {
      const { done, value } = await iterator.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: onCancel,
  });
  return new Response(body, { headers: { 'content-type': 'application/json' } });
}
