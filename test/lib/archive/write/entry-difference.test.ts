import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differenceOf } from '@/lib/archive/write/entry-difference';
import type { AuditLogEntry } from '@/lib/audit-log/entry';
import type { JsonObject } from '@/lib/json';
import { anyEntry } from '../arbitraries';
import { fakeEntry } from '../builders';

const ENTRY = fakeEntry();

function without(...keys: readonly string[]): AuditLogEntry {
  const raw = Object.fromEntries(Object.entries(ENTRY.raw).filter(([key]) => !keys.includes(key)));
  return { ...ENTRY, ...(keys.includes('team') && { team: undefined }), raw };
}

function having(more: JsonObject): AuditLogEntry {
  return { ...ENTRY, raw: { ...ENTRY.raw, ...more } };
}

describe('the difference of two entries of one uuid', () => {
  it.each<[string, AuditLogEntry, AuditLogEntry, ReturnType<typeof differenceOf>]>([
    ['the order of keys', ENTRY, { ...ENTRY, raw: Object.fromEntries(Object.entries(ENTRY.raw).toReversed()) }, 'none'],
    ['the event', ENTRY, having({ eventName: 'other' }), 'changed'],
    ['a field more', ENTRY, having({ note: 1 }), 'changed'],
    ['a field less', having({ note: 1 }), ENTRY, 'changed'],
    ['null instead of nothing', ENTRY, having({ note: null }), 'changed'],
    ['something deep inside', having({ a: { b: [1, { c: 2 }] } }), having({ a: { b: [1, { c: 3 }] } }), 'changed'],
    ['a key deep inside', having({ a: { b: 1 } }), having({ a: { c: 1 } }), 'changed'],
    ['a longer list', having({ a: [1] }), having({ a: [1, 2] }), 'changed'],
    ['an inherited name', having({ a: {} }), having({ a: { toString: 1 } }), 'changed'],
    ['another team', ENTRY, having({ team: { id: 8 } }), 'changed'],
    ["the team that another source's log tells", without('team'), ENTRY, 'richer'],
    ['the organization that another log tells', without('organization'), ENTRY, 'richer'],
    ["the team that another source's log does not tell", ENTRY, without('team'), 'none'],
    ['null for a team', { ...ENTRY, team: undefined, raw: { ...ENTRY.raw, team: null } }, without('team'), 'none'],
    ['one told more, another less', without('team'), without('organization'), 'none'],
  ])('%s', (_case, before, now, expected) => {
    expect(differenceOf(before, now)).toBe(expected);
  });

  it('is none for what is the same', () => {
    fc.assert(
      fc.property(anyEntry, (entry) => {
        expect(differenceOf(entry, structuredClone(entry))).toBe('none');
      }),
    );
  });

  it('never swings: what replaced the other is not replaced by it again', () => {
    fc.assert(
      fc.property(anyEntry, anyEntry, (a, b) => {
        expect([differenceOf(a, b), differenceOf(b, a)]).not.toEqual(['richer', 'richer']);
      }),
    );
  });
});
