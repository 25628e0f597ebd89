import { fireEvent, render, screen, waitFor, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AuditLogPanel } from '@/components/audit-log/audit-log-panel';
import { laterParts } from '@/components/audit-log/later-parts';
import type { PanelModel } from '@/lib/panel/panel-model';
import { DAY } from '@/lib/time';
import { fakeEntries, fakePanel, NOW } from '../../lib/panel/fake-panel';

beforeEach(() => {
  vi.spyOn(Date, 'now').mockReturnValue(NOW);
});
afterEach(() => {
  vi.restoreAllMocks();
});

/** Three a day on ten days, the newest yesterday at noon. */
const ENTRIES = fakeEntries(30, (at) => ({
  triggeredAt: NOW - DAY * (1 + Math.floor(at / 3)) - (at % 3),
  eventName: at % 3 === 0 ? 'scenario_deactivated' : 'webhook_created',
  targetId: String(1000 + at),
  actor: { id: 100 + (at % 10), name: at % 10 === 0 ? 'Noah Steiner' : `Person ${at % 10}` },
}));

async function open(options: Parameters<typeof fakePanel>[0] = {}) {
  const fake = fakePanel({
    entries: ENTRIES,
    record: { coverage: { complete: false, from: NOW - 20 * DAY } },
    ...options,
  });
  const panel = fake.model();
  await laterParts.load();
  render(<AuditLogPanel panel={panel} />);
  await waitFor(() => expect(screen.queryByText(/Opening the history|Finding out/)).toBeNull());
  return { fake, panel, user: userEvent.setup() };
}

const timeline = () => screen.getByRole('slider', { name: 'Entries by time' });
const selected = () => timeline().getAttribute('aria-valuetext');
const shown = ({ feed }: PanelModel) => feed.view.value?.length;
const search = () => screen.getByRole('searchbox', { name: 'Search' });

/** A picture of ten bars, each ten pixels wide. */
function laidOut() {
  const slider = timeline();
  vi.spyOn(slider, 'getBoundingClientRect').mockReturnValue(new DOMRect(0, 0, 100, 20));
  Object.assign(slider, { setPointerCapture: () => undefined });
  return slider;
}

const press = (at: number) => ({ clientX: at, button: 0, pointerId: 1 });

describe('the timeline above the list', () => {
  it('has its numbers in a table, and says what of the log they are of', async () => {
    const { user } = await open();
    const table = screen.getByRole('table', {
      name: 'Entries by time. Per day · 30 entries held',
    });
    const rows = () => within(table).getAllByRole('row').slice(1);
    expect(rows()).toHaveLength(10);
    expect(rows().at(-1)?.textContent).toBe('Nov 23, 20263');
    await user.type(search(), 'webhook');
    await waitFor(() => expect(rows().at(-1)?.textContent).toBe('Nov 23, 20262'));
    expect(screen.getByRole('table', { name: /20 of 30 entries held/ })).toBeTruthy();
  });

  it('shows where entries may be missing, and says so of the bars there', async () => {
    const span = { from: NOW - 20 * DAY, to: NOW - 4.5 * DAY, rows: 20, complete: false };
    const { user } = await open({
      record: { coverage: { complete: false, from: NOW - 3 * DAY, to: NOW, older: [span] } },
    });
    expect(timeline().querySelectorAll('rect')).toHaveLength(1);
    const texts = within(screen.getByRole('table', { name: /^Entries by time/ }))
      .getAllByRole('row')
      .slice(1)
      .map(({ textContent }) => textContent);
    expect(texts.filter((text) => text.includes('may be missing'))).toEqual([
      'Nov 20, 20263; entries may be missing',
      'Nov 21, 20263; entries may be missing',
    ]);
    timeline().focus();
    await user.keyboard('{ArrowLeft}');
    expect(selected()).toBe('Nov 23, 2026: 3 entries');
    await user.keyboard('{ArrowLeft}{ArrowLeft}');
    expect(selected()).toBe('Nov 21, 2026: 3 entries; entries may be missing');
  });

  it('draws any number of bars as one path', async () => {
    await open();
    expect(timeline().querySelectorAll('path')).toHaveLength(1);
    expect(timeline().querySelector('path')?.getAttribute('d')?.match(/M/g)).toHaveLength(10);
  });

  it('is not there for so few that they are seen at a glance', async () => {
    const { user } = await open();
    await user.type(search(), 'noah');
    await waitFor(() => expect(screen.queryByRole('slider')).toBeNull());
    await user.clear(search());
    await waitFor(() => expect(timeline()).toBeTruthy());
  });

  it('is selected with the arrow keys and shows only that with Enter', async () => {
    const { panel, user } = await open();
    timeline().focus();
    expect(selected()).toBe('Nothing selected');
    await user.keyboard('{ArrowLeft}');
    expect(selected()).toBe('Nov 23, 2026: 3 entries');
    await user.keyboard('{Shift>}{ArrowLeft}{/Shift}');
    expect(selected()).toBe('Nov 22, 2026 – Nov 23, 2026: 6 entries');
    await user.keyboard('{Enter}');
    await waitFor(() => expect(shown(panel)).toBe(6));
    expect(screen.getByRole('button', { name: 'Remove filter: Nov 22, 2026 – Nov 23, 2026' })).toBeTruthy();
  });

  it('lets go with Escape, and only then of the focus', async () => {
    const { user } = await open();
    timeline().focus();
    await user.keyboard('{Home}');
    expect(selected()).toBe('Nov 14, 2026: 3 entries');
    await user.keyboard('{Escape}');
    expect(selected()).toBe('Nothing selected');
    expect(document.activeElement).toBe(timeline());
    await user.keyboard('{Escape}');
    await waitFor(() => expect(document.activeElement).not.toBe(timeline()));
  });

  it('leads to the search when what it narrowed to needs no picture', async () => {
    const { user } = await open();
    timeline().focus();
    await user.keyboard('{End}{Enter}');
    await waitFor(() => expect(screen.queryByRole('slider')).toBeNull());
    expect(document.activeElement).toBe(search());
  });

  it('goes in the list to a bar that is clicked, and shows only that when clicked twice', async () => {
    const { panel } = await open();
    const slider = laidOut();
    fireEvent.pointerDown(slider, press(55));
    fireEvent.pointerUp(slider, press(55));
    expect(panel.cursor.position.value).toBe(12);
    expect(selected()).toBe('Nov 19, 2026: 3 entries');
    fireEvent.dblClick(slider, press(55));
    await waitFor(() => expect(shown(panel)).toBe(3));
  });

  it('is selected by dragging over it, and narrows with a button', async () => {
    const { panel, user } = await open();
    const slider = laidOut();
    fireEvent.pointerDown(slider, press(35));
    fireEvent.pointerMove(slider, press(61));
    fireEvent.pointerUp(slider, press(61));
    await waitFor(() => expect(selected()).toBe('Nov 17, 2026 – Nov 20, 2026: 12 entries'));
    expect(panel.cursor.requests.value).toBe(0);
    await user.click(screen.getByRole('button', { name: 'Clear the selection' }));
    expect(selected()).toBe('Nothing selected');
    fireEvent.pointerDown(slider, press(99));
    fireEvent.pointerMove(slider, press(500));
    fireEvent.pointerMove(slider, press(80));
    fireEvent.pointerUp(slider, press(80));
    await user.click(await screen.findByRole('button', { name: 'Only these' }));
    await waitFor(() => expect(shown(panel)).toBe(6));
  });

  it('tells of the bar under the pointer', async () => {
    await open();
    const slider = laidOut();
    fireEvent.pointerMove(slider, press(15));
    expect(await screen.findByText('Nov 15, 2026: 3 entries')).toBeTruthy();
    fireEvent.pointerLeave(slider);
    await waitFor(() => expect(screen.queryByText('Nov 15, 2026: 3 entries')).toBeNull());
  });
});

