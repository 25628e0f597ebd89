/** As much of `@sqlite.org/sqlite-wasm` as is used here: the package is served as it is and never bundled. */
export interface SqliteModule {
  readonly default: () => Promise<Sqlite>;
}

interface Sqlite {
  readonly version: { readonly libVersion: string };
  installOpfsSAHPoolVfs(options: { readonly name: string }): Promise<{
    readonly OpfsSAHPoolDb: new (path: string) => SqliteDatabase;
  }>;
}

export type SqliteValue = string | number | null | Uint8Array;

export interface SqliteDatabase {
  exec(sql: string): void;
  prepare(sql: string): SqliteStatement;
  transaction(work: () => void): void;
  selectValue(sql: string, values?: readonly SqliteValue[]): unknown;
  selectArrays(sql: string): readonly (readonly unknown[])[];
  close(): void;
}

interface SqliteStatement {
  bind(values: readonly SqliteValue[]): SqliteStatement;
  stepReset(): void;
}
