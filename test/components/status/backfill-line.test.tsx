import { signal } from '@preact/signals';
import { fireEvent, render, screen } from '@testing-library/preact';
import { describe, expect, it, vi } from 'vitest';
import { BackfillLine } from '@/components/status/backfill-line';
import type { Failure } from '@/lib/failure';
import type { BackfillView } from '@/lib/panel/backfill-model';
import { MINUTE, SECOND } from '@/lib/time';

const NOW = Date.UTC(2026, 10, 24, 12);
const REFUSED: Failure = { kind: 'unauthorized', zone: 'eu1.make.com' };
const SERVER: Failure = { kind: 'server-error', zone: 'eu1.make.com', status: 503 };
const AMOUNT = { entries: 2300, total: 6838, share: 0.34 };

function show(initial: BackfillView | undefined, trouble?: Failure) {
  const view = signal(initial);
  const model = {
    view,
    trouble: signal(trouble),
    start: vi.fn(),
    pause: vi.fn(),
    resume: vi.fn(),
    cancel: vi.fn(),
    close: vi.fn(),
    dispose: vi.fn(),
  };
  const onAction = vi.fn();
  const Line = () => <BackfillLine model={model} now={NOW} onAction={onAction} />;
  const { container } = render(<Line />);
  return { view, model, onAction, container };
}

const labels = () => screen.getAllByRole('button').map((button) => button.textContent);
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
const bar = () => screen.queryByRole('progressbar', { name: 'Part of the whole history that is read' });

describe('the line of the back-fill', () => {
  it('is not there when there is nothing to say', () => {
    expect(show(undefined).container.textContent).toBe('');
  });

  it.each<readonly [BackfillView, readonly string[], readonly string[]]>([
    [{ status: 'offered' }, ['Make keeps more.'], ['Get the whole history']],
    [
      { ...AMOUNT, status: 'running', etaMs: 3 * MINUTE },
      ['Reading the whole history…', '2,300 of 6,838 entries (34%)', 'about 3 minutes left'],
      ['Pause', 'Cancel'],
    ],
    [{ entries: 2300, status: 'running' }, ['2,300 entries so far'], ['Pause', 'Cancel']],
    [{ ...AMOUNT, status: 'paused' }, ['is paused', '2,300 of 6,838 entries (34%)'], ['Resume', 'Cancel']],
    [
      {
        ...AMOUNT,
        status: 'waiting',
        until: NOW + 42 * SECOND,
        failure: { kind: 'rate-limited', zone: 'eu1.make.com', until: NOW },
      },
      ['waits', 'Make asks us to wait', 'It goes on by itself in 42 s.'],
      ['Pause', 'Cancel'],
    ],
    [
      { ...AMOUNT, status: 'waiting', failure: REFUSED },
      ['Make refused this token (eu1.make.com)'],
      ['Replace the token', 'Pause', 'Cancel'],
    ],
    [
      { ...AMOUNT, status: 'failed', failure: SERVER },
      ['The whole history could not be read', 'Make has a problem (503). What was read stays.'],
      ['Try again', 'Cancel'],
    ],
    [
      { ...AMOUNT, status: 'failed', failure: { kind: 'list-kept-changing', zone: 'eu1.make.com', read: 5 } },
      ['The list kept changing while reading. 5 entries were read and kept; some in between may be missing.'],
      ['Try again', 'Cancel'],
    ],
    [{ ...AMOUNT, status: 'failed' }, ['What was read stays.'], ['Try again', 'Cancel']],
    [
      { status: 'done', reached: 'end', entries: 6838 },
      ['The whole history is here', '6,838 entries: all that Make keeps.'],
      ['Close'],
    ],
    [
      { ...AMOUNT, status: 'done', reached: 'limit' },
      ['Read as far back as the settings keep', '2,300 of 6,838 entries (34%)'],
      ['Keep more', 'Close'],
    ],
  ])('says %j', (view, texts, choices) => {
    const { container } = show(view);
    for (const text of texts) expect(container.textContent).toContain(text);
    expect(labels()).toEqual(choices);
  });

  it('draws how far it is, and only that it goes on while the end is not known', () => {
    const { view } = show({ ...AMOUNT, status: 'running' });
    expect(bar()?.getAttribute('value')).toBe('0.34');
    view.value = { entries: 2300, status: 'running' };
    return vi.waitFor(() => expect(bar()?.hasAttribute('value')).toBe(false));
  });

  it('draws nothing where nothing is under way', () => {
    show({ ...AMOUNT, status: 'failed' });
    expect(bar()).toBeNull();
  });

  it.each([
    [{ status: 'offered' }, 'Get the whole history', 'start'],
    [{ ...AMOUNT, status: 'running' }, 'Pause', 'pause'],
    [{ ...AMOUNT, status: 'running' }, 'Cancel', 'cancel'],
    [{ ...AMOUNT, status: 'paused' }, 'Resume', 'resume'],
    [{ ...AMOUNT, status: 'waiting', until: NOW }, 'Cancel', 'cancel'],
    [{ ...AMOUNT, status: 'failed' }, 'Try again', 'start'],
    [{ ...AMOUNT, status: 'done', reached: 'end' }, 'Close', 'close'],
  ] as const)('for %j has the button %s', (view, name, method) => {
    const { model } = show(view);
    press(name);
    expect(model[method]).toHaveBeenCalledOnce();
  });

  it('leads to what the person has to mend', () => {
    const { onAction } = show({ ...AMOUNT, status: 'waiting', failure: REFUSED });
    press('Replace the token');
    expect(onAction).toHaveBeenCalledExactlyOnceWith('replace-token');
  });

  it('leads to the settings where these end it', () => {
    const { onAction } = show({ ...AMOUNT, status: 'done', reached: 'limit' });
    press('Keep more');
    expect(onAction).toHaveBeenCalledExactlyOnceWith('open-settings');
  });

  it('keeps the focus of the one who pressed', async () => {
    const { view } = show({ status: 'offered' });
    screen.getByRole('button', { name: 'Get the whole history' }).focus();
    view.value = { ...AMOUNT, status: 'running' };
    await vi.waitFor(() => expect(document.activeElement?.textContent).toBe('Pause'));
    press('Cancel');
    view.value = { status: 'offered' };
    await vi.waitFor(() => expect(document.activeElement?.textContent).toBe('Get the whole history'));
  });

  it('tells its state to those who listen, and not every number', () => {
    show({ ...AMOUNT, status: 'running', etaMs: MINUTE });
    expect(screen.getByRole('status').textContent).toBe('Reading the whole history…');
  });

  it('says why a command was not carried out', () => {
    expect(show({ status: 'offered' }, SERVER).container.textContent).toContain('Make has a problem (503)');
  });
});
