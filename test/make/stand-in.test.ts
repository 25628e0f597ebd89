import { connect } from 'node:tls';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ZONES } from '@/lib/zone';
import { createAsk } from './ask';
import { createStandInFetch } from './fetch';
import { OTHER_HOSTS } from './hosts';
import { startProxy } from './proxy';
import { type StandIn, startStandIn } from './stand-in';

const NOW = Date.parse('2026-11-20T15:00:00Z');

let standIn: StandIn;
let ask: ReturnType<typeof createAsk>;

beforeAll(async () => {
  standIn = await startStandIn({ entries: 300, now: NOW, utcOffset: 0 });
  ask = createAsk(standIn);
});
beforeEach(() => standIn.log.clear());
afterEach(() => standIn.quirks.reset());
afterAll(() => standIn.close());

describe('who may ask what', () => {
  type Name = keyof StandIn['tokenOf'];
  const paths = () => {
    const { main, second, small, overseas } = standIn.named;
    const [first, , third] = main.sample.teams;
    const uuid = main.log.find(main.log.at(299).uuid)?.uuid;
    return {
      main: `/audit-logs/organization/${main.id}`,
      second: `/audit-logs/organization/${second.id}`,
      small: `/audit-logs/organization/${small.id}`,
      overseas: `/audit-logs/organization/${overseas.id}`,
      nowhere: '/audit-logs/organization/5',
      first: `/audit-logs/team/${first?.id}`,
      third: `/audit-logs/team/${third?.id}`,
      detail: `/audit-logs/${main.id}/${uuid}`,
      filters: `/audit-logs/organization/${main.id}/filters`,
      organization: `/organizations/${main.id}`,
      organizations: '/organizations',
      teams: `/teams?organizationId=${main.id}`,
      team: `/teams/${first?.id}`,
      me: '/users/me',
      rights: '/users/me/current-authorization',
    };
  };

  it.each<[Name, keyof ReturnType<typeof paths>, number]>([
    ['owner', 'main', 200],
    ['owner', 'second', 200],
    ['owner', 'small', 402],
    ['owner', 'overseas', 404],
    ['owner', 'nowhere', 404],
    ['owner', 'third', 200],
    ['owner', 'detail', 200],
    ['teamAdmin', 'main', 403],
    ['teamAdmin', 'filters', 403],
    ['teamAdmin', 'first', 200],
    ['teamAdmin', 'third', 403],
    ['teamAdmin', 'organization', 200],
    ['member', 'main', 403],
    ['member', 'first', 403],
    ['member', 'detail', 403],
    ['stranger', 'main', 403],
    ['stranger', 'organization', 404],
    ['stranger', 'team', 404],
    ['stranger', 'organizations', 200],
    ['stranger', 'me', 200],
    ['noScopes', 'main', 403],
    ['noScopes', 'organizations', 403],
    ['noScopes', 'organization', 403],
    ['noScopes', 'teams', 403],
    ['noScopes', 'team', 403],
    ['noScopes', 'rights', 200],
    ['overseas', 'main', 401],
    ['overseas', 'me', 401],
  ])('%s asks for %s: %i', async (name, path, status) => {
    expect((await ask(paths()[path], { token: standIn.tokenOf[name] })).status).toBe(status);
  });

  it('nobody without a token, whatever cookie comes along', async () => {
    for (const headers of [{}, { Cookie: 'make_session=1' }, { Authorization: `Bearer ${standIn.tokenOf.owner}` }]) {
      expect((await ask('/users/me', { token: '', headers })).status).toBe(401);
    }
  });

  it('lists the organizations of every zone, and details of none that is elsewhere', async () => {
    const { organizations } = (await ask('/organizations?cols%5B0%5D=id&cols%5B1%5D=zone&cols%5B2%5D=license')).json;
    const { main, overseas } = standIn.named;
    expect(organizations).toContainEqual({ id: main.id, zone: 'eu1.make.com', license: { apiLimit: 1000 } });
    expect(organizations).toContainEqual({ id: overseas.id, zone: 'us2.make.com' });
  });

  it('gives a team with its organization', async () => {
    const { main } = standIn.named;
    const team = main.sample.teams[1];
    expect((await ask(`/teams/${team?.id}`)).json).toEqual({ team: { ...team, organizationId: main.id } });
    expect((await ask(`/teams?organizationId=${main.id}`)).json.teams).toContainEqual({
      ...team,
      organizationId: main.id,
    });
  });
});

