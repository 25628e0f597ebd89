import { cleanup, render } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { EntryRow } from '@/components/audit-log/entry-row';
import { createEventCatalog } from '@/lib/audit-log/event-catalog';
import { createCivilTime } from '@/lib/audit-log/query/civil-time';
import { parseQuery } from '@/lib/audit-log/query/parse';
import { createHighlights } from '@/lib/panel/feed/highlights';
import { createTimes } from '@/lib/text/times';
import { fakeEntry } from '../../fakes/fake-index';
import { NOW } from '../../lib/panel/fake-panel';

afterEach(cleanup);

const events = createEventCatalog(undefined);

function draw(search: string, entry: Parameters<typeof fakeEntry>[0] = {}, names: readonly string[] = []) {
  const { container } = render(
    <EntryRow
      id="row"
      entry={fakeEntry(entry)}
      targetName={names[0]}
      formerNames={names.slice(1)}
      highlights={createHighlights(parseQuery(search, createCivilTime('UTC')).query)}
      events={events}
      times={createTimes({ timeZone: 'UTC', now: () => NOW })}
      now={NOW}
      unread={false}
      position={1}
      setSize={1}
      onOpen={() => undefined}
    />,
  );
  return {
    marks: [...container.querySelectorAll('mark')].map(({ textContent }) => textContent),
    place: container.querySelector('#row-place')?.textContent,
    sentence: container.querySelector('#row-sentence')?.textContent,
    names: new Set([...container.querySelectorAll('*')].map(({ localName }) => localName)),
  };
}

describe('a row that was found', () => {
  it.each([
    ['dana', {}, ['Dana']],
    ['scenario 3000', {}, ['scenario', '3000']],
    ['"dana k" FIN', {}, ['Dana K', 'Fin']],
    ['team:a actor:kim', {}, ['Kim', 'a']],
  ] as const)('by %j has it marked', (search, entry, marks) => {
    expect(draw(search, entry).marks).toEqual(marks);
  });

  it.each([
    ['example.com', [], 'dana.kim@example.com · Finance', ['example.com']],
    ['deactivated', [], 'Scenario deactivated · Finance', ['deactivated']],
    ['io_de', [], 'scenario_deactivated · Finance', ['io_de']],
    ['3000', ['Invoice sync'], '3000 · Finance', ['3000']],
    ['old', ['Invoice sync', 'Old name'], 'was Old name · Finance', ['Old']],
    ['sync', ['Invoice sync', 'Sync'], 'Finance', ['sync']],
    ['fin', [], 'Finance', ['Fin']],
  ])('by %j of what it does not show says so', (search, names, place, marks) => {
    const drawn = draw(search, {}, names);
    expect(drawn.marks).toEqual(marks);
    expect(drawn.place).toBe(place);
  });

  it('says the same as before', () => {
    expect(draw('dana scenario 30').sentence).toBe('Dana Kim turned off scenario 3000');
  });

  it('marks what we say ourselves only where the entry says it', () => {
    expect(draw('system', { actor: undefined }).marks).toEqual([]);
    cleanup();
    expect(draw('turned').marks).toEqual([]);
  });

  it('stays text, however much it looks like markup', () => {
    const name = '<img src=x onerror=alert(1)>';
    const drawn = draw('"<img" onerror', { actor: { id: 1, name } });
    expect(drawn.marks).toEqual(['<img', 'onerror']);
    expect(drawn.names.has('img')).toBe(false);
  });
});
