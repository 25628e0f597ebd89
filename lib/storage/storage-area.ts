/** What we use of `storage.session` and `storage.local`. Values come back as JSON would bring them. */
export interface StorageArea {
  get(keys: string | string[] | undefined): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  remove(keys: string | string[]): Promise<void>;
  /** Of everything in the area. Not of every area, nor in every browser. */
  getBytesInUse?(): Promise<number>;
  readonly QUOTA_BYTES?: number;
}

export type StorageChanges = Readonly<Record<string, { readonly oldValue?: unknown; readonly newValue?: unknown }>>;

export type StorageListener = (changes: StorageChanges, areaName: string) => void;

/** `storage.onChanged`. */
export interface StorageEvents {
  addListener(listener: StorageListener): void;
  removeListener(listener: StorageListener): void;
}

/** One area with the events that tell of it. */
export interface WatchedArea {
  readonly area: StorageArea;
  readonly areaName: 'session' | 'local';
  readonly onChanged: StorageEvents;
}