describe('the API', () => {
  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('refuses %s', async (method) => {
    expect((await ask('/users/me', { method })).status).toBe(405);
  });

  it.each(['/', '/audit-logs', '/Users/me', '/imt/active-organization-team'])('does not know %s', async (path) => {
    expect((await ask(path)).status).toBe(404);
  });

  it('sends no CORS header to anybody', async () => {
    const { headers } = await ask('/users/me', { headers: { Origin: 'chrome-extension://abc' } });
    expect([...headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
  });

  it('writes down every request', async () => {
    await ask('/teams?organizationId=1', { headers: { Cookie: 'a=b', Referer: 'https://x.example/', Origin: 'null' } });
    expect(standIn.log.api()).toMatchObject([
      {
        method: 'GET',
        host: 'eu1.make.com',
        path: '/api/v2/teams',
        query: [['organizationId', '1']],
        authorization: `Token ${standIn.tokenOf.owner}`,
        cookie: 'a=b',
        referer: 'https://x.example/',
        origin: 'null',
        status: 404,
      },
    ]);
  });
});

describe('the pages', () => {
  it.each([...ZONES, ...OTHER_HOSTS])('are there under %s, with a certificate for it', async (host) => {
    const response = await createStandInFetch(standIn)(`https://${host}/organization/1/dashboard`);
    expect(response.status).toBe(200);
    expect(response.headers.get('Content-Security-Policy')).toContain("style-src 'self'");
    expect(response.headers.get('Set-Cookie')).toMatch(/Secure; HttpOnly; SameSite=Lax/);
    expect(await response.text()).toContain('<integromat>');
    expect([...standIn.log.hosts()]).toEqual([host]);
  });

  it('have an API in the zones only', async () => {
    for (const host of OTHER_HOSTS) {
      const response = await createStandInFetch(standIn)(`https://${host}/api/v2/users/me`, {
        headers: { Authorization: `Token ${standIn.tokenOf.owner}` },
      });
      expect(response.status).toBe(404);
    }
  });

  it.each(['app.js', 'app.css', 'dom.js', 'layout.js', 'routes.js', 'scenario.js', 'views.js'])(
    'have their %s',
    async (name) => {
      expect((await createStandInFetch(standIn)(`https://eu1.make.com/assets/${name}`)).status).toBe(200);
    },
  );

  it('give out no other file', async () => {
    for (const name of ['..%2Fstand-in.ts', 'stand-in.ts', 'toString']) {
      expect((await createStandInFetch(standIn)(`https://eu1.make.com/assets/${name}`)).status).toBe(404);
    }
  });
});

describe('the proxy for Firefox', () => {
  it('connects Make’s names with the stand-in and nothing else, and writes down who was asked for', async () => {
    const proxy = await startProxy(standIn.port);
    try {
      expect(await connectThrough(proxy.port, 'eu1.make.com:443')).toBe('HTTP/1.1 200 OK');
      expect(await connectThrough(proxy.port, 'telemetry.example:443')).toBe('HTTP/1.1 403 Forbidden');
      expect(await connectThrough(proxy.port, 'eu1.make.com:80')).toBe('HTTP/1.1 403 Forbidden');
      expect(proxy.asked).toEqual(['eu1.make.com:443', 'telemetry.example:443', 'eu1.make.com:80']);
    } finally {
      await proxy.close();
    }
  });

  it('passes on what the other side says', async () => {
    const proxy = await startProxy(standIn.port);
    try {
      const text = await getThrough(proxy.port, 'eu1.make.com');
      expect(text).toContain('HTTP/1.1 200 OK');
      expect(text).toContain('<integromat>');
    } finally {
      await proxy.close();
    }
  });
});

async function connectThrough(port: number, target: string): Promise<string> {
  const socket = await tunnel(port, target);
  socket.destroy();
  return socket.status;
}

async function getThrough(port: number, host: string): Promise<string> {
  const socket = await tunnel(port, `${host}:443`);
  const tls = connect({ socket: socket.socket, servername: host, ca: standIn.ca });
  tls.write(`GET / HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
  let text = '';
  for await (const chunk of tls) text += chunk;
  return text;
}

async function tunnel(port: number, target: string) {
  const { connect: open } = await import('node:net');
  const socket = open(port, '127.0.0.1');
  socket.write(`CONNECT ${target} HTTP/1.1\r\nHost: ${target}\r\n\r\n`);
  const status = await new Promise<string>((resolve, reject) => {
    socket.once('data', (chunk) => resolve(chunk.toString().split('\r\n')[0] ?? ''));
    socket.once('error', reject);
  });
  return { socket, status, destroy: () => socket.destroy() };
}
