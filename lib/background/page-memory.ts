import type { PageContextHint } from '@/lib/page-context';
import { id, object, optional, read, text } from '@/lib/shape';
import type { StorageArea } from '@/lib/storage/storage-area';
import type { Zone } from '@/lib/zone';

/** What Make's API said of a team; never what a page hinted. */
export interface ConfirmedTeam {
  readonly organizationId: number;
  readonly name?: string;
}

/** What must outlive the worker to know a tab's context again without asking the page or Make. */
export interface PageMemory {
  hint(tabId: number): Promise<PageContextHint | undefined>;
  setHint(tabId: number, hint: PageContextHint | undefined): Promise<void>;
  team(zone: Zone, teamId: number): Promise<ConfirmedTeam | undefined>;
  setTeam(zone: Zone, teamId: number, team: ConfirmedTeam): Promise<void>;
}

const hintShape = object<PageContextHint>({ path: text, organizationId: optional(id), teamId: optional(id) });
const teamShape = object<ConfirmedTeam>({ organizationId: id, name: optional(text) });

/** `area` is `storage.session`. One key each, so that no write has to read another's first. */
export function createPageMemory({ area }: { readonly area: StorageArea }): PageMemory {
  const hintKey = (tabId: number) => `hint:${tabId}`;
  const teamKey = (zone: Zone, teamId: number) => `team:${zone}/${teamId}`;
  return {
    async hint(tabId) {
      const key = hintKey(tabId);
      return read(hintShape, (await area.get(key))[key]);
    },
    async setHint(tabId, hint) {
      const key = hintKey(tabId);
      await (hint === undefined ? area.remove(key) : area.set({ [key]: hint }));
    },
    async team(zone, teamId) {
      const key = teamKey(zone, teamId);
      return read(teamShape, (await area.get(key))[key]);
    },
    async setTeam(zone, teamId, team) {
      await area.set({ [teamKey(zone, teamId)]: team });
    },
  };
}
