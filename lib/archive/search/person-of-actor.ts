import type { Actor } from '@/lib/audit-log/entry';

/** By actor of the index, a number for the person; -1 for nobody. Whoever was renamed is still the same person. */
export function personOfActor(actors: readonly (Actor | undefined)[]): Int32Array {
  const numbers = new Map<string, number>();
  return Int32Array.from(actors, (actor) => {
    const key = keyOf(actor);
    if (key === undefined) return -1;
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    return number;
  });
}

function keyOf(actor: Actor | undefined): string | undefined {
  if (actor?.id !== undefined) return `id ${actor.id}`;
  if (actor?.email !== undefined) return `email ${actor.email}`;
  return actor?.name === undefined ? undefined : `name ${actor.name}`;
}
