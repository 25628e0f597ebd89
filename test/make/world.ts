import { randomUUID } from 'node:crypto';
import { createSampleOrganization } from '@/lib/sample/sample-organization';
import type { Zone } from '@/lib/zone';
import { createStandInOrganization, type StandInOrganization } from './stand-in-organization';

export type Role = 'owner' | 'admin' | 'member';

/** A token of the stand-in. It counts in its zone only. */
export interface StandInToken {
  readonly token: string;
  readonly zone: Zone;
  readonly person: { readonly id: number; readonly name: string; readonly email: string };
  readonly scopes: readonly string[];
  /** By organization id; without an entry the organization is unknown to the person. */
  readonly organizations: Readonly<Record<number, Role>>;
  /** Ids of teams whose admin the person is. */
  readonly teams: readonly number[];
}

const SCOPES = ['organizations:read', 'teams:read', 'user:read', 'scenarios:read'];

export interface World {
  readonly organizations: readonly StandInOrganization[];
  readonly tokens: readonly StandInToken[];
}

export interface DefaultWorld extends World {
  readonly named: {
    /** eu1: the main organization, with the written incident. */
    readonly main: StandInOrganization;
    /** eu1: a second one. */
    readonly second: StandInOrganization;
    /** eu1: on a plan without audit logs (402). */
    readonly small: StandInOrganization;
    /** us2. */
    readonly overseas: StandInOrganization;
  };
  readonly tokenOf: {
    /** eu1: owner of the main, admin of the second, owner of the small organization, and of the overseas one, which eu1 only lists. */
    readonly owner: string;
    /** eu1: admin of two teams of the main organization and nothing more. */
    readonly teamAdmin: string;
    /** eu1: a member of the main organization without any admin role. */
    readonly member: string;
    /** eu1: in no organization. */
    readonly stranger: string;
    /** eu1: owner of the main organization, no scope at all. */
    readonly noScopes: string;
    /** us2: owner of the overseas organization. */
    readonly overseas: string;
  };
}

export interface WorldOptions {
  readonly seed?: number;
  /** Of the main organization. */
  readonly entries?: number;
  /** Requests a minute that the main organization's plan allows. */
  readonly apiLimit?: number;
  readonly now?: number;
  /** See `SampleOptions`. */
  readonly utcOffset?: number;
}

/** Three organizations in eu1, one in us2, and people with different rights. */
export function createWorld({
  seed = 1,
  entries = 2000,
  now = Date.now(),
  utcOffset,
  apiLimit,
}: WorldOptions = {}): DefaultWorld {
  const base = { now, ...(utcOffset === undefined ? {} : { utcOffset }) };
  const main = createStandInOrganization({
    zone: 'eu1.make.com',
    auditLogsDays: 365,
    ...(apiLimit === undefined ? {} : { apiLimit }),
    sample: createSampleOrganization({ ...base, seed, entries }),
  });
  const second = createStandInOrganization({
    zone: 'eu1.make.com',
    auditLogsDays: 90,
    apiLimit: 240,
    sample: createSampleOrganization({
      ...base,
      seed: seed + 1,
      entries: 320,
      days: 90,
      id: 1_483_977,
      name: 'Larkfield Logistics',
      domain: 'larkfield-logistics.example',
      teams: 3,
      people: 9,
      story: false,
    }),
  });
  const small = createStandInOrganization({
    zone: 'eu1.make.com',
    apiLimit: 60,
    sample: createSampleOrganization({
      ...base,
      seed: seed + 2,
      entries: 0,
      id: 1_502_113,
      name: 'Priya’s sandbox',
      teams: 1,
      people: 1,
      scale: 0.2,
    }),
  });
  const overseas = createStandInOrganization({
    zone: 'us2.make.com',
    auditLogsDays: 365,
    sample: createSampleOrganization({
      ...base,
      seed: seed + 3,
      entries: 600,
      id: 2_077_451,
      name: 'Larkfield Goods US',
      domain: 'larkfield-us.example',
      teams: 4,
      people: 12,
      story: false,
    }),
  });
  const tokens = defaultTokens(main, second, small, overseas);
  const tokenAt = (index: number): string => tokens[index]?.token ?? '';
  return {
    organizations: [main, second, small, overseas],
    tokens,
    named: { main, second, small, overseas },
    tokenOf: {
      owner: tokenAt(0),
      teamAdmin: tokenAt(1),
      member: tokenAt(2),
      stranger: tokenAt(3),
      noScopes: tokenAt(4),
      overseas: tokenAt(5),
    },
  };
}

function defaultTokens(
  main: StandInOrganization,
  second: StandInOrganization,
  small: StandInOrganization,
  overseas: StandInOrganization,
): readonly StandInToken[] {
  const person = (organization: StandInOrganization, index: number) => {
    const found = organization.sample.people[index];
    if (found === undefined) throw new RangeError(`no person ${index}`);
    return { id: found.id, name: found.name, email: found.email };
  };
  const zone = main.zone;
  return [
    {
      token: randomUUID(),
      zone,
      person: person(main, 0),
      scopes: SCOPES,
      organizations: { [main.id]: 'owner', [second.id]: 'admin', [small.id]: 'owner', [overseas.id]: 'owner' },
      teams: [],
    },
    {
      token: randomUUID(),
      zone,
      person: person(main, 1),
      scopes: SCOPES,
      organizations: { [main.id]: 'member' },
      teams: main.sample.teams.slice(0, 2).map(({ id }) => id),
    },
    {
      token: randomUUID(),
      zone,
      person: person(main, 2),
      scopes: SCOPES,
      organizations: { [main.id]: 'member' },
      teams: [],
    },
    {
      token: randomUUID(),
      zone,
      person: { id: 99_001, name: 'Nobody Inparticular', email: 'nobody@nowhere.example' },
      scopes: SCOPES,
      organizations: {},
      teams: [],
    },
    {
      token: randomUUID(),
      zone,
      person: person(main, 0),
      scopes: [],
      organizations: { [main.id]: 'owner' },
      teams: [],
    },
    {
      token: randomUUID(),
      zone: overseas.zone,
      person: person(overseas, 0),
      scopes: SCOPES,
      organizations: { [overseas.id]: 'owner' },
      teams: [],
    },
  ];
}
