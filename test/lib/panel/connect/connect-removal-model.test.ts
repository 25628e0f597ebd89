import { describe, expect, it } from 'vitest';
import { createConnectRemovalModel } from '@/lib/panel/connect/connect-removal-model';
import { failed, ok } from '@/lib/result';
import { fakeMessenger } from '../../../fakes/fake-messenger';

const zone = 'eu1.make.com';

describe('removing a connection', () => {
  it('asks first, and keeps the history unless told otherwise', async () => {
    const { send, asked } = fakeMessenger({ 'connection.remove': () => ok(undefined) });
    const model = createConnectRemovalModel({ send });

    await model.remove();
    expect(asked).toEqual([]);

    model.ask(zone);
    await model.remove();
    expect(asked).toEqual([{ name: 'connection.remove', request: { zone, deleteHistory: false } }]);
    expect(model.removal.value).toEqual({ phase: 'removed', zone, deleteHistory: false });
  });

  it('deletes the history where the person says so', async () => {
    const { send, asked } = fakeMessenger({ 'connection.remove': () => ok(undefined) });
    const model = createConnectRemovalModel({ send });

    model.ask(zone);
    model.chooseDeleteHistory(true);
    await model.remove();

    expect(asked[0]?.request).toEqual({ zone, deleteHistory: true });
  });

  it('does nothing when the person changes their mind', () => {
    const model = createConnectRemovalModel(fakeMessenger());

    model.ask(zone);
    model.cancel();

    expect(model.removal.value).toEqual({ phase: 'none' });
  });

  it('keeps the question open after a failure, for another try', async () => {
    let works = false;
    const { send } = fakeMessenger({
      'connection.remove': () => (works ? ok(undefined) : failed({ kind: 'interrupted' })),
    });
    const model = createConnectRemovalModel({ send });

    model.ask(zone);
    await model.remove();
    expect(model.removal.value).toMatchObject({ phase: 'failed', failure: { kind: 'interrupted' } });

    works = true;
    await model.remove();
    expect(model.removal.value.phase).toBe('removed');
  });
});
