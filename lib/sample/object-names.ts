import type { SampleKind } from './sample-events';

const SCENARIOS: readonly (readonly string[])[] = [
  [
    'Stripe payouts → NetSuite',
    'Failed payments → Slack #finance-alerts',
    'Supplier invoices: OCR → approval',
    'Expense receipts → Google Drive',
    'Month-end ledger export',
    'Dunning: overdue invoices, 3 reminders',
    'FX rates → treasury sheet',
    'Refunds over 500 € → approval',
    'VAT report draft',
  ],
  [
    'HubSpot deal won → onboarding',
    'Lead routing by region',
    'Quote signed → contract folder',
    'Pipeline snapshot, Mondays 07:00',
    'Salesforce ↔ HubSpot contact sync',
    'No-show follow-up',
    'Enrich new leads',
    'Renewals due in 60 days',
  ],
  [
    'Zendesk VIP ticket → Slack',
    'CSAT below 3 → call back',
    'Ticket tags by intent (AI)',
    'Refund request → Finance',
    'Status page incident → macros',
    'Daily backlog digest',
    'Lost parcel claims',
  ],
  [
    'Webinar sign-ups → Mailchimp',
    'UTM clean-up',
    'Ad spend → BigQuery, hourly',
    'Newsletter: unsubscribe sync',
    'Blog draft → review in Notion',
    'Campaign launch checklist',
  ],
  [
    'New order → warehouse pick list',
    'Stock below minimum → supplier mail',
    'Carrier tracking → customer SMS',
    'Return labels',
    'Shopify orders ↔ ERP',
    'Cold-chain sensor alarm',
    'Delivery slots sync',
  ],
  [
    'New hire: accounts and laptop',
    'Leaver: revoke access',
    'Holiday requests → calendar',
    'Anniversary notes',
    'Applicants → Airtable',
  ],
  [
    'Warehouse load: CRM → BigQuery',
    'Schema drift watcher',
    'PII scrub before export',
    'Nightly reconciliation',
    'Data quality report',
    'Customer 360 merge',
  ],
  [
    'Error handler: notify owner',
    'Scenario backup → Git',
    'Token rotation reminder',
    'Unused connections report',
    'Sandbox clean-up, Fridays',
  ],
];

const POOLS: Readonly<
  Record<Exclude<SampleKind, 'scenario' | 'team' | 'member' | 'organization' | 'two-factor'>, readonly string[]>
> = {
  connection: [
    'NetSuite (production)',
    'Stripe (live)',
    'Google Drive, finance@',
    'HubSpot Larkfield',
    'Slack workspace',
    'Salesforce (prod)',
    'Zendesk',
    'BigQuery service account',
    'Shopify EU store',
    'Mailchimp',
    'Airtable HR base',
    'Notion content',
    'Twilio SMS',
    'NetSuite (sandbox)',
    'Microsoft 365 calendar',
    'DHL parcel API',
    'OpenAI, support',
    'Postgres reporting',
  ],
  webhook: [
    'Stripe: payout.paid',
    'Stripe: charge.failed',
    'HubSpot: deal stage changed',
    'Zendesk: ticket created',
    'Shopify: order paid',
    'Typeform: webinar sign-up',
    'DocuSign: envelope completed',
    'Carrier tracking events',
    'Statuspage incidents',
    'BambooHR: new hire',
    'Sensor gateway',
    'Git push: backups',
    'Intercom: conversation closed',
  ],
  key: [
    'SFTP bank statements',
    'PGP supplier files',
    'APNs certificate',
    'GitHub deploy key',
    'AWS S3 archive',
    'Webhook signing secret',
  ],
  'team-variable': [
    'APPROVAL_LIMIT',
    'SLACK_CHANNEL',
    'BATCH_SIZE',
    'REGION',
    'RETRY_LIMIT',
    'SUPPORT_EMAIL',
    'DRY_RUN',
    'CUTOFF_HOUR',
  ],
  'data-store': [
    'Payout idempotency keys',
    'Lead scoring rules',
    'Customer mapping CRM ↔ ERP',
    'Ticket routing table',
    'Sent reminders',
    'SKU aliases',
    'Campaign calendar',
    'Onboarding state',
  ],
  record: ['pay', 'lead', 'cust', 'sku', 'tick', 'order', 'run'],
  'data-structure': [
    'Invoice line',
    'Order payload',
    'Lead',
    'Ticket summary',
    'Payout event',
    'Employee',
    'Tracking event',
    'Sensor reading',
  ],
  function: [
    'normalizePhone',
    'vatNumberIsValid',
    'toMinorUnits',
    'businessDaysBetween',
    'slugify',
    'maskIban',
    'splitAddress',
  ],
  'organization-variable': [
    'ENVIRONMENT',
    'DEFAULT_CURRENCY',
    'ERP_BASE_URL',
    'ALERT_CHANNEL',
    'DATA_REGION',
    'FEATURE_AI_TAGGING',
  ],
  'credential-request': [
    'NetSuite access for payouts',
    'Google Ads for agency',
    'Zendesk admin for migration',
    'Shopify US store',
    'Snowflake reader',
  ],
};

const VARIANTS = ['', ' (EU)', ' (US)', ' v2', ' – backfill', ' – sandbox', ' (copy)', ' – test'];
const TECHNICAL: ReadonlySet<SampleKind> = new Set(['team-variable', 'organization-variable', 'function', 'record']);

/** The name of the `ordinal`-th object of a kind (scenarios: of a team). Distinct for distinct ordinals. */
export function objectName(kind: SampleKind, ordinal: number, team: number): string {
  const pool = kind === 'scenario' ? (SCENARIOS[team % SCENARIOS.length] ?? []) : kind in POOLS ? poolOf(kind) : [];
  const base = pool[ordinal % pool.length] ?? `${kind} ${ordinal + 1}`;
  const round = pool.length === 0 ? 0 : Math.floor(ordinal / pool.length);
  if (round === 0) return base;
  if (TECHNICAL.has(kind)) return `${base}_${round + 1}`;
  const variant = VARIANTS[round % VARIANTS.length] ?? '';
  const cycle = Math.floor(round / VARIANTS.length);
  return cycle === 0 ? `${base}${variant}` : `${base}${variant} ${cycle + 1}`;
}

function poolOf(kind: SampleKind): readonly string[] {
  return Object.entries(POOLS).find(([name]) => name === kind)?.[1] ?? [];
}
