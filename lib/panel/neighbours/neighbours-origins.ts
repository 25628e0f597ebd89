import type { AuditLogQuery } from '@/lib/audit-log/query';
import type { CivilTime } from '@/lib/audit-log/query/civil-time';
import { parseQuery } from '@/lib/audit-log/query/parse';
import { printQuery } from '@/lib/audit-log/query/print';
import type { Level, Scope } from '@/lib/panel/place/context-place';
import { either, id, list, object, oneOf, read, type Shape, text, yesNo } from '@/lib/shape';
import { targetShape } from '@/lib/state/source-shape';
import { NEIGHBOURS, type Neighbours } from './neighbours';

/** Where the person was when they asked for what lies around an entry. */
export interface Origin {
  /** What they asked for. */
  readonly kind: Neighbours;
  /** The uuid of the entry. */
  readonly around: string;
  readonly query: AuditLogQuery;
  readonly level: Level;
  readonly scope: Scope;
  /** The entry was open. */
  readonly open: boolean;
}

/** As a step of the page's history keeps it: the question is read the same in every time zone. */
type KeptOrigin = Omit<Origin, 'query'> & { readonly query: string };

const shape: Shape<readonly KeptOrigin[]> = list(
  object<KeptOrigin>({
    kind: oneOf(NEIGHBOURS),
    around: text,
    query: text,
    level: oneOf(['page', 'team', 'organization']),
    scope: either<Scope>(
      either<Scope>(
        object<Extract<Scope, { type: 'target' }>>({ type: oneOf(['target']), target: targetShape }),
        object<Extract<Scope, { type: 'team' }>>({ type: oneOf(['team']), teamId: id }),
      ),
      object<Extract<Scope, { type: 'organization' }>>({ type: oneOf(['organization']) }),
    ),
    open: yesNo,
  }),
);

export function keptOrigins(origins: readonly Origin[]): readonly KeptOrigin[] {
  return origins.map((origin) => ({ ...origin, query: printQuery(origin.query) }));
}

/** Total: a step that says something else leads nowhere. */
export function originsOf(kept: unknown, time: CivilTime): readonly Origin[] {
  return (read(shape, kept) ?? []).map((origin) => ({ ...origin, query: parseQuery(origin.query, time).query }));
}
