import { signal } from '@preact/signals';
import { act, render, screen, waitFor, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { OptionsApp } from '@/components/settings/options-app';
import type { StorageUsage } from '@/lib/messaging/contract';
import { createConnectModel } from '@/lib/panel/connect/connect-model';
import { createConnectRemovalModel } from '@/lib/panel/connect/connect-removal-model';
import { createSettingsDiagnosticsModel } from '@/lib/panel/settings/settings-diagnostics';
import { createSettingsModel } from '@/lib/panel/settings/settings-model';
import { createSettingsStorageModel } from '@/lib/panel/settings/settings-storage-model';
import { failed, ok } from '@/lib/result';
import { type Connections, DEFAULT_SETTINGS, type Settings } from '@/lib/state/state';
import { CONNECT_TEXT } from '@/lib/text/connect';
import { SLOW_TEXT } from '@/lib/text/slow';
import { SECOND } from '@/lib/time';
import { fakeConnection, fakeReport } from '../../fakes/fake-connection';
import { fakeMessenger } from '../../fakes/fake-messenger';
import { fakeWatched } from '../../fakes/fake-watched';

const TOKEN = '00000000-0000-4000-8000-00000000cafe';
const NOW = Date.UTC(2026, 10, 24, 12);

type Answers = Parameters<typeof fakeMessenger>[0];

interface Setup {
  readonly answers?: Answers;
  readonly connections?: Connections;
  readonly usage?: StorageUsage;
  /** Databases on this computer cannot be opened. */
  readonly memoryOnly?: boolean;
  /** The browser does not tell what is connected. */
  readonly hangs?: boolean;
}

async function open(setup: Setup = {}) {
  const { answers = {}, connections: kept = {}, usage = { organizations: [] }, hangs = false } = setup;
  const known = fakeWatched<Connections>(kept);
  const memoryOnly = fakeWatched(setup.memoryOnly ?? false);
  const connections = hangs ? { ...known, get: () => new Promise<never>(() => undefined) } : known;
  const onReload = vi.fn();
  const watched = fakeWatched<Settings>(DEFAULT_SETTINGS);
  const written: string[] = [];
  const { send, asked } = fakeMessenger({ 'storage.usage': () => ok(usage), ...withConnections(answers) });
  render(
    <OptionsApp
      connect={createConnectModel(
        { send, state: { connections, memoryOnly }, allowSite: async () => true, stored: signal(usage.organizations) },
        'eu1.make.com',
      )}
      removal={createConnectRemovalModel({ send })}
      settings={createSettingsModel({
        settings: {
          ...watched,
          change: async (change) => watched.set({ ...(await watched.get()), ...change }),
        },
      })}
      storageModel={createSettingsStorageModel({ send })}
      diagnostics={createSettingsDiagnosticsModel({
        send,
        state: { connections, memoryOnly, source: () => fakeWatched(undefined) },
        settings: watched,
        write: async (text) => {
          written.push(text);
        },
        version: '1.2.3',
        browserName: 'A browser',
        now: () => NOW,
      })}
      now={() => NOW}
      onReload={onReload}
    />,
  );
  await waitFor(() => expect(asked.length).toBe(hangs ? 0 : 1));
  return { user: userEvent.setup(), asked, connections: known, memoryOnly, settings: watched, written, onReload };

  /** As the background does: the connection is known everywhere before the answer is. */
  function withConnections(given: Answers = {}): Answers {
    const connect = given['connection.connect'];
    if (connect === undefined) return given;
    return {
      ...given,
      'connection.connect': async (request) => {
        const result = await connect(request);
        if (result.ok) known.set({ ...(await known.get()), [request.zone]: result.value.connection });
        return result;
      },
    };
  }
}

const tokenField = () => screen.getByRole('textbox', { name: 'API token' });
const connectButton = () => screen.getByRole('button', { name: 'Connect' });

describe('the connect page', () => {
  it('is called so, and has everything by its name', async () => {
    await open();

    expect(screen.getByRole('heading', { name: 'Connect to Make', level: 1 })).toBeTruthy();
    expect(screen.getByRole('combobox', { name: 'Zone' })).toBeTruthy();
    for (const name of ['Keep the token', 'Keep the history']) {
      const group = within(screen.getByRole('radiogroup', { name }));
      expect(group.getByRole('radio', { name: 'On this computer' })).toBeTruthy();
      expect(group.getByRole('radio', { name: 'Only until the browser closes' })).toBeTruthy();
    }
    expect(connectButton()).toBeTruthy();
  });

  it('hides the token and keeps it out of every memory of the browser', async () => {
    await open();

    const field = tokenField();
    expect(field.getAttribute('type')).toBe('password');
    expect(field.getAttribute('autocomplete')).toBe('off');
    expect(field.hasAttribute('name')).toBe(false);
    expect(field.closest('form')).toBeNull();
  });

  it('tests the token, then says whose it is and what it opens, and forgets it', async () => {
    const organizations = [
      { id: 1, name: 'Northwind', auditLog: 'available' },
      { id: 2, name: 'Contoso', auditLog: 'not-in-plan' },
      { id: 3, name: 'Fabrikam', auditLog: 'forbidden' },
    ] as const;
    const { user, asked } = await open({ answers: { 'connection.connect': () => ok(fakeReport({ organizations })) } });

    await user.type(tokenField(), TOKEN);
    await user.click(
      within(screen.getByRole('radiogroup', { name: 'Keep the history' })).getByRole('radio', {
        name: 'On this computer',
      }),
    );
    await user.click(connectButton());

    const heading = await screen.findByRole('heading', { name: 'Connected to eu1.make.com as Dana Kim' });
    await waitFor(() => expect(document.activeElement).toBe(heading));
    expect(asked[1]?.request).toEqual({
      zone: 'eu1.make.com',
      token: TOKEN,
      keepToken: 'computer',
      keepHistory: 'computer',
    });
    const result = within(screen.getByRole('region', { name: /^Connected to/ }));
    expect(result.getAllByRole('listitem').map((item) => item.textContent)).toEqual([
      expect.stringMatching(/^Northwind.*Audit log available$/u),
      expect.stringMatching(/^Contoso.*Its plan has no audit log$/u),
      expect.stringMatching(/^Fabrikam.*Needs Admin or Owner/u),
    ]);
    expect(tokenField()).toHaveProperty('value', '');
    expect(document.documentElement.outerHTML).not.toContain(TOKEN);
  });

  it.each([
    ['none of which has an audit log', ['not-in-plan', 'not-in-plan'], false],
    ['of which one may have an audit log', ['not-in-plan', 'not-asked'], true],
  ] as const)('says what to do next with a token for organizations %s', async (_name, answers, goesOn) => {
    const organizations = answers.map((auditLog, id) => ({ id, name: `Organization ${id}`, auditLog }));
    const { user } = await open({ answers: { 'connection.connect': () => ok(fakeReport({ organizations })) } });

    await user.type(tokenField(), `${TOKEN}{Enter}`);

    const result = within(await screen.findByRole('region', { name: /^Connected to/ }));
    expect(result.queryByText(/^Next: open a page of Make/) !== null).toBe(goesOn);
    expect(result.queryByText(/connect its zone with a token that opens it\.$/) !== null).toBe(!goesOn);
  });

  it('connects with the Enter key', async () => {
    const { user } = await open({ answers: { 'connection.connect': () => ok(fakeReport()) } });

    await user.type(tokenField(), `${TOKEN}{Enter}`);

    expect(await screen.findByRole('heading', { name: /^Connected to/ })).toBeTruthy();
  });

  it.each([
    [{ kind: 'not-a-token' }, /^That does not look like a Make API token\./],
    [{ kind: 'unauthorized', zone: 'eu1.make.com' }, /^Make refused this token \(eu1\.make\.com\)\./],
  ] as const)('tells at the field that %j', async (failure, text) => {
    const { user } = await open({ answers: { 'connection.connect': () => failed(failure) } });

    await user.type(tokenField(), TOKEN);
    await user.click(connectButton());

    expect((await screen.findByText(text)).closest('[role=alert]')).not.toBeNull();
    expect(tokenField().getAttribute('aria-invalid')).toBe('true');
    await waitFor(() => expect(document.activeElement).toBe(tokenField()));
  });

  it('asks for a token when there is none', async () => {
    const { user } = await open();

    await user.click(connectButton());

    expect(await screen.findByText('Paste a token first.')).toBeTruthy();
  });

  it('offers to try again after a failure of the network', async () => {
    let online = false;
    const { user } = await open({
      answers: {
        'connection.connect': () => (online ? ok(fakeReport()) : failed({ kind: 'network', zone: 'eu1.make.com' })),
      },
    });
    await user.type(tokenField(), TOKEN);
    await user.click(connectButton());
    expect((await screen.findByText('Cannot reach eu1.make.com')).closest('[role=alert]')).not.toBeNull();

    online = true;
    await user.click(await screen.findByRole('button', { name: 'Try again' }));

    expect(await screen.findByRole('heading', { name: /^Connected to/ })).toBeTruthy();
  });

  it('asks the browser for the site where it is withheld, and goes on', async () => {
    let allowed = false;
    const { user } = await open({
      answers: {
        'connection.connect': () => {
          if (allowed) return ok(fakeReport());
          allowed = true;
          return failed({ kind: 'no-access', zone: 'eu1.make.com' });
        },
      },
    });
    await user.type(tokenField(), TOKEN);
    await user.click(connectButton());

    await user.click(await screen.findByRole('button', { name: 'Allow again' }));

    expect(await screen.findByRole('heading', { name: /^Connected to/ })).toBeTruthy();
  });

  it("links to the zone's own page for tokens, with the scopes to tick", async () => {
    const { user } = await open();

    await user.selectOptions(screen.getByRole('combobox', { name: 'Zone' }), 'us2.make.com');

    const help = within(screen.getByRole('complementary', { name: 'How to make a token' }));
    expect(help.getByRole('link').getAttribute('href')).toBe('https://us2.make.com/user/api');
    for (const scope of ['organizations:read', 'teams:read', 'user:read']) expect(help.getByText(scope)).toBeTruthy();
  });
});

it('takes the result back when its connection is removed', async () => {
  const { user, connections } = await open({ answers: { 'connection.connect': () => ok(fakeReport()) } });
  await user.type(tokenField(), `${TOKEN}{Enter}`);
  await screen.findByRole('heading', { name: /^Connected to/ });

  connections.set({});

  await waitFor(() => expect(screen.queryByRole('heading', { name: /^Connected to/ })).toBeNull());
});

describe('the connected zones', () => {
  const both = {
    'eu1.make.com': fakeConnection(),
    'us1.make.com': fakeConnection({
      zone: 'us1.make.com',
      last4: '77aa',
      keepToken: 'session',
      keepHistory: 'session',
      trouble: { kind: 'unauthorized', zone: 'us1.make.com' },
    }),
  } satisfies Connections;
  const card = (name: string) => within(screen.getByRole('article', { name }));

  it('stand side by side, each with what is known of it and never a token', async () => {
    await open({ connections: both });

    expect((await screen.findAllByRole('article')).length).toBe(2);
    expect(card('eu1.make.com').getByText(/Token ending in/).textContent).toBe(
      'Token ending in 9f3c, connected 5 days ago',
    );
    expect(card('us1.make.com').getByText('History kept until the browser closes')).toBeTruthy();
    expect(card('us1.make.com').getByText('Make refused this token (us1.make.com)')).toBeTruthy();
  });

  it('say where history is for as long as the databases on this computer cannot be opened', async () => {
    const kept = { ...both, 'eu1.make.com': fakeConnection({ keepHistory: 'computer' }) };
    const { asked, memoryOnly } = await open({ connections: kept, memoryOnly: true });
    const inMemory = 'History kept until the browser closes: the one on this computer cannot be opened';

    expect(await card('eu1.make.com').findByText(inMemory)).toBeTruthy();
    expect(card('us1.make.com').getByText('History kept until the browser closes')).toBeTruthy();
    const counted = asked.length;
    await act(() => memoryOnly.set(false));

    expect(card('eu1.make.com').getByText('History kept on this computer')).toBeTruthy();
    expect(screen.queryByText(inMemory)).toBeNull();
    expect(asked.slice(counted).map(({ name }) => name)).toEqual(['storage.usage']);
  });

  it('are not spoken of when there are none', async () => {
    await open();

    expect(screen.queryByRole('region', { name: 'Connected zones' })).toBeNull();
  });

  it('have their token replaced in the form, with the choices made before', async () => {
    const { user } = await open({ connections: both });

    await user.click(card('us1.make.com').getByRole('button', { name: 'Replace token' }));

    expect(screen.getByRole('combobox', { name: 'Zone' })).toHaveProperty('value', 'us1.make.com');
    expect(document.activeElement).toBe(tokenField());
    const keep = within(screen.getByRole('radiogroup', { name: 'Keep the token' }));
    expect(keep.getByRole('radio', { name: 'Only until the browser closes' })).toHaveProperty('checked', true);
  });

  it('say that their history goes when it is to be kept elsewhere', async () => {
    const { zone } = fakeConnection();
    const { user } = await open({
      connections: { [zone]: fakeConnection({ keepHistory: 'computer' }) },
      usage: { organizations: [{ zone, organizationId: 3, entries: 5, bytes: 900, medium: 'computer' }] },
    });
    const loss = CONNECT_TEXT.losesHistory.computer(zone);
    expect(screen.queryByText(loss)).toBeNull();
    const keep = within(screen.getByRole('radiogroup', { name: 'Keep the history' }));
    await user.click(keep.getByRole('radio', { name: 'Only until the browser closes' }));
    expect(screen.getByText(loss)).toBeTruthy();
    await user.click(keep.getByRole('radio', { name: 'On this computer' }));
    expect(screen.queryByText(loss)).toBeNull();
  });

  it('are removed only after a question, which says what becomes of the history', async () => {
    const { user, asked, connections } = await open({
      connections: both,
      answers: { 'connection.remove': () => ok(undefined) },
    });
    await user.click(card('eu1.make.com').getByRole('button', { name: 'Remove' }));

    const question = within(screen.getByRole('group', { name: 'Remove the connection to eu1.make.com?' }));
    await waitFor(() => expect(document.activeElement).toBe(question.getByRole('button', { name: 'Keep it' })));
    await user.click(question.getByRole('checkbox', { name: 'Delete its history too' }));
    await user.click(question.getByRole('button', { name: 'Remove connection' }));
    connections.set({ 'us1.make.com': both['us1.make.com'] });

    expect(asked).toContainEqual({
      name: 'connection.remove',
      request: { zone: 'eu1.make.com', deleteHistory: true },
    });
    expect(await screen.findByText('Removed eu1.make.com from this browser')).toBeTruthy();
    const links = screen.getAllByRole('link').map((link) => link.getAttribute('href'));
    expect(links).toContain('https://eu1.make.com/user/api');
  });

  it('stay when the person keeps them, and the focus is where it was', async () => {
    const { user } = await open({ connections: both });
    await user.click(card('eu1.make.com').getByRole('button', { name: 'Remove' }));

    await user.click(screen.getByRole('button', { name: 'Keep it' }));

    await waitFor(() =>
      expect(document.activeElement).toBe(card('eu1.make.com').getByRole('button', { name: 'Remove' })),
    );
  });
});

describe('the settings', () => {
  it('are changed by their controls', async () => {
    const { user, settings } = await open();

    await user.selectOptions(screen.getByRole('combobox', { name: 'Look for changes' }), 'Every 15 minutes');
    await user.selectOptions(
      screen.getByRole('combobox', { name: 'The whole history of a log' }),
      'Read it by itself once I open the log',
    );
    await user.selectOptions(screen.getByRole('combobox', { name: 'Keep entries for' }), '25 months');
    await user.selectOptions(screen.getByRole('combobox', { name: 'Keep at most' }), '250,000 entries');
    await user.selectOptions(screen.getByRole('combobox', { name: 'Times in' }), 'UTC');
    await user.selectOptions(screen.getByRole('combobox', { name: 'Appearance' }), 'Dark');
    await user.click(screen.getByRole('checkbox', { name: 'Count on the toolbar button' }));
    await user.click(screen.getByRole('checkbox', { name: 'Single-key shortcuts in the panel' }));

    await waitFor(async () =>
      expect(await settings.get()).toEqual({
        ...DEFAULT_SETTINGS,
        pollMinutes: 15,
        backfill: 'auto',
        keepMonths: 25,
        keepEntries: 250_000,
        badge: false,
        shortcuts: false,
        theme: 'dark',
        timeZone: 'utc',
      }),
    );
    expect(document.documentElement.dataset.theme).toBe('dark');
  });

  it("name the zone of the person's Make profile", async () => {
    await open({ connections: { 'eu1.make.com': fakeConnection() } });

    expect(await screen.findByRole('option', { name: 'The zone of my Make profile (Europe/Prague)' })).toBeTruthy();
  });
});

describe('what is stored', () => {
  const oldest = Date.UTC(2026, 0, 5);
  const newest = Date.UTC(2026, 10, 24);
  /** The day of wherever this runs. */
  const dayOf = (ms: number) => new Date(ms).toLocaleDateString('en-US', { dateStyle: 'medium' });
  const usage: StorageUsage = {
    organizations: [
      {
        zone: 'eu1.make.com',
        organizationId: 123,
        name: 'Northwind',
        medium: 'computer',
        entries: 12_345,
        bytes: 432_000,
        oldest,
        newest,
      },
      { zone: 'us1.make.com', organizationId: 9, medium: 'session', entries: 5, bytes: 900 },
    ],
  };

  it('is told per organization, and together', async () => {
    await open({ usage });

    const table = within(await screen.findByRole('table', { name: 'Entries stored per organization' }));
    const rows = table.getAllByRole('row').map((row) => [...row.children].map(({ textContent }) => textContent));
    expect(rows.slice(1)).toEqual([
      ['Northwindeu1.make.com', '12,345', '432 kB', `${dayOf(oldest)} – ${dayOf(newest)}`, 'This computer'],
      ['Organization 9us1.make.com', '5', '900 bytes', '–', 'Memory'],
      ['Together', '12,350', '433 kB', '', ''],
    ]);
  });

  it('is deleted only after a plain question', async () => {
    let held = usage;
    const { user, asked } = await open({
      answers: {
        'storage.usage': () => ok(held),
        'storage.delete-all': () => {
          held = { organizations: [] };
          return ok(undefined);
        },
      },
    });

    await user.click(screen.getByRole('button', { name: 'Delete everything' }));
    const question = within(screen.getByRole('group', { name: 'Delete everything that Audit Lens keeps?' }));
    await waitFor(() => expect(document.activeElement).toBe(question.getByRole('button', { name: 'Keep it' })));
    expect(asked.map(({ name }) => name)).not.toContain('storage.delete-all');
    await user.click(question.getByRole('button', { name: 'Delete it all' }));

    expect(await screen.findByText('Everything is deleted')).toBeTruthy();
    expect(screen.getByText('No entries are stored.')).toBeTruthy();
  });

  it('offers another try when it cannot be counted', async () => {
    let works = false;
    const { user } = await open({
      answers: { 'storage.usage': () => (works ? ok(usage) : failed({ kind: 'interrupted' })) },
    });
    await screen.findByText('The browser stopped us halfway');

    works = true;
    await user.click(screen.getByRole('button', { name: 'Try again' }));

    expect(await screen.findByRole('table')).toBeTruthy();
  });
});

it('tells what leaves the browser, and where the protection ends', async () => {
  await open();

  expect(screen.getByRole('heading', { name: 'What leaves this browser' })).toBeTruthy();
  expect(screen.getByText(/they get the key with the lock/)).toBeTruthy();
});

describe('diagnostics', () => {
  it('are copied with one press, and shown as they were copied', async () => {
    const { user, written } = await open();
    await user.click(screen.getByRole('button', { name: 'Copy diagnostics' }));
    const report = await screen.findByRole('region', { name: 'Diagnostics' });
    expect(screen.getByText('Copied. This is all of it:')).toBeTruthy();
    expect(written).toEqual([report.textContent]);
    expect(written[0]).toContain('Audit Lens for Make 1.2.3\nA browser\n2026-11-24T12:00:00.000Z\n');
  });
});

describe('a storage that hangs', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  it.each<[string, Setup]>([
    ['does not tell what is connected', { hangs: true }],
    ['does not tell what is stored', { answers: { 'storage.usage': () => new Promise(() => undefined) } }],
  ])('that %s is told once, after a while, with a way on', async (_what, setup) => {
    vi.useFakeTimers({ now: NOW, shouldAdvanceTime: true });
    const { onReload } = await open(setup);
    await act(async () => void (await vi.advanceTimersByTimeAsync(8 * SECOND)));
    expect(screen.queryByText(SLOW_TEXT.text)).toBeNull();
    await act(async () => void (await vi.advanceTimersByTimeAsync(4 * SECOND)));
    expect(screen.getAllByText(SLOW_TEXT.text)).toHaveLength(1);
    await userEvent
      .setup({ advanceTimers: vi.advanceTimersByTime })
      .click(screen.getByRole('button', { name: SLOW_TEXT.reload }));
    expect(onReload).toHaveBeenCalledOnce();
  });
});
