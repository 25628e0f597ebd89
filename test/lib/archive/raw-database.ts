const DATABASE = 'audit-lens-archive';

/** The archive's database as it lies on disk, past the archive's own code. */
export async function readStore(
  name: string,
): Promise<readonly { readonly key: IDBValidKey; readonly value: unknown }[]> {
  // Opening it would make it.
  if (!(await indexedDB.databases()).some((database) => database.name === DATABASE)) return [];
  return withStore(name, 'readonly', async (store) => {
    const [keys, values] = await Promise.all([settled(store.getAllKeys()), settled(store.getAll())]);
    return keys.map((key, index) => ({ key, value: values[index] }));
  });
}

/** Puts what `change` makes of each value in its place; `undefined` takes it away. */
export async function changeStore(name: string, change: (value: unknown, key: IDBValidKey) => unknown): Promise<void> {
  const all = await readStore(name);
  if (all.length === 0) return;
  await withStore(name, 'readwrite', async (store) => {
    for (const { key, value } of all) {
      const changed = change(value, key);
      if (changed === undefined) store.delete(key);
      else store.put(changed, key);
    }
  });
}

async function withStore<Value>(
  name: string,
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => Promise<Value>,
): Promise<Value> {
  const database = await settled(indexedDB.open(DATABASE));
  try {
    const transaction = database.transaction(name, mode);
    const done = new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error);
    });
    const value = await work(transaction.objectStore(name));
    await done;
    return value;
  } finally {
    database.close();
  }
}

function settled<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
