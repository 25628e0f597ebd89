import type { EventGroup } from '../audit-log/filters';
import type { JsonObject } from '../json';
import { MINUTE } from '../time';
import { drawEntries } from './draw-entries';
import { emailOf, PEOPLE, personName, TEAMS, teamName } from './people-and-teams';
import { mulberry32, sampleUuid } from './random';
import { sampleDetails } from './sample-details';
import { ORGANIZATION_EVENT_GROUPS, SAMPLE_EVENTS } from './sample-events';
import { createSampleObjects, type SampleObject, settle } from './sample-objects';
import { story } from './story';
import { isoSeconds, type WireEntry } from './wire-entry';

export interface SampleTeam {
  readonly id: number;
  readonly name: string;
}

export interface SamplePerson {
  readonly id: number;
  readonly name: string;
  readonly email: string;
  /** Index of the home team. */
  readonly team: number;
}

export interface SampleOptions {
  readonly seed: number;
  /** How many entries there are. */
  readonly entries: number;
  /** The clock: no entry is later. Ms since the epoch. */
  readonly now: number;
  readonly id?: number;
  readonly name?: string;
  /** Of the people's e-mail addresses. */
  readonly domain?: string;
  /** How far the log goes back. */
  readonly days?: number;
  readonly people?: number;
  readonly teams?: number;
  /** How many objects there are to begin with, 1 being a small company. Entries create more. */
  readonly scale?: number;
  /** The office's distance from UTC in minutes; without it, this machine's. */
  readonly utcOffset?: number;
  /** Whether the written incident of `story.ts` is part of it. Needs 200 entries, 8 teams and 3 people. */
  readonly story?: boolean;
}

/**
 * A made-up organization with its audit log. Entries are made when asked for, out of a few bytes each, so a million
 * of them cost about as much as a picture. Index 0 is the oldest by `triggeredAt`.
 */
export interface SampleOrganization {
  readonly id: number;
  readonly name: string;
  readonly teams: readonly SampleTeam[];
  readonly people: readonly SamplePerson[];
  readonly eventGroups: readonly EventGroup[];
  /** Everything that entries are about, deleted things included. */
  readonly objects: readonly SampleObject[];
  /** What is there now. */
  readonly living: (kind: SampleObject['kind']) => readonly SampleObject[];
  /** Scenarios and webhooks that are off now. */
  readonly switchedOff: ReadonlySet<SampleObject>;
  readonly size: number;
  triggeredAt(index: number): number;
  createdAt(index: number): number;
  /** As a list sends it. Throws `RangeError` outside `size`. */
  entry(index: number): WireEntry;
  /** What the detail endpoint adds. Throws `RangeError` outside `size`. */
  details(index: number): JsonObject;
}

export function createSampleOrganization(options: SampleOptions): SampleOrganization {
  const { seed, entries, now, days = 365 } = options;
  const { id = 1_483_920, name = 'Larkfield Goods', domain = 'larkfield.example' } = options;
  const offset = (options.utcOffset ?? -new Date(now).getTimezoneOffset()) * MINUTE;
  const random = mulberry32(seed);
  const teams = Array.from({ length: options.teams ?? TEAMS.length }, (_, index) => ({
    id: 318_204 + (id % 1000) * 100 + index * 3,
    name: teamName(index),
  }));
  const people = Array.from({ length: options.people ?? PEOPLE.length }, (_, index) => {
    const person = personName(index);
    const team = (PEOPLE[index]?.[1] ?? index) % teams.length;
    return { id: 50_211 + index * 7, name: person, email: emailOf(person, domain), team };
  });
  const objects = createSampleObjects({ seed, random, organizationId: id, teams, people });
  settle(objects, random, teams.length, options.scale ?? 1);
  const withStory = options.story ?? (entries >= 200 && teams.length >= 8 && people.length >= 3);
  const drawn = drawEntries({
    seed,
    count: entries,
    now,
    days,
    offset,
    people,
    objects,
    random,
    steps: withStory ? story(now, offset) : [],
  });

  function check(index: number): void {
    if (!Number.isInteger(index) || index < 0 || index >= entries) throw new RangeError(`no entry ${index}`);
  }

  function parts(index: number) {
    check(index);
    const event = SAMPLE_EVENTS[drawn.event[index] ?? 0];
    const object = objects.all[drawn.object[index] ?? 0];
    if (event === undefined || object === undefined) throw new RangeError(`no entry ${index}`);
    return { event, object };
  }

  return {
    id,
    name,
    teams,
    people,
    eventGroups: ORGANIZATION_EVENT_GROUPS,
    objects: objects.all,
    living: objects.alive,
    switchedOff: drawn.switchedOff,
    size: entries,
    triggeredAt(index) {
      check(index);
      return drawn.triggeredAt[index] ?? 0;
    },
    createdAt(index) {
      check(index);
      return drawn.createdAt[index] ?? 0;
    },
    entry(index) {
      const { event, object } = parts(index);
      const team = object.team === undefined ? undefined : teams[object.team];
      const person = people[drawn.actor[index] ?? -1];
      const version = drawn.version[index] ?? 0;
      return {
        uuid: sampleUuid(seed, index),
        createdAt: new Date(drawn.createdAt[index] ?? 0).toISOString(),
        triggeredAt: isoSeconds(drawn.triggeredAt[index] ?? 0),
        organizationId: id,
        organization: { id, name },
        eventName: event.name,
        ...(team === undefined ? {} : { team: { id: team.id, name: team.name } }),
        ...(person === undefined ? {} : { actor: { id: person.id, name: person.name, email: person.email } }),
        targetId: object.id,
        ...(version === 0 ? {} : { version: { from: `1.0.${version - 1}`, to: `1.0.${version}` } }),
      };
    },
    details(index) {
      const { event, object } = parts(index);
      return drawn.details.get(index) ?? sampleDetails(event, object, seed, index);
    },
  };
}
