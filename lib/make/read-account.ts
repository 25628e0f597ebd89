import { once } from '@/lib/once';
import { z } from '@/lib/zod';
import type { MakeOrganization, MakeTeam, Person } from './contract';
import { lenient, lenientObject, readCount, readId, readText } from './read-field';

const requiredId = once(() =>
  z.pipe(
    z.unknown(),
    z.transform((value, context) => {
      const id = readId(value);
      if (id !== undefined) return id;
      context.issues.push({ code: 'custom', input: value, message: 'not an id' });
      return z.NEVER;
    }),
  ),
);

/** `Europe/Prague`, `Etc/GMT+5`: what is written otherwise is no name of a time zone, and nothing to be shown as one. */
const TIME_ZONE = /^[A-Za-z][\w+-]{0,31}(?:\/[A-Za-z][\w+-]{0,31}){0,2}$/;

function readTimeZone(value: unknown): string | undefined {
  return typeof value === 'string' && TIME_ZONE.test(value) ? value : undefined;
}

const person = once(() =>
  z.object({
    authUser: z.object({
      id: lenient(readId),
      name: lenient(readText),
      email: lenient(readText),
      timezone: lenient(readTimeZone),
    }),
  }),
);

const authorization = once(() => z.object({ authorization: z.object({ scope: z.array(z.unknown()) }) }));

const team = once(() => z.object({ id: requiredId(), name: lenient(readText), organizationId: lenient(readId) }));

const organization = once(() =>
  z.object({
    id: requiredId(),
    name: lenient(readText),
    zone: lenient(readText),
    teams: z.catch(z.optional(z.array(z.unknown())), undefined),
    license: lenientObject(z.object({ auditLogsDays: lenient(readCount), apiLimit: lenient(readCount) })),
  }),
);

const organizationAnswer = once(() => z.object({ organization: z.unknown() }));
const organizationsAnswer = once(() => z.object({ organizations: z.array(z.unknown()) }));
const teamAnswer = once(() => z.object({ team: z.unknown() }));
const teamsAnswer = once(() => z.object({ teams: z.array(z.unknown()) }));

// All of these give `undefined` for an answer of another shape, and leave out list items without an id.

/** Of `GET /users/me`. */
export function readPerson(json: unknown): Person | undefined {
  const { authUser } = z.safeParse(person(), json).data ?? {};
  if (authUser === undefined) return undefined;
  const { id, name, email, timezone } = authUser;
  return {
    ...(id === undefined ? {} : { id }),
    ...(name === undefined ? {} : { name }),
    ...(email === undefined ? {} : { email }),
    ...(timezone === undefined ? {} : { timeZone: timezone }),
  };
}

/** Of `GET /users/me/current-authorization`. */
export function readScopes(json: unknown): readonly string[] | undefined {
  const scope = z.safeParse(authorization(), json).data?.authorization.scope;
  return scope?.flatMap((name) => readText(name) ?? []);
}

/** Of `GET /organizations/{id}`. */
export function readOrganizationAnswer(json: unknown): MakeOrganization | undefined {
  return readOrganization(z.safeParse(organizationAnswer(), json).data?.organization);
}

/** Of `GET /organizations`. */
export function readOrganizationsAnswer(json: unknown): readonly MakeOrganization[] | undefined {
  return z.safeParse(organizationsAnswer(), json).data?.organizations.flatMap((value) => readOrganization(value) ?? []);
}

/** Of `GET /teams/{id}`. */
export function readTeamAnswer(json: unknown): MakeTeam | undefined {
  return readTeam(z.safeParse(teamAnswer(), json).data?.team);
}

/** Of `GET /teams`. */
export function readTeamsAnswer(json: unknown): readonly MakeTeam[] | undefined {
  return z.safeParse(teamsAnswer(), json).data?.teams.flatMap((value) => readTeam(value) ?? []);
}

function readTeam(value: unknown): MakeTeam | undefined {
  const parsed = z.safeParse(team(), value);
  if (!parsed.success) return undefined;
  const { id, name, organizationId } = parsed.data;
  return {
    id,
    ...(name === undefined ? {} : { name }),
    ...(organizationId === undefined ? {} : { organizationId }),
  };
}

function readOrganization(value: unknown): MakeOrganization | undefined {
  const parsed = z.safeParse(organization(), value);
  if (!parsed.success) return undefined;
  const { id, name, zone, teams, license } = parsed.data;
  return {
    id,
    ...(name === undefined ? {} : { name }),
    ...(zone === undefined ? {} : { zone }),
    teams: (teams ?? []).flatMap((item) => readTeam(item) ?? []),
    ...(license?.auditLogsDays === undefined ? {} : { auditLogsDays: license.auditLogsDays }),
    ...(license?.apiLimit === undefined ? {} : { apiLimit: license.apiLimit }),
  };
}
