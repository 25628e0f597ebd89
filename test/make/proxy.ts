import { createServer } from 'node:http';
import { connect, type Socket } from 'node:net';
import { ALL_HOSTS } from './hosts';

export interface StandInProxy {
  readonly port: number;
  /** Every `host:port` that was asked for, refused ones included. */
  readonly asked: readonly string[];
  /** Preferences that send Firefox through this proxy. */
  readonly firefoxPreferences: Readonly<Record<string, string | number | boolean>>;
  clear(): void;
  close(): Promise<void>;
}

/** Firefox has no host mapping: it asks this proxy to connect it, and gets the stand-in for Make's names and no other. */
export async function startProxy(standInPort: number): Promise<StandInProxy> {
  const asked: string[] = [];
  const open = new Set<Socket>();
  const server = createServer((_, response) => {
    response.writeHead(403).end();
  });
  server.on('connect', (request, client: Socket, head) => {
    const target = request.url ?? '';
    asked.push(target);
    const [host = '', port] = target.split(':');
    if (!ALL_HOSTS.includes(host) || port !== '443') {
      client.end('HTTP/1.1 403 Forbidden\r\n\r\n');
      return;
    }
    const upstream = connect(standInPort, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 OK\r\n\r\n');
      upstream.write(head);
      upstream.pipe(client);
      client.pipe(upstream);
    });
    for (const socket of [client, upstream]) {
      open.add(socket);
      socket.on('error', () => {
        client.destroy();
        upstream.destroy();
      });
      socket.on('close', () => open.delete(socket));
    }
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    port: address.port,
    asked,
    firefoxPreferences: {
      'network.proxy.type': 1,
      'network.proxy.ssl': '127.0.0.1',
      'network.proxy.ssl_port': address.port,
      'network.proxy.http': '127.0.0.1',
      'network.proxy.http_port': address.port,
      'network.proxy.no_proxies_on': '',
    },
    clear() {
      asked.length = 0;
    },
    async close() {
      for (const socket of open) socket.destroy();
      server.closeAllConnections();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
    },
  };
}
