import type { ConnectReport } from '@/lib/messaging/contract';
import type { Connection } from '@/lib/state/state';

export function fakeConnection(overrides: Partial<Connection> = {}): Connection {
  return {
    zone: 'eu1.make.com',
    last4: '9f3c',
    keepToken: 'computer',
    keepHistory: 'computer',
    connectedAt: Date.UTC(2026, 10, 20),
    person: { id: 212, name: 'Dana Kim', email: 'dana.kim@example.com', timeZone: 'Europe/Prague' },
    organizations: [{ id: 123, name: 'Northwind' }],
    ...overrides,
  };
}

export function fakeReport(overrides: Partial<ConnectReport> = {}): ConnectReport {
  return {
    connection: fakeConnection(),
    organizations: [{ id: 123, name: 'Northwind', auditLog: 'available' }],
    ...overrides,
  };
}
