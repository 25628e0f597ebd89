import { ZONES } from '@/lib/zone';

/** Hosts that are Make's or look like Make's, and are no zone: nothing may be read there and no token sent. */
export const OTHER_HOSTS = [
  'make.com',
  'www.make.com',
  'help.make.com',
  'developers.make.com',
  'hook.eu1.make.com',
  'eu3.make.com',
  'make.celonis.com',
  'us2.make.celonis.com',
  'eu1.make.com.example.org',
  'eu1-make.com',
  'evil-eu1.make.com.example',
  'eu1.make.celonis.com.example.net',
] as const;

export const ALL_HOSTS: readonly string[] = [...ZONES, ...OTHER_HOSTS];

/** A wildcard covers one label: every level is listed, and lookalikes by name. */
export const CERTIFICATE_NAMES: readonly string[] = [
  '*.make.com',
  'make.com',
  '*.make.celonis.com',
  '*.celonis.com',
  ...OTHER_HOSTS,
  'localhost',
];

/** For Chromium's `--host-resolver-rules`: the listed hosts come here, every other name does not exist. */
export function hostResolverRules(port: number): string {
  return [...ALL_HOSTS.map((host) => `MAP ${host} 127.0.0.1:${port}`), 'MAP * ~NOTFOUND', 'EXCLUDE 127.0.0.1'].join(
    ', ',
  );
}
