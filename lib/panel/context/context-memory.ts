import { batch, effect, type ReadonlySignal } from '@preact/signals';
import type { Level } from '@/lib/panel/place/context-place';
import type { KeptContext, KeptContextStore } from '@/lib/state/kept-context-store';
import type { StateReader } from '@/lib/state/state';
import type { ContextModel } from './context-model';

interface ContextMemoryOptions {
  readonly store: KeptContextStore;
  readonly connections: StateReader['connections'];
  readonly context: Pick<ContextModel, 'mode' | 'place' | 'level' | 'restore' | 'restored'>;
  /** The question chose the level, and takes it along when it goes. */
  readonly borrowed: ReadonlySignal<boolean>;
  /** Called before what was kept is taken up: it is no step of the person. */
  readonly onRestore: () => void;
}

/** Where a panel was pinned and how much it showed outlive its closing, until the browser is closed. */
export function rememberContext({
  store,
  connections,
  context,
  borrowed,
  onRestore,
}: ContextMemoryOptions): () => void {
  let left = false;
  let level: Level = 'page';
  let last = '{}';

  async function restore(): Promise<void> {
    // What cannot be read was not kept.
    const kept = await usable().catch((): KeptContext => ({}));
    if (left) return;
    last = JSON.stringify(kept);
    batch(() => {
      if (last !== '{}') onRestore();
      context.restore(kept);
    });
  }

  async function usable(): Promise<KeptContext> {
    const [kept, connected] = await Promise.all([store.get(), connections.get()]);
    const { place, ...rest } = kept;
    return place === undefined || connected[place.zone] === undefined ? rest : { ...rest, place };
  }

  if (!context.restored.peek()) void restore();
  const stop = effect(() => {
    if (!context.restored.value) return;
    if (!borrowed.value) level = context.level.value;
    const place = context.mode.value === 'pinned' ? context.place.value : undefined;
    const kept: KeptContext = { ...(level === 'page' ? {} : { level }), ...(place === undefined ? {} : { place }) };
    const text = JSON.stringify(kept);
    if (text === last) return;
    last = text;
    // It is only less comfortable if that fails.
    store.set(kept).catch(() => {});
  });
  return () => {
    left = true;
    stop();
  };
}
