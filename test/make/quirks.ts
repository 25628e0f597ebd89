/**
 * Where Make's documents contradict each other or are silent, both ways can be had. Each is set at run time.
 * Defaults are what Make's own examples show.
 */
export interface Quirks {
  /** The schema says integer, the examples are ISO strings, the unit of an integer is unknown. */
  readonly triggeredAt: 'iso' | 'ms' | 's' | 'us' | 'numeric-string';
  /** The example of the list holds one entry as an object instead of an array. */
  readonly auditLogs: 'array' | 'object-when-one' | 'object-by-index';
  /** The largest page, whatever `pg[limit]` asks for; undocumented. */
  readonly limitCap: number;
  /** Every page has this size, `pg[limit]` is not looked at. */
  readonly limitIgnored: number | undefined;
  /** How an entry without team, or without actor, says so. */
  readonly missing: 'absent' | 'null';
  readonly organizationId: 'present' | 'absent';
  readonly organization: 'present' | 'absent';
  readonly version: 'when-known' | 'absent' | 'null';
  readonly targetId: 'string' | 'number' | 'absent';
  readonly createdAt: 'iso' | 'ms' | 'absent';
  /** Fields that no document knows. */
  readonly extraFields: boolean;
  readonly pg: 'present' | 'absent';
  readonly totalCount: 'when-asked' | 'absent' | 'always';
  /** Whether the days of `dateFrom` and `dateTo` belong to the period. */
  readonly dates: 'inclusive' | 'exclusive';
  /** Where the days of the date filters begin, in minutes east of UTC. */
  readonly datesOffset: number;
  /** The key of `last` based paging: digits, which the query schema wants, or the form seen on scenario logs. */
  readonly last: 'numeric' | 'opaque';
  /** Whether a team's admin may read details. */
  readonly details: 'team-admins' | 'organization-admins';
  readonly auditLogsDays: 'days' | 'absent' | 'zero' | 'null';
  readonly apiLimit: 'number' | 'absent';
  /** The header of every 429: seconds, an HTTP date, or anything. */
  readonly retryAfter: string | undefined;
  /** How far the server's clock is off, in ms; shows in the `Date` header only. */
  readonly clockOffset: number;
  /** Before every API answer, in ms. */
  readonly latency: number;
  /** Whether a browser may keep a page as it is, to show it again on the way back. */
  readonly pages: 'no-store' | 'keepable';
  /** What the left navigation of a page says. */
  readonly navigation: 'present' | 'absent' | 'late' | 'lying' | 'hostile';
}

export const USUAL: Quirks = {
  triggeredAt: 'iso',
  auditLogs: 'array',
  limitCap: 10_000,
  limitIgnored: undefined,
  missing: 'absent',
  organizationId: 'present',
  organization: 'present',
  version: 'when-known',
  targetId: 'string',
  createdAt: 'iso',
  extraFields: false,
  pg: 'present',
  totalCount: 'when-asked',
  dates: 'inclusive',
  datesOffset: 0,
  last: 'numeric',
  details: 'team-admins',
  auditLogsDays: 'days',
  apiLimit: 'number',
  retryAfter: undefined,
  clockOffset: 0,
  latency: 0,
  pages: 'no-store',
  navigation: 'present',
};

export interface QuirkSwitch {
  readonly now: Quirks;
  set(change: Partial<Quirks>): void;
  reset(): void;
}

export function createQuirkSwitch(start: Partial<Quirks> = {}): QuirkSwitch {
  let now: Quirks = { ...USUAL, ...start };
  return {
    get now() {
      return now;
    },
    set(change) {
      now = { ...now, ...change };
    },
    reset() {
      now = { ...USUAL, ...start };
    },
  };
}
