import type { StandIn } from '../make/stand-in';
import { waitFor } from './test-page';

/** Time (ms) without a request after which what was under way is taken to have come to its end. */
const QUIET = 1500;

/** Waits until nothing is asked of the API any more; how often it was asked until then. */
export async function whenQuiet(make: StandIn): Promise<number> {
  let asked = make.log.api().length;
  let since = Date.now();
  await waitFor(() => {
    const { length } = make.log.api();
    if (asked !== length) since = Date.now();
    asked = length;
    return Date.now() - since > QUIET || undefined;
  }, 'nothing to be asked any more');
  return asked;
}
