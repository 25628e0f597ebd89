import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import { type AuditLogSource, type OrganizationRef, organizationKey, sourceKey } from '@/lib/audit-log/source';
import type { PageContext } from '@/lib/page-context';
import { choosePageSource } from '@/lib/page-source';
import { followWatched } from '@/lib/panel/gateway/panel-follow';
import type { ActiveTab, PanelGateway } from '@/lib/panel/gateway/panel-gateway';
import { stable } from '@/lib/panel/gateway/stable-signal';
import {
  type Level,
  type Place,
  placeOf,
  type Scope,
  samePlace,
  scopeAt,
  scopesOf,
  withKnownName,
} from '@/lib/panel/place/context-place';
import type { KeptContext } from '@/lib/state/kept-context-store';
import type { Connection, Connections, SourceState } from '@/lib/state/state';
import type { Zone } from '@/lib/zone';
import { zoneOfUrl } from '@/lib/zone';

/** What the active tab is, for the panel that follows it. */
export type Situation =
  /** A page of Make about an organization. */
  | 'on-page'
  /** A page of Make about no organization: profile, templates. */
  | 'no-organization'
  /** The background still asks Make which organization it is. */
  | 'resolving'
  /** It could not find out. */
  | 'unresolved'
  /** Not a page of Make. */
  | 'elsewhere';

export interface ContextModel {
  readonly situation: ReadonlySignal<Situation>;
  readonly mode: ReadonlySignal<'following' | 'pinned'>;
  /** What is shown. It stays while the tab is elsewhere, so that a look at another site empties nothing. */
  readonly place: ReadonlySignal<Place | undefined>;
  /** While pinned: what the tab is about, if that is something else. */
  readonly elsewhere: ReadonlySignal<Place | undefined>;
  /** The zone of the place, else of the tab. */
  readonly zone: ReadonlySignal<Zone | undefined>;
  readonly connections: ReadonlySignal<Connections | undefined>;
  readonly connection: ReadonlySignal<Connection | undefined>;
  readonly source: ReadonlySignal<AuditLogSource | undefined>;
  /** Make refused the organization's log, so the team's own is read. */
  readonly teamOnly: ReadonlySignal<boolean>;
  readonly scopes: ReadonlySignal<readonly Scope[]>;
  readonly scope: ReadonlySignal<Scope>;
  readonly level: ReadonlySignal<Level>;
  readonly chooseLevel: (level: Level) => void;
  readonly follow: () => void;
  readonly pin: () => void;
  /** Turns to an organization or a team by hand, and stays there. */
  readonly choose: (place: Place) => void;
  /** Asks again what the tab is about. */
  readonly resolveAgain: () => void;
  /** `false` until it is known what was kept: no tab is followed before that. */
  readonly restored: ReadonlySignal<boolean>;
  /** Takes up what was kept, unless the person was faster. */
  readonly restore: (kept: KeptContext) => void;
  /** Follows the tab again, and knows of it what the background knows. */
  readonly forget: () => void;
  readonly dispose: () => void;
}

type ContextGateway = Pick<PanelGateway, 'send' | 'state' | 'activeTab' | 'startPlace' | 'keptContext'>;

export function createContextModel(gateway: ContextGateway): ContextModel {
  const { send, state, activeTab, startPlace, keptContext } = gateway;
  const tab = signal<ActiveTab | undefined>(undefined);
  const page = signal<PageContext | undefined>(undefined);
  const connections = signal<Connections | undefined>(undefined);
  const followed = signal<Place | undefined>(undefined);
  const pinned = signal<Place | undefined>(startPlace);
  const level = signal<Level>('page');
  const restored = signal(keptContext === undefined || startPlace !== undefined);
  const organizationState = signal<SourceState | undefined>(undefined);

  const situation = computed(() => situationOf(tab.value, page.value));
  const tabId = computed(() => tab.value?.tabId);
  const place = computed(() =>
    withKnownName(pinned.value ?? (restored.value ? followed.value : undefined), connections.value),
  );
  const organization = stable<OrganizationRef | undefined>(place, (value) => value && organizationKey(value));
  const zone = computed(() => place.value?.zone ?? page.value?.zone ?? zoneOfUrl(tab.value?.url));
  const source = stable(
    computed(() => place.value && choosePageSource({ ...place.value, state: 'resolved' }, organizationState.value)),
    (value) => value && sourceKey(value),
  );
  const scopes = computed(() =>
    place.value === undefined || source.value === undefined ? [] : scopesOf(place.value, source.value),
  );

  const stops = [
    followWatched(activeTab, (value) => {
      tab.value = value;
    }),
    followWatched(state.connections, (value) => {
      connections.value = value;
    }),
    effect(() => {
      const id = tabId.value;
      page.value = undefined;
      if (id === undefined) return;
      return followWatched(state.pageContext(id), (value) => {
        page.value = value;
      });
    }),
    effect(() => {
      const current = page.value;
      const found = placeOf(current);
      if (found !== undefined) {
        if (!samePlaceAndNames(found, followed.peek())) followed.value = found;
      } else if (current?.state === 'resolving' || current?.state === 'unresolved') {
        followed.value = undefined;
      }
    }),
    effect(() => {
      organizationState.value = undefined;
      if (organization.value === undefined) return;
      const { zone: at, organizationId } = organization.value;
      const watched = state.source({ zone: at, organizationId, type: 'organization' });
      return followWatched<SourceState | undefined>(watched, (value) => {
        organizationState.value = value;
      });
    }),
  ];

  return {
    situation,
    mode: computed(() => (pinned.value === undefined ? 'following' : 'pinned')),
    place,
    elsewhere: computed(() => {
      const there = placeOf(page.value);
      return pinned.value === undefined || samePlace(there, pinned.value) ? undefined : there;
    }),
    zone,
    connections,
    connection: computed(() => (zone.value === undefined ? undefined : connections.value?.[zone.value])),
    source,
    teamOnly: computed(() => source.value?.type === 'team'),
    scopes,
    scope: computed(() => scopeAt(level.value, scopes.value)),
    level,
    chooseLevel: (chosen) => {
      level.value = chosen;
    },
    follow: () => {
      pinned.value = undefined;
    },
    pin: () => {
      pinned.value = place.peek();
    },
    choose: (chosen) => {
      pinned.value = chosen;
      level.value = 'page';
    },
    resolveAgain: () => {
      const id = tabId.peek();
      if (id !== undefined) void send('page.resolve', { tabId: id });
    },
    restored,
    restore: (kept) => {
      pinned.value ??= kept.place;
      if (level.peek() === 'page') level.value = kept.level ?? 'page';
      restored.value = true;
    },
    forget: () => {
      pinned.value = undefined;
      followed.value = placeOf(page.peek());
      level.value = 'page';
    },
    dispose: () => {
      for (const stop of stops) stop();
    },
  };
}

function situationOf(tab: ActiveTab | undefined, page: PageContext | undefined): Situation {
  if (page === undefined) return zoneOfUrl(tab?.url) === undefined ? 'elsewhere' : 'resolving';
  return page.state === 'resolved' ? 'on-page' : page.state;
}

function samePlaceAndNames(a: Place, b: Place | undefined): boolean {
  return samePlace(a, b) && a.organizationName === b?.organizationName && a.teamName === b?.teamName;
}
