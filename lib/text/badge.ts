import type { Failure } from '../failure';
import { failureTitle } from './failure-titles';
import { plural } from './plural';
import { visibleText } from './visible-text';

const PRODUCT = 'Audit Lens for Make';

/** A name is whatever somebody typed at Make: it must not turn the tooltip around, nor fill the screen. */
const shown = (name: string) => visibleText(name, { limit: 80 });

/** The tooltip of the toolbar button, which explains its badge. */
export const badgeText = {
  product: PRODUCT,
  /** `where` is the organization's or team's name, or its number. */
  unseen: (count: number, where: string) =>
    `${PRODUCT}: ${plural(count, 'change', 'changes')} in ${shown(where)} since you last looked`,
  nothingNew: (where: string) => `${PRODUCT}: nothing new in ${shown(where)}`,
  notConnected: (zone: string) => `${PRODUCT}: not connected to ${zone} yet`,
  trouble: (failure: Failure) => `${PRODUCT}: ${failureTitle(failure)}`,
  organization: (id: number) => `organization ${id}`,
  team: (id: number) => `team ${id}`,
} as const;
