import { folded } from '@/lib/archive/columns/folded-texts';
import { createTextTable } from '@/lib/archive/columns/text-table';
import type { Target } from '@/lib/audit-log/target';
import type { NamedTarget } from '@/lib/audit-log/target-names';

/** Tells the objects of which a name contains the word, which is in lower case; one of several such names again. */
type FindNamed = (word: string, tell: (target: Target) => void) => void;

const known = new WeakMap<readonly NamedTarget[], FindNamed>();

/** A search among the names; they are folded once, since every keystroke asks for them. */
export function findNamed(names: readonly NamedTarget[]): FindNamed {
  const before = known.get(names);
  if (before !== undefined) return before;
  const all = names.flatMap((target) => target.names.map((name) => ({ target, name })));
  const table = createTextTable(
    () => all.length,
    (place) => folded(all[place]?.name ?? ''),
  );
  const find: FindNamed = (word, tell) =>
    table.containing(word, (place) => {
      const target = all[place]?.target;
      if (target) tell(target);
    });
  known.set(names, find);
  return find;
}
