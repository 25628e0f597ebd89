import { MINUTE } from '@/lib/time';
import type { StandIn } from '../../make/stand-in';
import { createStandInRig, type StandInRigOptions } from './stand-in-rig';

export const ZONE = 'eu1.make.com';

/** The whole background, as the owner of the main organization uses it. */
export function createOwnerRig(standIn: StandIn, options?: StandInRigOptions) {
  const rig = createStandInRig(standIn, options);
  const organization = { zone: ZONE, organizationId: standIn.named.main.id };
  const source = { ...organization, type: 'organization' };
  const connection = { zone: ZONE, token: standIn.tokenOf.owner, keepToken: 'computer', keepHistory: 'computer' };
  return {
    ...rig,
    organization,
    source,
    connect: () => rig.send('connection.connect', connection),
    /** So long after the last look that Make may be asked again. */
    look: () => {
      rig.clock.time += 2 * MINUTE;
      return rig.send('source.refresh', { source });
    },
    usage: () => rig.send('storage.usage', {}),
    /** What every page of ours sees. */
    state: async () => {
      const { historyFull, memoryOnly, connections, ...all } = await rig.session.area.get(undefined);
      const key = Object.keys(all).find((name) => name.startsWith('source:')) ?? '';
      return { historyFull, memoryOnly, connections, source: all[key] };
    },
  };
}
