import { type ReadonlySignal, signal } from '@preact/signals';

export type Loading<Part> =
  | { readonly status: 'waiting' }
  | { readonly status: 'ready'; readonly part: Part }
  | { readonly status: 'failed' };

/** Code that the first picture of a page does without. */
export interface Later<Part> {
  readonly state: ReadonlySignal<Loading<Part>>;
  /** Resolves when it is there, or could not be had. Asks again after a failure. */
  readonly load: () => Promise<void>;
}

export function createLater<Part>(load: () => Promise<Part>): Later<Part> {
  const state = signal<Loading<Part>>({ status: 'waiting' });
  let loading: Promise<void> | undefined;

  async function run(): Promise<void> {
    try {
      state.value = { status: 'ready', part: await load() };
    } catch {
      // The extension was updated under the page, as a rule: what the browser says of it helps nobody.
      state.value = { status: 'failed' };
      loading = undefined;
    }
  }

  return {
    state,
    load() {
      loading ??= run();
      return loading;
    },
  };
}
