export type Body = { readonly type: 'text'; readonly text: string } | { readonly type: 'too-large' | 'cut-off' };

/**
 * Reads a body up to a number of bytes (after decompression), then stops the transfer. A connection that breaks is
 * `cut-off`. Rejects only when `signal` aborts, also if the body itself does not heed it.
 */
export async function readBody(response: Response, maxBytes: number, signal: AbortSignal): Promise<Body> {
  if (response.body === null) return { type: 'text', text: '' };
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let bytes = 0;
  let text = '';
  try {
    for (;;) {
      const { done, value } = await orAbort(reader.read(), signal);
      if (done) return { type: 'text', text: text + decoder.decode() };
      bytes += value.byteLength;
      if (bytes > maxBytes) return { type: 'too-large' };
      text += decoder.decode(value, { stream: true });
    }
  } catch {
    signal.throwIfAborted();
    return { type: 'cut-off' };
  } finally {
    // Also after the end, where it does nothing; a body that is broken already may reject.
    reader.cancel().catch(() => {});
  }
}

/** The promise, or a rejection as soon as the signal aborts. */
export function orAbort<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
