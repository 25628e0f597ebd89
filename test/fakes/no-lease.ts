import type { ZoneLease } from '@/lib/sync/zone-lease';

/** For one context alone. */
export const noLease: ZoneLease = (_zone, work) => work();
