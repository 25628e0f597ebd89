import { expect, it } from 'vitest';
import { countRequests, requestTable } from '../../bench/request-counts';

it('what typical jobs cost the organization’s request limit stays within its budget', async () => {
  const counts = await countRequests([10_000, 100_000], [100, 1000, 10_000]);
  expect(counts).toHaveLength(10);
  for (const { job, requests, budget } of counts) {
    expect(requests, job).toBeGreaterThan(0);
    expect(requests, job).toBeLessThanOrEqual(budget);
  }
  expect(requestTable(counts).split('\n')).toHaveLength(12);
}, 30_000);
