import type { CommandName } from './contract';
import type { SenderClass } from './sender';

export type MessageKind = CommandName | 'page.context';

/** Who may send what. Whatever is not in this table is refused; a kind without a row does not compile. */
export const ALLOWED_SENDER: { readonly [Kind in MessageKind]: SenderClass } = {
  'connection.connect': 'own-page',
  'connection.remove': 'own-page',
  'organization.describe': 'own-page',
  'page.resolve': 'own-page',
  'source.open': 'own-page',
  'source.refresh': 'own-page',
  'source.load-older': 'own-page',
  'source.mark-seen': 'own-page',
  'source.filters': 'own-page',
  'backfill.start': 'own-page',
  'backfill.pause': 'own-page',
  'backfill.resume': 'own-page',
  'backfill.cancel': 'own-page',
  'entry.detail': 'own-page',
  'entry.names': 'own-page',
  'details.pace': 'own-page',
  'details.fetch': 'own-page',
  'storage.usage': 'own-page',
  'storage.delete-all': 'own-page',
  'page.context': 'make-page',
};

export function isMessageKind(kind: unknown): kind is MessageKind {
  return typeof kind === 'string' && Object.hasOwn(ALLOWED_SENDER, kind);
}
