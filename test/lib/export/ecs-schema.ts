/**
 * The part of the Elastic Common Schema 9.4.0 that our documents use, written as JSON Schema by hand from
 * https://github.com/elastic/ecs at tag v9.4.0: schemas/{base,ecs,event,user,group,organization,related}.yml. Fields of
 * type `keyword` are strings, `date` ISO 8601; `event.category` limits `event.type` as its `expected_event_types` do.
 * A field not listed here is refused, but for those of the custom namespace `make`.
 */
const keyword = { type: 'string' };
const date = { type: 'string', format: 'date-time' };

const closed = (properties: Readonly<Record<string, unknown>>, required: readonly string[] = []) => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
});

const categorised = (category: string, types: readonly string[]) => ({
  properties: {
    category: { type: 'array', items: { const: category }, minItems: 1 },
    type: { type: 'array', items: { enum: types }, minItems: 1 },
  },
});

const event = {
  ...closed(
    {
      kind: { enum: ['alert', 'asset', 'enrichment', 'event', 'metric', 'state', 'pipeline_error'] },
      category: { type: 'array' },
      type: { type: 'array' },
      action: keyword,
      id: keyword,
      module: keyword,
      dataset: keyword,
      provider: keyword,
      created: date,
      ingested: date,
      original: keyword,
    },
    ['kind', 'category', 'type'],
  ),
  anyOf: [
    categorised('configuration', ['access', 'change', 'creation', 'deletion', 'info']),
    categorised('iam', ['admin', 'change', 'creation', 'deletion', 'group', 'info', 'user']),
  ],
};

export const ECS_DOCUMENT = closed(
  {
    '@timestamp': date,
    ecs: closed({ version: { const: '9.4.0' } }, ['version']),
    message: { type: 'string' },
    // "Should not contain nested objects. All values are stored as keyword."
    labels: { type: 'object', additionalProperties: keyword },
    event,
    user: closed({ id: keyword, name: keyword, full_name: keyword, email: keyword }),
    group: closed({ id: keyword, name: keyword }),
    organization: closed({ id: keyword, name: keyword }),
    related: closed({ user: { type: 'array', items: keyword } }),
    make: { type: 'object' },
  },
  ['@timestamp', 'ecs'],
);