describe('the facts beside the list', () => {
  const region = () => screen.getByRole('region', { name: 'Counts of what is shown' });
  const openFacts = async (options: Parameters<typeof fakePanel>[0] = {}) => {
    const opened = await open(options);
    await opened.user.click(screen.getByRole('button', { name: 'Facts', expanded: false }));
    return opened;
  };

  it('are counted only when asked for', async () => {
    const { user } = await open();
    expect(screen.queryByRole('region', { name: 'Counts of what is shown' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Facts', expanded: false }));
    expect(screen.getByRole('button', { name: 'Facts', expanded: true })).toBeTruthy();
    expect(within(region()).getByText('30 entries held, back to Nov 4, 2026')).toBeTruthy();
    expect(within(region()).getByRole('heading', { name: 'Events 2 different' })).toBeTruthy();
  });

  it('ask for a value with a press, and no longer with another', async () => {
    const { panel, user } = await openFacts();
    const fact = () => within(region()).getByRole('button', { name: 'Webhook created 20' });
    await user.click(fact());
    await waitFor(() => expect(shown(panel)).toBe(20));
    expect(fact().getAttribute('aria-pressed')).toBe('true');
    expect(document.activeElement).toBe(fact());
    await user.click(fact());
    await waitFor(() => expect(shown(panel)).toBe(30));
  });

  it('ask for a value alone, whatever else of its field was asked for', async () => {
    const { panel, user } = await openFacts();
    panel.filters.setText('event:=webhook_created,=team_created actor:212,213');
    await user.click(await within(region()).findByRole('button', { name: 'Only Webhook created' }));
    expect(panel.filters.text.value).toBe('actor:212,213 event:=webhook_created');
  });

  it('leave out a value, and lead back to the search', async () => {
    const { panel, user } = await openFacts();
    await user.click(within(region()).getByRole('button', { name: 'Hide Noah Steiner' }));
    await waitFor(() => expect(shown(panel)).toBe(27));
    expect(document.activeElement).toBe(search());
    expect(within(region()).getByRole('heading', { name: 'People 9 different' })).toBeTruthy();
  });

  it('show the few that matter first, and the others on demand', async () => {
    const { user } = await openFacts();
    const people = () => within(region()).getAllByRole('button', { name: /^Hide (Person|Noah)/ });
    expect(people()).toHaveLength(6);
    await user.click(within(region()).getByRole('button', { name: 'Show 4 more' }));
    expect(people()).toHaveLength(10);
    await user.click(within(region()).getByRole('button', { name: 'Show fewer' }));
    expect(people()).toHaveLength(6);
  });

  it('draw names from outside as text with nothing hidden in it', async () => {
    await openFacts({
      entries: fakeEntries(4, () => ({ actor: { id: 1, name: 'a\u202eb<img src=x>' } })),
    });
    expect(region().querySelector('img')).toBeNull();
    expect(region().textContent).not.toContain('\u202e');
  });

  it('say so in numbers of nothing, and stay, when nothing is found', async () => {
    const { user } = await openFacts();
    await user.type(search(), 'nothing like it');
    expect(await within(region()).findByText(/^0 of 30 entries held/)).toBeTruthy();
  });
});
