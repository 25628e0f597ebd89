import { signal } from '@preact/signals';
import { describe, expect, it, vi } from 'vitest';
import { EVERYTHING } from '@/lib/audit-log/query';
import type { AuditLogSource } from '@/lib/audit-log/source';
import { createFiltersModel } from '@/lib/panel/filters/filters-model';
import type { Scope } from '@/lib/panel/place/context-place';
import { failed, ok } from '@/lib/result';
import { fakeMessenger } from '../../../fakes/fake-messenger';
import { FILTERS, SOURCE } from '../fake-panel';

function open() {
  const source = signal<AuditLogSource | undefined>(SOURCE);
  const scope = signal<Scope>({ type: 'organization' });
  const timeZone = signal<string | undefined>('UTC');
  const { send } = fakeMessenger({ 'source.filters': () => ok(FILTERS) });
  const filters = createFiltersModel({ send, source, scope, timeZone, connectedAt: signal(1) });
  return { filters, source, scope, timeZone };
}

const DANA = { field: 'actor', mode: 'include', value: 212 } as const;
const CREATED = { field: 'event', mode: 'include', value: 'webhook_created' } as const;

describe('the query line', () => {
  it('asks what is typed, at every keystroke', () => {
    const { filters } = open();
    filters.setText('actor:212 inv');
    expect(filters.query.value).toEqual({
      ...EVERYTHING,
      actor: { include: [212], exclude: [] },
      text: { include: ['inv'], exclude: [] },
    });
    expect(filters.conditions.value).toEqual([DANA]);
  });

  it('has what is chosen elsewhere typed into it, and what is typed chosen there', () => {
    const { filters } = open();
    filters.setText('invoice');
    filters.add(DANA);
    filters.add(CREATED);
    expect(filters.text.value).toBe('actor:212 event:=webhook_created invoice');
    filters.setText('actor:212 invoice');
    expect(filters.conditions.value).toEqual([DANA]);
    filters.remove(DANA);
    expect(filters.text.value).toBe('invoice');
    filters.remove({ field: 'text', mode: 'include', value: 'invoice' });
    expect(filters.text.value).toBe('');
  });

  it('says what is wrong, and keeps the last good question', () => {
    const { filters } = open();
    filters.setText('kind:key');
    const good = filters.chosen.value;
    filters.setText('kind:key after:soon');
    expect(filters.problems.value).toMatchObject([{ kind: 'unknown-moment', from: 15, to: 19 }]);
    expect(filters.chosen.value).toBe(good);
    filters.setText('kind:key after:7d');
    expect(filters.problems.value).toEqual([]);
    expect(filters.chosen.value.period).toEqual({ after: { ago: 7, unit: 'day' } });
  });

  it('answers what is only not finished', () => {
    const { filters } = open();
    filters.setText('"data st');
    expect(filters.problems.value).toMatchObject([{ kind: 'open-quote' }]);
    expect(filters.chosen.value.text.include).toEqual(['data st']);
  });

  it('drops what could not be read when something is chosen', () => {
    const { filters } = open();
    filters.setText('kind:key');
    filters.setText('kind:key foo:bar');
    filters.add(DANA);
    expect(filters.text.value).toBe('actor:212 kind:key');
    expect(filters.problems.value).toEqual([]);
  });

  it('asks nothing anew where only the typing differs', () => {
    const { filters } = open();
    filters.setText('dana actor:212');
    const { value } = filters.query;
    filters.setText('actor:212  dana ');
    expect(filters.query.value).toBe(value);
    expect(filters.text.value).toBe('actor:212  dana ');
  });

  it('tells the same moments when the time zone changes', () => {
    const { filters, timeZone } = open();
    filters.setText('after:2026-11-01');
    timeZone.value = 'Europe/Prague';
    expect(filters.text.value).toBe('after:2026-11-01T01:00');
    expect(filters.query.value.period).toEqual({ after: Date.UTC(2026, 10, 1) });
  });

  it('keeps what is being typed when the time zone changes', () => {
    const { filters, timeZone } = open();
    filters.setText('dana after:20');
    timeZone.value = 'Europe/Prague';
    expect(filters.text.value).toBe('dana after:20');
  });

  it('shows one value of a field alone', () => {
    const { filters } = open();
    filters.setText('actor:212,noah -actor:bot kind:key');
    filters.only({ field: 'actor', mode: 'include', value: 213 });
    expect(filters.text.value).toBe('actor:213 kind:key');
  });

  it('writes days and usual spans so that they keep their meaning', () => {
    const { filters } = open();
    filters.choosePreset('week');
    expect(filters.text.value).toBe('after:7d');
    filters.chooseDays({ from: '2026-11-01', to: '2026-11-02' });
    expect(filters.text.value).toBe('after:2026-11-01 before:2026-11-03');
    expect(filters.preset.value).toBe('days');
    filters.setText('after:today');
    expect(filters.preset.value).toBe('today');
    filters.choosePreset(undefined);
    expect(filters.text.value).toBe('');
  });

  it('leaves the scope of the page to the page', () => {
    const { filters, scope } = open();
    scope.value = { type: 'team', teamId: 7 };
    filters.setText('team:8 dana');
    expect(filters.query.value.team.include).toEqual([7]);
    expect(filters.text.value).toBe('team:8 dana');
  });
});

describe('what can be chosen', () => {
  it('is asked for by itself, and after a failure by hand, which a refusal does not hold up', async () => {
    const failure = { kind: 'not-in-plan', zone: SOURCE.zone } as const;
    const { send, asked } = fakeMessenger({
      'source.filters': ({ byHand }) => (byHand ? ok(FILTERS) : failed(failure)),
    });
    const scope = signal<Scope>({ type: 'organization' });
    const timeZone = signal('UTC');
    const filters = createFiltersModel({ send, source: signal(SOURCE), scope, timeZone, connectedAt: signal(1) });
    await vi.waitFor(() => expect(filters.options.value).toEqual({ status: 'failed', failure }));
    filters.retryOptions();
    await vi.waitFor(() => expect(filters.options.value).toEqual({ status: 'ready', filters: FILTERS }));
    expect(asked).toHaveLength(2);
  });
});
