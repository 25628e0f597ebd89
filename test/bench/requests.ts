import { countRequests } from './request-counts';
import type { Row } from './row';

/** What typical jobs cost the organization's request limit. */
export async function measureRequests(): Promise<readonly Row[]> {
  const counts = await countRequests();
  return counts.map(({ job, requests, budget }) => {
    return { group: 'Requests to Make', metric: job, unit: '', measured: requests, budget };
  });
}
