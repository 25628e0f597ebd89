import { computed, effect, type ReadonlySignal, signal, untracked } from '@preact/signals';
import { type OrganizationRef, organizationKey } from '@/lib/audit-log/source';
import type { Failure } from '@/lib/failure';
import type { OrganizationDescription } from '@/lib/messaging/contract';
import type { PanelGateway } from '@/lib/panel/gateway/panel-gateway';
import type { Connections } from '@/lib/state/state';
import type { ContextModel } from './context-model';

export interface OrganizationChoice extends OrganizationRef {
  readonly name: string;
}

export type Teams =
  | { readonly status: 'none' }
  | { readonly status: 'loading' }
  | { readonly status: 'ready'; readonly organization: OrganizationDescription }
  | { readonly status: 'failed'; readonly failure: Failure };

/** What a person may turn to by hand: asked for only while they choose. */
export interface ContextChoices {
  readonly open: ReadonlySignal<boolean>;
  readonly setOpen: (open: boolean) => void;
  /** Of all connected zones. */
  readonly organizations: ReadonlySignal<readonly OrganizationChoice[]>;
  /** Of the organization shown now. */
  readonly teams: ReadonlySignal<Teams>;
  readonly forget: () => void;
  readonly dispose: () => void;
}

type ChoicesContext = Pick<ContextModel, 'connections' | 'place'>;

export function createContextChoices(send: PanelGateway['send'], context: ChoicesContext): ContextChoices {
  const open = signal(false);
  const teams = signal<Teams>({ status: 'none' });
  let described: string | undefined;

  async function describe({ zone, organizationId }: OrganizationRef): Promise<void> {
    const key = organizationKey({ zone, organizationId });
    if (described === key && teams.peek().status !== 'failed') return;
    described = key;
    teams.value = { status: 'loading' };
    const answer = await send('organization.describe', { zone, organizationId });
    if (described !== key) return;
    teams.value = answer.ok
      ? { status: 'ready', organization: answer.value }
      : { status: 'failed', failure: answer.failure };
  }

  const stop = effect(() => {
    const { value: place } = context.place;
    if (open.value && place !== undefined) untracked(() => void describe(place));
  });

  return {
    open,
    setOpen: (value) => {
      open.value = value;
    },
    organizations: computed(() => organizationsOf(context.connections.value)),
    teams,
    forget: () => {
      described = undefined;
      teams.value = { status: 'none' };
      open.value = false;
    },
    dispose: stop,
  };
}

function organizationsOf(connections: Connections | undefined): readonly OrganizationChoice[] {
  return Object.values(connections ?? {}).flatMap(({ zone, organizations }) =>
    organizations.map(({ id, name }) => ({ zone, organizationId: id, name })),
  );
}
