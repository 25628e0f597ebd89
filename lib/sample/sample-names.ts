import type { SampleKind } from './sample-events';

/** Made up; any likeness to a living person is chance. */
export const PEOPLE: readonly (readonly [name: string, team: number])[] = [
  ['Priya Raman', 7],
  ['Maya Lindqvist', 0],
  ['Tomás Aguilar', 7],
  ['Jonas Brandt', 1],
  ['Aisha Okafor', 2],
  ['Hana Kobayashi', 6],
  ['Liam Gallagher-Voss', 3],
  ['Chiara Bellini', 4],
  ['Noah Steiner', 0],
  ['Zoë van Dalen', 1],
  ['Samir Haddad', 2],
  ['Elif Demirkan', 5],
  ['Mateusz Wrona', 6],
  ['Grace Adeyemi', 3],
  ['Oskar Nyholm', 4],
  ['Fatima Zerrouki', 2],
  ['Lucía Ferrandis', 1],
  ['Dmitri Halonen', 7],
  ['Renée Castellane', 0],
  ['Bao Tran-Huynh', 6],
  ['Ingrid Solheim', 5],
  ['Kwame Boadu', 4],
  ['Yara Medeiros', 3],
  ['Peter Novotník', 2],
];

const FIRST =
  'Ada Boris Carla Diego Emma Farid Greta Hugo Irina Jamal Kira Leo Mina Nils Olga Pablo Quinn Rosa Sven Tara'.split(
    ' ',
  );
const LAST =
  'Albers Benet Calder Duarte Ekberg Fontane Grieg Horvat Ilves Jansen Keller Lopes Moreau Nagy Ostrow'.split(' ');

export const TEAMS = [
  'Finance',
  'Sales Ops',
  'Support',
  'Marketing',
  'Operations',
  'People',
  'Data Platform',
  'Automation Center',
] as const;

const REGIONS = ['DACH', 'Nordics', 'Iberia', 'UK & Ireland', 'Benelux', 'North America', 'APAC'];

export function teamName(index: number): string {
  const name = TEAMS[index % TEAMS.length] ?? TEAMS[0];
  const round = Math.floor(index / TEAMS.length);
  if (round === 0) return name;
  return `${name} ${REGIONS[(round - 1) % REGIONS.length]}${round > REGIONS.length ? ` ${Math.ceil(round / REGIONS.length)}` : ''}`;
}

export function personName(index: number): string {
  const known = PEOPLE[index];
  if (known !== undefined) return known[0];
  const rest = index - PEOPLE.length;
  const round = Math.floor(rest / (FIRST.length * LAST.length));
  const name = `${FIRST[rest % FIRST.length]} ${LAST[Math.floor(rest / FIRST.length) % LAST.length]}`;
  return round === 0 ? name : `${name} ${round + 1}`;
}

/** `Tomás Aguilar` at `larkfield.example` is `tomas.aguilar@larkfield.example`. */
export function emailOf(name: string, domain: string): string {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return `${plain.replace(/[^a-z0-9]+/g, '.')}@${domain}`;
}

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
