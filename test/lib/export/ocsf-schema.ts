/**
 * The part of OCSF 1.8.0 that our events use, written as JSON Schema by hand from the definitions in
 * https://github.com/ocsf/ocsf-schema at tag 1.8.0: events/base_event.json, events/iam/entity_management.json,
 * profiles/cloud.json, objects/{metadata,product,feature,cloud,organization,actor,user,managed_entity,group}.json,
 * and the types of dictionary.json. Required, `at_least_one` and the captions of ids are as published; an attribute
 * not listed here is refused, also where OCSF has it.
 */
const string = { type: 'string' };
const integer = { type: 'integer' };

const closed = (properties: Readonly<Record<string, unknown>>, required: readonly string[] = []) => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
});

/** `at_least_one` of an object's constraints. */
const anyOf = (...names: readonly string[]) => ({ anyOf: names.map((name) => ({ required: [name] })) });

const organization = {
  ...closed({ uid: string, name: string, ou_uid: string, ou_name: string }),
  ...anyOf('name', 'uid'),
};
const group = { ...closed({ uid: string, name: string }), ...anyOf('name', 'uid') };

const user = {
  ...closed({ uid: string, name: string, email_addr: string, type: { enum: ['User'] }, type_id: { enum: [1] } }),
  ...anyOf('account', 'name', 'uid'),
};

const actor = {
  ...closed({ user, app_name: string }),
  ...anyOf('process', 'user', 'invoked_by', 'session', 'app_name', 'app_uid'),
};

const metadata = closed(
  {
    version: { const: '1.8.0' },
    product: {
      ...closed({
        name: string,
        vendor_name: string,
        url_string: { type: 'string', format: 'uri' },
        feature: { ...closed({ name: string }), ...anyOf('name', 'uid') },
      }),
      ...anyOf('name', 'uid'),
    },
    profiles: { type: 'array', items: { enum: ['cloud'] } },
    uid: string,
    original_event_uid: string,
    event_code: string,
    original_time: string,
    logged_time: integer,
    log_name: string,
    tenant_uid: string,
  },
  ['version', 'product'],
);

const base = {
  severity_id: { const: 1 },
  severity: { const: 'Informational' },
  time: integer,
  message: string,
  metadata,
  cloud: closed({ provider: string, region: string, org: organization }, ['provider']),
  raw_data: string,
  unmapped: { type: 'object' },
};

const BASE_REQUIRED = [
  'activity_id',
  'category_uid',
  'class_uid',
  'metadata',
  'severity_id',
  'time',
  'type_uid',
  'cloud',
];

/** An id with its caption. "Other" bears a name of the source's own. */
const captioned = (id: string, name: string, captions: Readonly<Record<number, string>>) => ({
  anyOf: [
    ...Object.entries(captions).map(([value, caption]) => ({
      properties: { [id]: { const: Number(value) }, [name]: { const: caption } },
    })),
    { properties: { [id]: { const: 99 }, [name]: { type: 'string', minLength: 1 } } },
  ],
});

const entity = {
  ...closed({ uid: string, name: string, type: string, type_id: integer, version: string, org: organization, group }, [
    'type',
    'type_id',
  ]),
  allOf: [
    anyOf('name', 'uid', 'device', 'group', 'org', 'policy', 'user'),
    captioned('type_id', 'type', { 0: 'Unknown', 3: 'Group', 4: 'Organization' }),
    // "This item corresponds to population of the ... attribute."
    { anyOf: [{ properties: { type_id: { not: { const: 3 } } } }, { required: ['group'] }] },
    { anyOf: [{ properties: { type_id: { not: { const: 4 } } } }, { required: ['org'] }] },
  ],
};

/** Class 3004. */
export const ENTITY_MANAGEMENT = {
  ...closed(
    {
      ...base,
      category_uid: { const: 3 },
      category_name: { const: 'Identity & Access Management' },
      class_uid: { const: 3004 },
      class_name: { const: 'Entity Management' },
      activity_id: integer,
      activity_name: string,
      type_uid: integer,
      type_name: string,
      actor,
      entity,
    },
    [...BASE_REQUIRED, 'entity'],
  ),
  ...captioned('activity_id', 'activity_name', {
    0: 'Unknown',
    1: 'Create',
    2: 'Read',
    3: 'Update',
    4: 'Delete',
    5: 'Move',
    6: 'Enroll',
    7: 'Unenroll',
    8: 'Enable',
    9: 'Disable',
    10: 'Activate',
    11: 'Deactivate',
    12: 'Suspend',
    13: 'Resume',
  }),
};

/** Class 0. */
export const BASE_EVENT = {
  ...closed(
    {
      ...base,
      category_uid: { const: 0 },
      category_name: { const: 'Uncategorized' },
      class_uid: { const: 0 },
      class_name: { const: 'Base Event' },
      activity_id: integer,
      activity_name: string,
      type_uid: integer,
      type_name: string,
    },
    BASE_REQUIRED,
  ),
  ...captioned('activity_id', 'activity_name', { 0: 'Unknown' }),
};
