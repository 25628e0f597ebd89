import { describe, expect, it } from 'vitest';
import { createSettingsStorageModel } from '@/lib/panel/settings/settings-storage-model';
import { failed, ok } from '@/lib/result';
import { fakeMessenger } from '../../../fakes/fake-messenger';

const NOTHING = { organizations: [] };

describe('what is stored', () => {
  it('is loading until it was counted', async () => {
    const model = createSettingsStorageModel(fakeMessenger({ 'storage.usage': () => ok(NOTHING) }));
    expect(model.usage.value).toEqual({ phase: 'loading' });

    await model.readUsage();

    expect(model.usage.value).toEqual({ phase: 'ready', usage: NOTHING });
  });

  it('says why it could not be counted', async () => {
    const failure = { kind: 'storage', reason: 'unavailable' } as const;
    const model = createSettingsStorageModel(fakeMessenger({ 'storage.usage': () => failed(failure) }));

    await model.readUsage();

    expect(model.usage.value).toEqual({ phase: 'failed', failure });
  });
});

describe('deleting everything', () => {
  it('is asked about first', async () => {
    const { send, asked } = fakeMessenger();
    const model = createSettingsStorageModel({ send });

    await model.deleteEverything();

    expect(asked).toEqual([]);
  });

  it('counts again afterwards', async () => {
    const { send, asked } = fakeMessenger({
      'storage.delete-all': () => ok(undefined),
      'storage.usage': () => ok(NOTHING),
    });
    const model = createSettingsStorageModel({ send });

    model.askToDelete();
    await model.deleteEverything();

    expect(asked.map(({ name }) => name)).toEqual(['storage.delete-all', 'storage.usage']);
    expect(model.deletion.value).toEqual({ phase: 'deleted' });
  });

  it('never says that it is done when it is not', async () => {
    const model = createSettingsStorageModel(
      fakeMessenger({
        'storage.delete-all': () => failed({ kind: 'interrupted' }),
        'storage.usage': () => ok(NOTHING),
      }),
    );

    model.askToDelete();
    await model.deleteEverything();

    expect(model.deletion.value).toEqual({ phase: 'failed', failure: { kind: 'interrupted' } });
  });

  it('is left alone when the person changes their mind', () => {
    const model = createSettingsStorageModel(fakeMessenger());

    model.askToDelete();
    model.cancelDeletion();

    expect(model.deletion.value).toEqual({ phase: 'none' });
  });
});
