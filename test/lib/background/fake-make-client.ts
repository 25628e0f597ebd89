import type { MakeClient } from '@/lib/make/contract';

/** A client of which only the given methods may be called. */
export function fakeMakeClient(overrides: Partial<MakeClient> = {}): MakeClient {
  const unexpected = (name: string) => async (): Promise<never> => {
    throw new Error(`unexpected call of ${name}`);
  };
  return {
    listAuditLogs: unexpected('listAuditLogs'),
    getFilters: unexpected('getFilters'),
    getDetail: unexpected('getDetail'),
    getMe: unexpected('getMe'),
    getScopes: unexpected('getScopes'),
    listOrganizations: unexpected('listOrganizations'),
    getOrganization: unexpected('getOrganization'),
    listTeams: unexpected('listTeams'),
    getTeam: unexpected('getTeam'),
    ...overrides,
  };
}
