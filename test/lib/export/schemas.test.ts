import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isJsonObject, type JsonObject } from '@/lib/json';
import { anyEntry } from '../archive/arbitraries';
import { fileOf, ONE_OF_EACH } from './builders';
import { ECS_DOCUMENT } from './ecs-schema';
import { BASE_EVENT, ENTITY_MANAGEMENT } from './ocsf-schema';

const ajv = new Ajv({ allErrors: true, strict: false });
addFormats(ajv);
const isEntityManagement = ajv.compile(ENTITY_MANAGEMENT);
const isBaseEvent = ajv.compile(BASE_EVENT);
const isEcsDocument = ajv.compile(ECS_DOCUMENT);

const anyItems = fc.array(
  anyEntry.map((entry) => ({ entry })),
  { minLength: 1, maxLength: 3 },
);

function linesOf(file: string): JsonObject[] {
  return file
    .trim()
    .split('\n')
    .map((line): unknown => JSON.parse(line))
    .filter(isJsonObject);
}

function expectOcsf(events: readonly JsonObject[]): void {
  for (const event of events) {
    const validate = event.class_uid === 0 ? isBaseEvent : isEntityManagement;
    validate(event);
    expect(validate.errors ?? []).toEqual([]);
    expect(event.type_uid).toBe(Number(event.class_uid) * 100 + Number(event.activity_id));
    expect(event.type_name).toBe(`${event.class_name}: ${event.activity_name}`);
  }
}

function expectEcs(documents: readonly JsonObject[]): void {
  for (const document of documents) {
    isEcsDocument(document);
    expect(isEcsDocument.errors ?? []).toEqual([]);
  }
}

describe('OCSF events', () => {
  test('are of the published schema', () => {
    const events = linesOf(fileOf('ocsf', ONE_OF_EACH));
    expect(events.map(({ class_uid }) => class_uid)).toEqual([0, ...ONE_OF_EACH.map(() => 3004), 0]);
    expectOcsf(events);
  });

  test('are of the published schema, whatever Make sends', () => {
    fc.assert(fc.property(anyItems, (items) => expectOcsf(linesOf(fileOf('ocsf', items)))));
  });

  test('are refused when they are wrong, so that this test can fail', () => {
    const [, event] = linesOf(fileOf('ocsf', ONE_OF_EACH));
    for (const wrong of [
      { ...event, entity: undefined },
      { ...event, activity_id: 3 },
      { ...event, surprise: 1 },
      { ...event, actor: {} },
      { ...event, entity: { type_id: 3, type: 'Group', uid: '7' } },
    ]) {
      expect(isEntityManagement(JSON.parse(JSON.stringify(wrong)))).toBe(false);
    }
  });
});

describe('ECS documents', () => {
  test('are of the published schema', () => {
    const documents = linesOf(fileOf('ecs', ONE_OF_EACH));
    expect(documents).toHaveLength(ONE_OF_EACH.length + 2);
    expectEcs(documents);
  });

  test('are of the published schema, whatever Make sends', () => {
    fc.assert(fc.property(anyItems, (items) => expectEcs(linesOf(fileOf('ecs', items)))));
  });

  test('are refused when they are wrong, so that this test can fail', () => {
    const [, document] = linesOf(fileOf('ecs', ONE_OF_EACH));
    const event = document?.event;
    for (const wrong of [
      { ...document, '@timestamp': undefined },
      { ...document, event: { ...(isJsonObject(event) ? event : {}), type: ['group'] } },
      { ...document, labels: { nested: {} } },
      { ...document, surprise: 1 },
    ]) {
      expect(isEcsDocument(JSON.parse(JSON.stringify(wrong)))).toBe(false);
    }
  });
});
