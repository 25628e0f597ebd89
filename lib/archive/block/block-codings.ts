import type { Coding } from '@/lib/archive/columns/coder';
import { tupleKey } from '@/lib/archive/columns/dictionary';
import type { ActorTuple, SeenTuple, TeamTuple, VersionTuple } from './block';

/** How the tuples of a block are told apart. */
export const ACTORS: Coding<ActorTuple | null> = {
  hintOf: (actor) => actor && (actor[0] ?? actor[2] ?? actor[1]),
  same: (a, b) => a === b || (a !== null && b !== null && a[0] === b[0] && a[1] === b[1] && a[2] === b[2]),
  keyOf: tupleKey,
};

export const TEAMS: Coding<TeamTuple | null> = {
  hintOf: (team) => team?.[0],
  same: (a, b) => a === b || (a !== null && b !== null && a[0] === b[0] && a[1] === b[1]),
  keyOf: tupleKey,
};

export const VERSIONS: Coding<VersionTuple | null> = {
  hintOf: (version) => version && (version[1] ?? version[0]),
  same: (a, b) => a === b || (a !== null && b !== null && a[0] === b[0] && a[1] === b[1]),
  keyOf: tupleKey,
};

export const SEEN: Coding<SeenTuple> = {
  hintOf: ([firstSeenAt]) => firstSeenAt,
  same: (a, b) => a[0] === b[0] && a[1] === b[1],
  keyOf: tupleKey,
};
