import type { JsonObject } from '../json';
import { DAY, HOUR, MINUTE } from '../time';
import { workingTimes } from './calendar';
import { below, mulberry32, type Random, weightedPicker, zipfBelow } from './random';
import { eventIndex, SAMPLE_EVENTS, type SampleEvent } from './sample-events';
import type { SampleObject, SampleObjects } from './sample-objects';
import type { StoryStep } from './story';

/** A log in columns, oldest first. `actor` is -1 for the system, `version` is 0 where there is none. */
export interface DrawnEntries {
  readonly triggeredAt: Float64Array;
  readonly createdAt: Float64Array;
  readonly event: Uint8Array;
  readonly actor: Int32Array;
  readonly object: Int32Array;
  readonly version: Uint32Array;
  /** Of the written entries only. */
  readonly details: ReadonlyMap<number, JsonObject>;
  /** What is off at the end. */
  readonly switchedOff: ReadonlySet<SampleObject>;
}

interface Draw {
  readonly seed: number;
  readonly count: number;
  readonly now: number;
  readonly days: number;
  readonly offset: number;
  readonly people: readonly { readonly team: number }[];
  readonly objects: SampleObjects;
  readonly random: Random;
  readonly steps: readonly StoryStep[];
}

/** Of a hundred entries, how many are recorded hours or days after they happened. */
const LATE_PERCENT = 1.5;
/** Of a hundred deactivations, how many the system did. */
const BY_SYSTEM_PERCENT = 18;

export function drawEntries({ seed, count, now, days, offset, people, objects, random, steps }: Draw): DrawnEntries {
  // Told as stories, which overlap where the evening of the incident is only just past.
  const written = [...steps].sort((a, b) => a.at - b.at).slice(-count);
  const times = workingTimes(seed + 1, count - written.length, now, days, offset);
  const drawn = {
    triggeredAt: new Float64Array(count),
    createdAt: new Float64Array(count),
    event: new Uint8Array(count),
    actor: new Int32Array(count),
    object: new Int32Array(count),
    version: new Uint32Array(count),
    details: new Map<number, JsonObject>(),
  };
  const switchedOff = new Set<SampleObject>();
  const numbers = new Map(objects.all.map((object, index) => [object, index]));
  const versions = new Map<SampleObject, number>();
  const pickEvent = weightedPicker(SAMPLE_EVENTS.map(({ weight }) => weight));
  const delays = mulberry32(seed + 2);

  function numberOf(object: SampleObject): number {
    // Only objects made since are missing, and they follow in the order they were made.
    for (let index = numbers.size; index < objects.all.length; index++) {
      const fresh = objects.all[index];
      if (fresh !== undefined) numbers.set(fresh, index);
    }
    return numbers.get(object) ?? 0;
  }

  function actorFor(object: SampleObject): number {
    let actor = zipfBelow(random, people.length);
    for (let attempt = 0; attempt < 3 && people[actor]?.team !== object.team; attempt++) {
      actor = zipfBelow(random, people.length);
    }
    return actor;
  }

  function happen(): { event: SampleEvent; object: SampleObject } {
    for (;;) {
      const event = SAMPLE_EVENTS[pickEvent(random)];
      if (event === undefined) continue;
      const object = objectFor(event);
      // The story alone switches its own things, or it would switch off what is off.
      if (object === undefined || (stars.has(object) && (event.verb === 'on' || event.verb === 'off'))) continue;
      return { event: inState(event, object), object };
    }
  }

  function objectFor({ verb, kind }: SampleEvent): SampleObject | undefined {
    if (kind === 'team' || kind === 'member') return objects.choose(kind);
    if (verb === 'created') return objects.create(kind);
    return verb === 'deleted' ? objects.remove(kind) : objects.choose(kind);
  }

  /** What is on can only be switched off, and the other way round. */
  function inState(event: SampleEvent, object: SampleObject): SampleEvent {
    if (event.verb !== 'on' && event.verb !== 'off') return event;
    const wanted = switchedOff.has(object) ? 'on' : 'off';
    return SAMPLE_EVENTS.find(({ kind, verb }) => kind === event.kind && verb === wanted) ?? event;
  }

  function write(
    index: number,
    at: number,
    event: SampleEvent,
    object: SampleObject,
    actor: number,
    delay: number,
  ): void {
    if (event.verb === 'off') switchedOff.add(object);
    if (event.verb === 'on') switchedOff.delete(object);
    drawn.triggeredAt[index] = at;
    drawn.createdAt[index] = at + delay <= now ? at + delay : Math.min(now, at + 1000);
    drawn.event[index] = SAMPLE_EVENTS.indexOf(event);
    drawn.actor[index] = actor;
    drawn.object[index] = numberOf(object);
    if (event.verb !== 'updated' || (object.kind !== 'scenario' && object.kind !== 'function')) return;
    const version = (versions.get(object) ?? 0) + 1;
    versions.set(object, version);
    drawn.version[index] = version;
  }

  function recordingDelay(): number {
    const soon = 400 + below(delays, 4200);
    if (delays() * 100 >= LATE_PERCENT) return soon;
    return delays() < 0.6 ? HOUR + below(delays, 20 * HOUR) : DAY + below(delays, 6 * DAY) + MINUTE;
  }

  function objectOf({ kind, name, team, event }: StoryStep): SampleObject {
    return event.endsWith('_created') ? objects.create(kind, team, name) : objects.named(kind, name, team);
  }

  // Known from the start, so that drawn events touch the objects of the story too.
  const cast = new Map(
    written.filter(({ event }) => !event.endsWith('_created')).map((step) => [step, objectOf(step)] as const),
  );
  const stars = new Set(cast.values());
  let next = 0;
  for (let index = 0; index < count; index++) {
    const at = times[index - next] ?? Number.POSITIVE_INFINITY;
    const step = written[next];
    if (step !== undefined && step.at <= at) {
      next++;
      const event = SAMPLE_EVENTS[eventIndex(step.event)];
      if (event === undefined) throw new RangeError(`no such event: ${step.event}`);
      const object = cast.get(step) ?? objectOf(step);
      write(index, step.at, event, object, step.actor ?? -1, step.recordedAfter ?? 1700);
      if (event.verb === 'deleted') objects.discard(object);
      if (step.details !== undefined) drawn.details.set(index, step.details);
      continue;
    }
    const { event, object } = happen();
    const bySystem = event.name === 'scenario_deactivated' && random() * 100 < BY_SYSTEM_PERCENT;
    write(index, at, event, object, bySystem ? -1 : actorFor(object), recordingDelay());
  }
  return { ...drawn, switchedOff };
}
