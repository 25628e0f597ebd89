import type { StandIn } from '../make/stand-in';
import { waitFor } from './test-page';

/** Time (ms) without a request after which what was under way is taken to have come to its end. */
const QUIET = 1500;

const DETAIL = /\/audit-logs\/\d+\/[\w-]+$/;

/** Waits until nothing is asked of the API any more, nor unanswered; how often it was asked until then. */
export async function whenQuiet(make: StandIn): Promise<number> {
  let asked = make.log.api().length;
  let since = Date.now();
  await waitFor(() => {
    const requests = make.log.api();
    const isUnderWay = requests.some(({ status, cutOff }) => status === 0 && !cutOff);
    if (isUnderWay || asked !== requests.length) since = Date.now();
    asked = requests.length;
    return Date.now() - since > QUIET || undefined;
  }, 'nothing to be asked any more');
  return asked;
}

/**
 * As `whenQuiet`, beside a panel whose objects have no names yet: those are asked for only when the rows have been on
 * screen for some seconds. After that, nothing is asked by itself until the next minute.
 */
export async function whenNamed(make: StandIn, { organization }: { readonly organization: number }): Promise<number> {
  const ofOrganization = `/audit-logs/${organization}/`;
  await waitFor(
    () => make.log.api().some(({ path }) => DETAIL.test(path) && path.includes(ofOrganization)) || undefined,
    'names to be asked for',
  );
  return whenQuiet(make);
}
