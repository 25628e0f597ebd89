import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { JsonValue } from '@/lib/json';
import type { SampleKind } from '@/lib/sample/sample-events';
import type { Quirks } from './quirks';
import type { StandInOrganization } from './stand-in-organization';
import type { World } from './world';

/**
 * As strict as it can be, so that whatever an extension might add to the page shows. Speculation rules run nothing;
 * with them a test has a page prerendered.
 */
const CONTENT_SECURITY_POLICY =
  "default-src 'none'; script-src 'self' 'inline-speculation-rules'; style-src 'self'; img-src 'self'; connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

const ASSETS: ReadonlyMap<string, string> = new Map([
  ['app.css', 'text/css; charset=utf-8'],
  ['app.js', 'text/javascript; charset=utf-8'],
  ['dom.js', 'text/javascript; charset=utf-8'],
  ['layout.js', 'text/javascript; charset=utf-8'],
  ['routes.js', 'text/javascript; charset=utf-8'],
  ['views.js', 'text/javascript; charset=utf-8'],
  ['scenario.js', 'text/javascript; charset=utf-8'],
]);

/** The shell of the single-page app for every address that is no file, as Make does. */
export function servePage(
  request: IncomingMessage,
  response: ServerResponse,
  host: string,
  world: World,
  quirks: Quirks,
): void {
  const path = (request.url ?? '/').split('?')[0] ?? '/';
  const asset = path.startsWith('/assets/') ? path.slice('/assets/'.length) : undefined;
  if (path === '/favicon.ico') {
    response.writeHead(204).end();
    return;
  }
  if (asset !== undefined) {
    serveAsset(response, asset);
    return;
  }
  response.writeHead(200, {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': CONTENT_SECURITY_POLICY,
    'Cache-Control': quirks.pages === 'keepable' ? 'no-cache' : 'no-store',
    'Set-Cookie': 'make_session=s%3Athis-is-the-session-of-a-person; Path=/; Secure; HttpOnly; SameSite=Lax',
  });
  response.end(shell(pageState(host, world, quirks)));
}

function serveAsset(response: ServerResponse, name: string): void {
  const type = ASSETS.get(name);
  if (type === undefined) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, { 'Content-Type': type, 'Cache-Control': 'max-age=60' });
  response.end(readFileSync(new URL(`./web/${name}`, import.meta.url)));
}

function shell(state: JsonValue): string {
  const json = JSON.stringify(state).replaceAll('<', '\\u003c');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Make</title>
<link rel="stylesheet" href="/assets/app.css">
<script type="application/json" id="state">${json}</script>
<script type="module" src="/assets/app.js"></script>
</head>
<body><integromat></integromat></body>
</html>
`;
}

/** How many things of a kind a team's page lists. */
const LISTED = 40;
const LISTS: readonly (readonly [name: string, kind: SampleKind])[] = [
  ['scenarios', 'scenario'],
  ['connections', 'connection'],
  ['keys', 'key'],
  ['hooks', 'webhook'],
  ['dataStores', 'data-store'],
  ['dataStructures', 'data-structure'],
  ['functions', 'function'],
  ['requests', 'credential-request'],
  ['variables', 'team-variable'],
];

function pageState(host: string, world: World, quirks: Quirks): JsonValue {
  // A host that only looks like Make shows what Make in eu1 shows: it would.
  const zone = world.organizations.some((organization) => organization.zone === host) ? host : 'eu1.make.com';
  const here = world.organizations.filter((organization) => organization.zone === zone);
  return { navigation: quirks.navigation, organizations: here.map(organizationState) };
}

function organizationState({ id, name, sample }: StandInOrganization): JsonValue {
  return {
    id,
    name,
    people: sample.people.map((person) => ({
      id: person.id,
      name: person.name,
      email: person.email,
      team: person.team,
    })),
    variables: sample.living('organization-variable').map((object) => object.name),
    teams: sample.teams.map((team, index) => ({
      id: team.id,
      name: team.name,
      ...Object.fromEntries(
        LISTS.map(([list, kind]) => [
          list,
          sample
            .living(kind)
            .filter((object) => object.team === index)
            .slice(0, LISTED)
            .map((object) => ({ id: object.id, name: object.name, isOn: !sample.switchedOff.has(object) })),
        ]),
      ),
    })),
  };
}
