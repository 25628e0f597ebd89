import { objectName } from './object-names';
import { below, type Random, sampleUuid, zipfBelow } from './random';
import { isOrganizationLevel, type SampleKind } from './sample-events';

/** A thing in a sample organization that entries are about. */
export interface SampleObject {
  readonly kind: SampleKind;
  /** What `targetId` says: a number for most kinds, a name for variables, a uuid for credential requests. */
  readonly id: string;
  readonly name: string;
  /** Index into the organization's teams; `undefined` for what belongs to the organization itself. */
  readonly team: number | undefined;
  /** The data store of a record. */
  readonly parent?: SampleObject;
}

export interface SampleObjects {
  readonly all: readonly SampleObject[];
  create(kind: SampleKind, team?: number, name?: string): SampleObject;
  /** An existing object, busy ones far likelier; `undefined` if there is none of the kind. */
  choose(kind: SampleKind): SampleObject | undefined;
  /** Takes a little-used object away; `undefined` if too few are left. */
  remove(kind: SampleKind): SampleObject | undefined;
  /** The object of this name: an existing one, else made. It is never taken away by `remove`. */
  named(kind: SampleKind, name: string, team?: number): SampleObject;
  discard(object: SampleObject): void;
  alive(kind: SampleKind): readonly SampleObject[];
}

interface Context {
  readonly seed: number;
  readonly random: Random;
  readonly organizationId: number;
  readonly teams: readonly { readonly id: number; readonly name: string }[];
  readonly people: readonly { readonly id: number; readonly name: string; readonly team: number }[];
}

/** Scenario 4,100,001 and webhook 4,100,001 both exist, as in Make: ids of different kinds overlap. */
const FIRST_ID = 4_100_001;
const KEEP_AT_LEAST = 3;

export function createSampleObjects({ seed, random, organizationId, teams, people }: Context): SampleObjects {
  const all: SampleObject[] = [];
  const living = new Map<SampleKind, SampleObject[]>();
  const made = new Map<string, number>();
  const kept = new Set<SampleObject>();

  function list(kind: SampleKind): SampleObject[] {
    const known = living.get(kind);
    if (known !== undefined) return known;
    const fresh: SampleObject[] = [];
    living.set(kind, fresh);
    return fresh;
  }

  function add(object: SampleObject): SampleObject {
    all.push(object);
    list(object.kind).push(object);
    return object;
  }

  function next(counter: string): number {
    const number = made.get(counter) ?? 0;
    made.set(counter, number + 1);
    return number;
  }

  function create(kind: SampleKind, wanted?: number, name?: string): SampleObject {
    const serial = next(kind);
    const parent = kind === 'record' ? choose('data-store') : undefined;
    const team = isOrganizationLevel(kind) ? undefined : (wanted ?? parent?.team ?? zipfBelow(random, teams.length));
    const label = name ?? objectName(kind, kind === 'scenario' ? next(`scenario of ${team}`) : serial, team ?? 0);
    const id = idOf(kind, serial, label);
    return add({ kind, id, name: label, team, ...(parent === undefined ? {} : { parent }) });
  }

  function idOf(kind: SampleKind, serial: number, name: string): string {
    if (kind === 'team-variable' || kind === 'organization-variable') return name;
    if (kind === 'record') return `${name.split('_')[0]}_${sampleUuid(seed + 7, serial).slice(0, 8)}`;
    if (kind === 'credential-request') return sampleUuid(seed + 11, serial);
    return String(FIRST_ID + serial);
  }

  function choose(kind: SampleKind): SampleObject | undefined {
    const objects = list(kind);
    return objects.length === 0 ? undefined : objects[zipfBelow(random, objects.length)];
  }

  function remove(kind: SampleKind): SampleObject | undefined {
    const objects = list(kind);
    if (objects.length <= KEEP_AT_LEAST) return undefined;
    const index = objects.length - 1 - zipfBelow(random, objects.length - KEEP_AT_LEAST);
    const object = objects[index];
    const last = objects.at(-1);
    if (object === undefined || last === undefined || kept.has(object)) return undefined;
    objects[index] = last;
    objects.pop();
    return object;
  }

  function named(kind: SampleKind, name: string, team?: number): SampleObject {
    const object =
      list(kind).find((one) => one.name === name && (team === undefined || one.team === team)) ??
      create(kind, team, name);
    kept.add(object);
    return object;
  }

  // What is there by itself: teams and their members, the organization and its one switch for two-factor sign-in.
  teams.forEach(({ id, name }, team) => {
    kept.add(add({ kind: 'team', id: String(id), name, team }));
  });
  for (const { id, name, team } of people) kept.add(add({ kind: 'member', id: String(id), name, team }));
  for (const kind of ['organization', 'two-factor'] as const) {
    kept.add(add({ kind, id: String(organizationId), name: '', team: undefined }));
  }

  function discard(object: SampleObject): void {
    living.set(
      object.kind,
      list(object.kind).filter((one) => one !== object),
    );
  }

  return { all, create, choose, remove, named, discard, alive: (kind) => list(kind) };
}

/** Fills an organization with what existed before the first entry. */
export function settle(objects: SampleObjects, random: Random, teams: number, scale: number): void {
  for (let team = 0; team < teams; team++) {
    const scenarios = Math.max(2, Math.round((6 - Math.min(team, 4)) * scale));
    for (let count = 0; count < scenarios; count++) objects.create('scenario', team);
  }
  const counts = [
    ['connection', 12],
    ['webhook', 9],
    ['key', 4],
    ['team-variable', 6],
    ['data-store', 6],
    ['data-structure', 5],
    ['function', 4],
    ['organization-variable', 4],
    ['credential-request', 3],
    ['record', 20],
  ] as const;
  for (const [kind, count] of counts) {
    for (let index = 0; index < Math.round(count * scale) + below(random, 2); index++) objects.create(kind);
  }
}
