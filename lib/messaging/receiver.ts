import type { Failure } from '@/lib/failure';
import type { PageContextHint } from '@/lib/page-context';
import { failed, ok, type Result } from '@/lib/result';
import { type CommandName, type CommandRequest, PROTOCOL_VERSION } from './contract';
import { failureOf } from './failure-of';
import type { Handlers } from './handlers';
import { fitsIn } from './message-size';
import { parsePageContextHint } from './page-context-hint';
import { REQUEST_SCHEMAS } from './request-schemas';
import type { Sender, SenderClass } from './sender';
import { ALLOWED_SENDER, isMessageKind } from './sender-table';

/** Characters. The largest honest message is a query with many filters. */
export const MAX_MESSAGE = 100_000;

export interface ReceiverOptions {
  readonly handlers: Handlers;
  readonly classify: (sender: Sender) => SenderClass;
  /** Must not throw. `tabId` is the browser's word; everything in the hint is the page's. */
  readonly onPageContext: (hint: PageContextHint, tabId: number) => void;
}

/** A listener of `runtime.onMessage`: whether it will answer is decided before it returns, by a literal `true`. */
export type Receiver = (
  message: unknown,
  sender: Sender,
  sendResponse: (reply: Result<unknown>) => void,
) => true | undefined;

export function createReceiver({ handlers, classify, onPageContext }: ReceiverOptions): Receiver {
  async function run<Name extends CommandName>(name: Name, request: unknown): Promise<Result<unknown>> {
    const parsed = REQUEST_SCHEMAS[name]().safeParse(request);
    if (!parsed.success) return failed({ kind: 'refused' });
    const handle: (request: CommandRequest<Name>) => Promise<unknown> = handlers[name];
    try {
      return ok(await handle(parsed.data));
    } catch (error) {
      return failed(failureOf(error));
    }
  }

  return (message, sender, sendResponse) => {
    const senderClass = classify(sender);
    const read = readMessage(message, senderClass);
    // A page of Make is never answered, whatever it sends.
    if (senderClass === 'make-page') {
      const hint = read.kind === 'page.context' ? parsePageContextHint(message) : undefined;
      if (hint !== undefined && sender.tab?.id !== undefined) onPageContext(hint, sender.tab.id);
      return undefined;
    }
    if (read.kind === 'page.context' || read.kind === 'no-message') {
      sendResponse(failed(read.kind === 'no-message' ? read.failure : REFUSED));
      return undefined;
    }
    void run(read.kind, read.request).then(sendResponse);
    return true;
  };
}

type ReadMessage =
  | { readonly kind: CommandName; readonly request: unknown }
  | { readonly kind: 'page.context' }
  | { readonly kind: 'no-message'; readonly failure: Failure };

const REFUSED: Failure = { kind: 'refused' };

function readMessage(message: unknown, senderClass: SenderClass): ReadMessage {
  if (typeof message !== 'object' || message === null || !('kind' in message) || !fitsIn(message, MAX_MESSAGE)) {
    return { kind: 'no-message', failure: REFUSED };
  }
  const { kind } = message;
  // Before the kind is looked at: another version may know other kinds.
  if (!('protocolVersion' in message) || message.protocolVersion !== PROTOCOL_VERSION) {
    return { kind: 'no-message', failure: senderClass === 'own-page' ? { kind: 'reload-needed' } : REFUSED };
  }
  if (!isMessageKind(kind) || ALLOWED_SENDER[kind] !== senderClass) return { kind: 'no-message', failure: REFUSED };
  if (kind === 'page.context') return { kind };
  return { kind, request: 'request' in message ? message.request : undefined };
}
