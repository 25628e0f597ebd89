import type { JsonObject } from '../json';
import { DAY, HOUR, MINUTE } from '../time';
import { lastTimeAt } from './calendar';
import type { SampleKind } from './sample-events';

/** One written event among the drawn ones. */
export interface StoryStep {
  /** Ms since the epoch. */
  readonly at: number;
  readonly event: string;
  readonly kind: SampleKind;
  /** The object's name; for a member the person's, for a record its data store's. */
  readonly name: string;
  readonly team?: number;
  /** Index into the people; `undefined` for the system. */
  readonly actor: number | undefined;
  /** Ms after `at` at which Make recorded it. */
  readonly recordedAfter?: number;
  readonly details?: JsonObject;
}

const PRIYA = 0;
const MAYA = 1;
const TOMAS = 2;
const FINANCE = 0;
const AUTOMATION = 7;
const PAYOUTS = 'Stripe payouts → NetSuite';

/**
 * What an administrator would want to find: in the evening, a contractor edits a scenario that moves money, switches it
 * off at 20:47 and deletes the webhook that feeds it; the alert scenario then fails and is switched off by the system.
 */
export function story(now: number, offset: number): readonly StoryStep[] {
  const incident = lastTimeAt(20, 47, now, offset);
  const at = (minutes: number, seconds = 0): number => incident + minutes * MINUTE + seconds * 1000;
  const steps: readonly StoryStep[] = [
    {
      at: incident - 20 * DAY - 11 * HOUR,
      event: 'two_factor_authentication_enforcement_disabled',
      kind: 'two-factor',
      name: '',
      actor: PRIYA,
    },
    {
      at: incident - 20 * DAY - 10 * HOUR,
      event: 'two_factor_authentication_enforcement_enabled',
      kind: 'two-factor',
      name: '',
      actor: PRIYA,
    },
    {
      at: incident - 6 * DAY - 10 * HOUR,
      event: 'credential_request_created',
      kind: 'credential-request',
      name: 'NetSuite access for payouts',
      team: FINANCE,
      actor: PRIYA,
    },
    {
      at: incident - 6 * DAY - 6 * HOUR,
      event: 'credential_request_authorized',
      kind: 'credential-request',
      name: 'NetSuite access for payouts',
      team: FINANCE,
      actor: MAYA,
    },
    {
      at: incident - 5 * DAY - 9 * HOUR,
      event: 'team_role_updated',
      kind: 'member',
      name: 'Tomás Aguilar',
      team: FINANCE,
      actor: PRIYA,
      details: {
        memberName: 'Tomás Aguilar',
        teamName: 'Finance',
        before: { role: 'Team Monitoring' },
        after: { role: 'Team Member' },
      },
    },
    {
      // Recorded a day late: absent when one looked yesterday.
      at: incident - 30 * HOUR,
      event: 'key_updated',
      kind: 'key',
      name: 'SFTP bank statements',
      team: FINANCE,
      actor: TOMAS,
      recordedAfter: 26 * HOUR,
    },
    {
      at: incident - 4 * HOUR - 40 * MINUTE,
      event: 'scenario_updated',
      kind: 'scenario',
      name: PAYOUTS,
      team: FINANCE,
      actor: MAYA,
      details: {
        scenarioName: PAYOUTS,
        scenarioType: 'instant',
        before: { settings: { maxErrors: 3, sequential: true }, modules: 9 },
        after: { settings: { maxErrors: 5, sequential: true }, modules: 9 },
      },
    },
    {
      at: at(-32, 11),
      event: 'connection_authorized',
      kind: 'connection',
      name: 'NetSuite (production)',
      team: FINANCE,
      actor: TOMAS,
      details: {
        connectionName: 'NetSuite (production)',
        connectionType: 'netsuite',
        scopes: ['rest_webservices', 'restlets'],
        accountId: '7714203_SB1',
      },
    },
    {
      at: at(-11, 38),
      event: 'scenario_updated',
      kind: 'scenario',
      name: PAYOUTS,
      team: FINANCE,
      actor: TOMAS,
      details: {
        scenarioName: PAYOUTS,
        scenarioType: 'instant',
        before: {
          modules: 9,
          connections: { netsuite: 'NetSuite (production)', stripe: 'Stripe (live)' },
          filters: [{ module: 4, name: 'Only paid payouts', condition: 'status = paid' }],
        },
        after: {
          modules: 8,
          connections: { netsuite: 'NetSuite (sandbox)', stripe: 'Stripe (live)' },
          filters: [],
        },
      },
    },
    {
      at: at(0, 9),
      event: 'scenario_deactivated',
      kind: 'scenario',
      name: PAYOUTS,
      team: FINANCE,
      actor: TOMAS,
      details: { scenarioName: PAYOUTS, scenarioType: 'instant', reason: 'manual', pendingExecutions: 14 },
    },
    {
      at: at(4, 2),
      event: 'webhook_deleted',
      kind: 'webhook',
      name: 'Stripe: payout.paid',
      team: FINANCE,
      actor: TOMAS,
      details: { webhookName: 'Stripe: payout.paid', webhookType: 'http', queuedItems: 14, scenarioName: PAYOUTS },
    },
    {
      at: at(9, 45),
      event: 'scenario_deactivated',
      kind: 'scenario',
      name: 'Failed payments → Slack #finance-alerts',
      team: FINANCE,
      actor: undefined,
      details: {
        scenarioName: 'Failed payments → Slack #finance-alerts',
        scenarioType: 'scheduled',
        reason: 'Switched off after 3 errors in a row',
      },
    },
    {
      at: now - 23 * MINUTE,
      event: 'organization_variable_updated',
      kind: 'organization-variable',
      name: 'ALERT_CHANNEL',
      actor: PRIYA,
      details: {
        variableName: 'ALERT_CHANNEL',
        variableType: 'text',
        before: { value: '#finance-alerts' },
        after: { value: '#incident-payouts' },
      },
    },
    {
      at: now - 6 * MINUTE,
      event: 'scenario_created',
      kind: 'scenario',
      name: 'Payouts: catch up by hand',
      team: AUTOMATION,
      actor: PRIYA,
      details: {
        scenarioName: 'Payouts: catch up by hand',
        scenarioType: 'scheduled',
        createdFrom: 'blueprint import',
      },
    },
  ];
  // What lies ahead of the clock has not happened yet.
  return steps.filter((step) => step.at <= now).map((step) => ({ ...step, at: Math.floor(step.at / 1000) * 1000 }));
}
