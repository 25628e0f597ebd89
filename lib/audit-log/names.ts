import type { Target } from './target';

/** A name of an object, and the latest moment at which we know it bore it. */
export interface DatedName {
  readonly name: string;
  /** ms since the epoch. */
  readonly at: number;
}

export interface NameSighting extends DatedName {
  readonly target: Target;
}

export interface NamedTarget {
  readonly target: Target;
  /** The newest first; never empty. */
  readonly names: readonly DatedName[];
}

/** What objects are and were called, as far as details told. Immutable. */
export interface TargetNames {
  /** How many objects have a name. */
  readonly size: number;
  of(target: Target): NamedTarget | undefined;
  /** An object whose names did not change is the same value before and after a merge. */
  all(): Iterable<NamedTarget>;
}

/** So many names of an object are kept, the newest: nobody reads more, and a log cannot make it endless. */
export const MAX_NAMES = 8;
/** Characters of one name. */
export const MAX_NAME_LENGTH = 200;

export const NO_NAMES: TargetNames = dictionary(new Map());

export function namesOf(sightings: Iterable<NameSighting>): TargetNames {
  const targets = new Map<string, NamedTarget>();
  for (const { target, name, at } of sightings) take(targets, { target, names: [{ name, at }] });
  return dictionary(targets);
}

/**
 * Of every name the latest moment counts, and of every object the newest names. In whatever order, grouping and number
 * dictionaries are merged, the outcome is the same. `known` itself if `more` adds nothing to it.
 */
export function mergeNames(known: TargetNames, more: TargetNames): TargetNames {
  const targets = new Map<string, NamedTarget>();
  for (const one of known.all()) targets.set(keyOf(one.target), one);
  let changed = false;
  for (const one of more.all()) changed = take(targets, one) || changed;
  return changed ? dictionary(targets) : known;
}

/** What the object is called now, or was last. */
export function nameOf(names: TargetNames, target: Target | undefined): string | undefined {
  return target && names.of(target)?.names[0]?.name;
}

/** What it was called before, the newest first. */
export function formerNamesOf(names: TargetNames, target: Target | undefined): readonly string[] {
  return (
    (target &&
      names
        .of(target)
        ?.names.slice(1)
        .map(({ name }) => name)) ??
    []
  );
}

function dictionary(targets: ReadonlyMap<string, NamedTarget>): TargetNames {
  return {
    size: targets.size,
    of: (target) => targets.get(keyOf(target)),
    all: () => targets.values(),
  };
}

function keyOf({ kind, id }: Target): string {
  return `${kind} ${id}`;
}

/** Whether that changed anything. */
function take(targets: Map<string, NamedTarget>, { target, names }: NamedTarget): boolean {
  const key = keyOf(target);
  const known = targets.get(key);
  const joined = newestNames([...(known?.names ?? []), ...names]);
  if (known !== undefined && sameNames(known.names, joined)) return false;
  targets.set(key, { target: { kind: target.kind, id: target.id }, names: joined });
  return true;
}

function newestNames(names: readonly DatedName[]): readonly DatedName[] {
  const latest = new Map<string, number>();
  for (const { name, at } of names) latest.set(name, Math.max(at, latest.get(name) ?? at));
  return [...latest]
    .map(([name, at]) => ({ name, at }))
    .sort(newestFirst)
    .slice(0, MAX_NAMES);
}

/** A total order: names of one moment must not come now this way, now that. */
function newestFirst(a: DatedName, b: DatedName): number {
  return b.at - a.at || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);
}

function sameNames(a: readonly DatedName[], b: readonly DatedName[]): boolean {
  return a.length === b.length && a.every(({ name, at }, place) => b[place]?.name === name && b[place].at === at);
}
