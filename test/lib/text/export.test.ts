import { expect, test } from 'vitest';
import { detailsPlanText } from '@/lib/text/export';

test.each([
  [{ kept: 0, missing: 0, perMinute: 27 }, 'Make was asked for all of them.'],
  [{ kept: 5, missing: 0, perMinute: 27 }, 'All that Make gives are here.'],
  [
    { kept: 1800, missing: 3200, perMinute: 60, limit: 133 },
    "1,800 are here. 3,200 are missing: 3,200 requests to Make, about 54 minutes at this organization's share, 60 of its 133 a minute.",
  ],
  [
    { kept: 1, missing: 1, perMinute: 27 },
    '1 is here. 1 is missing: 1 request to Make, less than a minute at 27 a minute, as Make does not tell how many this organization may send.',
  ],
  [
    { kept: 0, missing: 4900, perMinute: 27, limit: 60 },
    "4,900 are missing: 4,900 requests to Make, about 4 hours at this organization's share, 27 of its 60 a minute.",
  ],
  [
    { kept: 0, missing: 1_000_000, perMinute: 27, limit: 60 },
    "1,000,000 are missing: 1,000,000 requests to Make, about 26 days at this organization's share, 27 of its 60 a minute.",
  ],
])('what %j costs is told, and nothing promised too early', (cost, text) => {
  expect(detailsPlanText(cost)).toBe(text);
});
