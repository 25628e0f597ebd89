import type { Archive, SourceRecord } from '@/lib/archive/contract';
import { type AuditLogSource, organizationKey, sourceKey } from '@/lib/audit-log/source';
import type { SessionState } from '@/lib/state/session-state';
import type { SourceState } from '@/lib/state/state';
import { createExclusive } from '@/lib/storage/exclusive';
import { shownOf } from './backfill-progress';

/** What panel, popup and badge know of each source, kept in step with the archive. */
export interface SourceStates {
  get(source: AuditLogSource): Promise<SourceState | undefined>;
  /** Makes the state from the archive where the browser's start has cleared it. `undefined`: never looked at. */
  hydrated(source: AuditLogSource): Promise<SourceState | undefined>;
  /** `update` gets the state as it is, or a first one from the archive. */
  change(source: AuditLogSource, update: (state: SourceState) => SourceState): Promise<SourceState>;
  /** The source's record, as far as it is shown, and whatever else `update` changes. */
  publish(
    source: AuditLogSource,
    record: SourceRecord,
    update?: (state: SourceState) => SourceState,
  ): Promise<SourceState>;
  /** The organization's archive changed: all its sources that somebody may be looking at say so. */
  bump(source: AuditLogSource): Promise<void>;
  /** The worker began: whatever an earlier one was about, it is not any more. */
  calm(): Promise<void>;
}

export interface SourceStatesDeps {
  readonly state: Pick<SessionState, 'source' | 'setSource'>;
  readonly archive: Pick<Archive, 'record' | 'sources'>;
}

export function createSourceStates({ state, archive }: SourceStatesDeps): SourceStates {
  const alone = createExclusive(undefined);
  const get = (source: AuditLogSource) => state.source(source).get();

  async function initial(source: AuditLogSource): Promise<SourceState> {
    return { source, revision: 0, activity: 'idle', ...shownOf(await archive.record(source)) };
  }

  function change(source: AuditLogSource, update: (state: SourceState) => SourceState): Promise<SourceState> {
    return alone(sourceKey(source), async () => {
      const changed = update((await get(source)) ?? (await initial(source)));
      await state.setSource(changed);
      return changed;
    });
  }

  return {
    get,
    change,
    publish: (source, record, update = (state) => state) =>
      change(source, ({ backfill: _, ...state }) => update({ ...state, ...shownOf(record) })),
    hydrated: (source) =>
      alone(sourceKey(source), async () => {
        const known = await get(source);
        if (known !== undefined) return known;
        const made = await initial(source);
        if (made.record.lastSuccessAt === undefined) return undefined;
        await state.setSource(made);
        return made;
      }),
    async bump(source) {
      const organization = organizationKey(source);
      const siblings = (await archive.sources()).filter((one) => organizationKey(one) === organization);
      const keys = new Map([source, ...siblings].map((one) => [sourceKey(one), one]));
      for (const one of keys.values()) {
        if ((await get(one)) !== undefined) {
          await change(one, (before) => ({ ...before, revision: before.revision + 1 }));
        }
      }
    },
    async calm() {
      for (const source of await archive.sources()) {
        const known = await get(source);
        if (known !== undefined && known.activity !== 'idle') {
          await change(source, (before) => ({ ...before, activity: 'idle' }));
        }
      }
    },
  };
}
