import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AuditLogQuery, EVERYTHING } from '@/lib/audit-log/query';
import { createCivilTime } from '@/lib/audit-log/query/civil-time';
import { LONGEST_QUERY, parseQuery } from '@/lib/audit-log/query/parse';
import { printQuery } from '@/lib/audit-log/query/print';
import { anyQuery, anyTyped } from './arbitraries';

const UTC = createCivilTime('UTC');
const ZONES = ['UTC', 'Europe/Prague', 'America/St_Johns', 'Asia/Kathmandu', 'America/Sao_Paulo', 'Pacific/Apia'];
const anyZone = fc.constantFrom(...ZONES.map(createCivilTime));

function include<Field extends keyof AuditLogQuery>(field: Field, ...values: readonly unknown[]) {
  return { [field]: { include: values, exclude: [] } };
}
function exclude<Field extends keyof AuditLogQuery>(field: Field, ...values: readonly unknown[]) {
  return { [field]: { include: [], exclude: values } };
}

describe('a typed query', () => {
  it.each<[typed: string, query: object]>([
    ['', {}],
    ['  \t ', {}],
    ['invoice sync', include('text', 'invoice', 'sync')],
    ['"invoice sync"', include('text', 'invoice sync')],
    ['"she said ""no"""', include('text', 'she said "no"')],
    ['-test', exclude('text', 'test')],
    ['-"data store"', exclude('text', 'data store')],
    ['--x', exclude('text', '-x')],
    ['dana dana', include('text', 'dana')],
    ['Kim, Dana', include('text', 'Kim,', 'Dana')],
    ['14:05', include('text', '14:05')],
    ['https://eu1.make.com/1', include('text', 'https://eu1.make.com/1')],
    ['"actor:dana"', include('text', 'actor:dana')],
    ['actor :dana', include('text', 'actor', ':dana')],
    ['event:deleted', include('event', { contains: 'deleted' })],
    ['EVENT:deleted', include('event', { contains: 'deleted' })],
    ['event:=webhook_created', include('event', 'webhook_created')],
    ['event:=a,b,"c d"', include('event', 'a', { contains: 'b' }, { contains: 'c d' })],
    ['event:a event:b', include('event', { contains: 'a' }, { contains: 'b' })],
    ['event:=""', include('event', '')],
    ['-event:a,b', exclude('event', { contains: 'a' }, { contains: 'b' })],
    ['actor:212', include('actor', 212)],
    ['actor:"212"', include('actor', { contains: '212' })],
    ['actor:007', include('actor', { contains: '007' })],
    ['actor:0', include('actor', { contains: '0' })],
    ['actor:99999999999999999999', include('actor', { contains: '99999999999999999999' })],
    ['actor:="Dana Kim"', include('actor', { is: 'Dana Kim' })],
    ['actor:none', include('actor', 'none')],
    ['actor:"none"', include('actor', { contains: 'none' })],
    ['team:finance', include('team', { contains: 'finance' })],
    ['target:3000', include('target', { id: '3000' })],
    ['target:007', include('target', { id: '007' })],
    ['target:scenario/3000', include('target', { kind: 'scenario', id: '3000' })],
    ['target:Data-Stores/"a b"', include('target', { kind: 'data-store', id: 'a b' })],
    ['target:=a1b2', include('target', { id: 'a1b2' })],
    ['target:=scenario/3', include('target', { id: 'scenario/3' })],
    ['target:EU/invoices', include('target', { contains: 'EU/invoices' })],
    ['target:"scenario/3"', include('target', { contains: 'scenario/3' })],
    ['event:a/b', include('event', { contains: 'a/b' })],
    ['kind:scenario,Webhooks,"data store",none', include('kind', 'scenario', 'webhook', 'data-store', 'none')],
    ['is:new,LATE -is:changed', { is: { include: ['new', 'late'], exclude: ['changed'] } }],
    ['is:flagged', { is: { include: ['flagged'], exclude: [] } }],
    ['after:7d', { period: { after: { ago: 7, unit: 'day' } } }],
    ['after:24h before:30m', { period: { after: { ago: 24, unit: 'hour' }, before: { ago: 30, unit: 'minute' } } }],
    ['after:today', { period: { after: { startOf: 'today' } } }],
    ['after:2026-11-01', { period: { after: Date.UTC(2026, 10, 1) } }],
    ['after:"2026-11-01 20:00"', { period: { after: Date.UTC(2026, 10, 1, 20) } }],
    ['before:2026-11-01T20:00:09.12', { period: { before: Date.UTC(2026, 10, 1, 20, 0, 9, 120) } }],
    ['after:2026-11-01T20:00+02:00', { period: { after: Date.UTC(2026, 10, 1, 18) } }],
    ['after:2026', { period: { after: Date.UTC(2026, 0, 1) } }],
    ['(a+)+$ [', include('text', '(a+)+$', '[')],
  ])('%s is understood', (typed, query) => {
    expect(parseQuery(typed, UTC)).toEqual({ query: { ...EVERYTHING, ...query }, problems: [], answerable: true });
  });

  it.each<[typed: string, problem: object, best: object]>([
    ['event:', { kind: 'empty-value', field: 'event', from: 6, to: 6, blocks: false }, {}],
    ['event: x', { kind: 'empty-value', field: 'event', from: 6, to: 6, blocks: true }, include('text', 'x')],
    [
      'event:a,',
      { kind: 'empty-value', field: 'event', from: 8, to: 8, blocks: false },
      include('event', { contains: 'a' }),
    ],
    ['event:=', { kind: 'empty-value', field: 'event', from: 6, to: 7, blocks: false }, {}],
    ['actor:" "', { kind: 'empty-value', field: 'actor', from: 6, to: 9, blocks: false }, {}],
    ['target:scenario/', { kind: 'empty-value', field: 'target', from: 7, to: 16, blocks: false }, {}],
    ['x -', { kind: 'nothing-to-exclude', from: 2, to: 3, blocks: false }, include('text', 'x')],
    ['a - b', { kind: 'nothing-to-exclude', from: 2, to: 3, blocks: true }, include('text', 'a', 'b')],
    ['"data st', { kind: 'open-quote', from: 0, to: 8, blocks: false }, include('text', 'data st')],
    ['team:"a b', { kind: 'open-quote', from: 5, to: 9, blocks: false }, include('team', { contains: 'a b' })],
    [
      'user:x',
      { kind: 'unknown-field', typed: 'user', meant: 'actor', from: 0, to: 6, blocks: true },
      include('text', 'user:x'),
    ],
    [
      '-eve:x',
      { kind: 'unknown-field', typed: 'eve', meant: 'event', from: 0, to: 6, blocks: true },
      exclude('text', 'eve:x'),
    ],
    [
      'evnt:x',
      { kind: 'unknown-field', typed: 'evnt', meant: 'event', from: 0, to: 6, blocks: true },
      include('text', 'evnt:x'),
    ],
    ['foo:', { kind: 'unknown-field', typed: 'foo', from: 0, to: 4, blocks: true }, include('text', 'foo:')],
    ['kind:sce', { kind: 'unknown-kind', typed: 'sce', meant: ['scenario'], from: 5, to: 8, blocks: true }, {}],
    ['is:flag', { kind: 'unknown-mark', typed: 'flag', from: 3, to: 7, blocks: true }, {}],
    ['after:soon', { kind: 'unknown-moment', field: 'after', typed: 'soon', from: 6, to: 10, blocks: true }, {}],
    [
      'after:2026-02-30',
      { kind: 'unknown-moment', field: 'after', typed: '2026-02-30', from: 6, to: 16, blocks: true },
      {},
    ],
    ['after:0000', { kind: 'unknown-moment', field: 'after', typed: '0000', from: 6, to: 10, blocks: true }, {}],
    [
      'after:2026-11-01T24:00',
      { kind: 'unknown-moment', field: 'after', typed: '2026-11-01T24:00', from: 6, to: 22, blocks: true },
      {},
    ],
    ['-after:7d', { kind: 'not-excludable', field: 'after', from: 0, to: 9, blocks: true }, {}],
    [
      'after:7d after:2d',
      { kind: 'repeated', field: 'after', from: 15, to: 17, blocks: false },
      { period: { after: { ago: 2, unit: 'day' } } },
    ],
  ])('%s has a problem, and a best reading', (typed, problem, best) => {
    expect(parseQuery(typed, UTC)).toEqual({
      query: { ...EVERYTHING, ...best },
      problems: [problem],
      answerable: !('blocks' in problem && problem.blocks),
    });
  });

  it('takes so many values and texts, and says what is too many, once', () => {
    const words = (count: number, prefix = '') => Array.from({ length: count }, (_, n) => `${prefix}w${n}`);
    const texts = parseQuery(words(60).join(' '), UTC);
    expect(texts.query.text.include).toEqual(words(50));
    expect(texts.problems).toMatchObject([{ kind: 'too-many-texts', limit: 50, blocks: true }]);
    expect(parseQuery(`actor:x ${words(50).join(' ')}`, UTC).problems).toMatchObject([{ kind: 'too-many-texts' }]);
    const values = parseQuery(`event:${words(1002, '=').join()}`, UTC);
    expect(values.query.event.include).toEqual(words(1000));
    expect(values.problems).toMatchObject([{ kind: 'too-many-values', limit: 1000, blocks: true }]);
  });

  it('is as long as anybody needs, and no longer', () => {
    const { query, problems } = parseQuery('x'.repeat(LONGEST_QUERY + 5), UTC);
    expect(query.text.include).toEqual(['x'.repeat(LONGEST_QUERY)]);
    expect(problems).toEqual([
      { kind: 'too-long', limit: LONGEST_QUERY, from: LONGEST_QUERY, to: LONGEST_QUERY + 5, blocks: true },
    ]);
  });

  it.each([
    ['letters', 'a'],
    ['words', 'a '],
    ['minus signs', '-'],
    ['lone minus signs', '- '],
    ['quotes', '"'],
    ['doubled quotes', '""'],
    ['phrases', '"a"'],
    ['colons', ':'],
    ['fields', 'event:a '],
    ['unknown fields', 'aa:b '],
    ['commas', 'event:,'],
    ['values', 'event:a,b'],
    ['slashes', 'target:a/'],
    ['spaces', ' '],
    ['moments', 'after:1d '],
    ['what would hang an expression', '(a+)+$'],
    ['digits', '1'],
  ])('of 10 kB and of 1 MB of %s is read in no time', (_what, unit) => {
    // A few ms each on an idle machine; what takes the square of the length takes minutes.
    for (const length of [10_000, 1_000_000]) {
      const text = unit.repeat(length / unit.length);
      const times = [1, 2, 3].map(() => {
        const start = performance.now();
        parseQuery(text, UTC);
        return performance.now() - start;
      });
      expect(Math.min(...times)).toBeLessThan(length === 10_000 ? 40 : 400);
    }
  });

  it('never throws, whatever is typed, and points inside the text', () => {
    fc.assert(
      fc.property(anyTyped, anyZone, (typed, zone) => {
        const { problems, answerable } = parseQuery(typed, zone);
        for (const { from, to } of problems) {
          expect(0 <= from && from <= to && to <= typed.length).toBe(true);
        }
        expect(answerable).toBe(problems.every(({ blocks }) => !blocks));
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a printed query', () => {
  it('is read back as the same query, in the same zone', () => {
    fc.assert(
      fc.property(anyQuery, anyZone, (query, zone) => {
        expect(parseQuery(printQuery(query, zone), zone)).toEqual({ query, problems: [], answerable: true });
      }),
      { numRuns: 1000 },
    );
  });

  it('without a zone is read back as the same query in any', () => {
    fc.assert(
      fc.property(anyQuery, anyZone, (query, zone) => {
        expect(parseQuery(printQuery(query), zone).query).toEqual(query);
      }),
    );
  });

  it('of anything typed is the same when read and printed once more', () => {
    fc.assert(
      fc.property(anyTyped, anyZone, (typed, zone) => {
        const printed = printQuery(parseQuery(typed, zone).query, zone);
        expect(printQuery(parseQuery(printed, zone).query, zone)).toBe(printed);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['dana after:2026-11-01 event:b,=a', 'event:b,=a after:2026-11-01 dana'],
    ['after:"2026-11-01 20:00"', 'after:2026-11-01T20:00'],
    ['is:LATE kind:hooks', 'kind:webhook is:late'],
    ['-team:7,"a,b" team:none', 'team:none -team:7,"a,b"'],
    ['before:2026-11-01T00:00:30', 'before:2026-11-01T00:00:30'],
    ['target:scenario/3000,=a1,77,"7"', 'target:scenario/3000,=a1,77,"7"'],
    ['-"-x" "foo:bar" "a""b"', '"foo:bar" a"b -"-x"'],
    ['', ''],
  ])('of %s is %s', (typed, printed) => {
    expect(printQuery(parseQuery(typed, UTC).query, UTC)).toBe(printed);
  });

  it('tells times of the zone it is read in, and of UTC where it is to be read anywhere', () => {
    const prague = createCivilTime('Europe/Prague');
    const { query } = parseQuery('after:2026-11-01 before:2026-07-01T08:30', prague);
    expect(printQuery(query, prague)).toBe('after:2026-11-01 before:2026-07-01T08:30');
    expect(printQuery(query)).toBe('after:2026-10-31T23:00Z before:2026-07-01T06:30Z');
  });

  it('tells the hour that clocks show twice from the first', () => {
    const prague = createCivilTime('Europe/Prague');
    const second = Date.UTC(2026, 9, 25, 1, 30);
    expect(printQuery({ ...EVERYTHING, period: { after: second } }, prague)).toBe('after:2026-10-25T01:30Z');
    expect(printQuery({ ...EVERYTHING, period: { after: second - 3_600_000 } }, prague)).toBe('after:2026-10-25T02:30');
  });
});
