import fc from 'fast-check';
import { expect, it } from 'vitest';
import { classifySender, originOfExtension, type Sender } from '@/lib/messaging/sender';
import { ZONES, zoneOrigin } from '@/lib/zone';

const own = { runtimeId: 'audit-lens', ownOrigin: 'chrome-extension://audit-lens' };
const id = own.runtimeId;
const origin = own.ownOrigin;
const tab = { id: 7 };
const zone = 'https://eu1.make.com';

it.each<[string, Sender, string]>([
  ['our own page', { id, origin, frameId: 0 }, 'own-page'],
  ['our own page in a sub-frame', { id, origin, frameId: 3 }, 'other'],
  ['our own page in a tab', { id, origin, frameId: 0, tab }, 'own-page'],
  ['our popup, without frame', { id, origin }, 'own-page'],
  ['our script on a zone', { id, origin: zone, frameId: 0, tab }, 'make-page'],
  ['our script on another origin', { id, origin: 'https://eu1.make.com.evil.io', frameId: 0, tab }, 'other'],
  ['our script on a zone without TLS', { id, origin: 'http://eu1.make.com', frameId: 0, tab }, 'other'],
  ['our script on another port of a zone', { id, origin: 'https://eu1.make.com:8443', frameId: 0, tab }, 'other'],
  ['our script in a sub-frame', { id, origin: zone, frameId: 2, tab }, 'other'],
  ['our script without a frame', { id, origin: zone, tab }, 'other'],
  ['our script without a tab', { id, origin: zone, frameId: 0 }, 'other'],
  ['our script in a tab without id', { id, origin: zone, frameId: 0, tab: {} }, 'other'],
  ['a sender without origin', { id, frameId: 0, tab }, 'other'],
  ['an opaque origin', { id, origin: 'null', frameId: 0 }, 'other'],
  ['another extension', { id: 'spy', origin: 'chrome-extension://spy', frameId: 0 }, 'other'],
  ['another extension that claims our origin', { id: 'spy', origin, frameId: 0 }, 'other'],
  ['another extension on a zone', { id: 'spy', origin: zone, frameId: 0, tab }, 'other'],
  ['no sender at all', {}, 'other'],
])('takes %s for what it is', (_title, sender, expected) => {
  expect(classifySender(sender, own)).toBe(expected);
});

it.each(ZONES)('takes the script on %s for a page of Make', (one) => {
  expect(classifySender({ id, origin: zoneOrigin(one), frameId: 0, tab }, own)).toBe('make-page');
});

it('trusts nobody by any combination of foreign id or origin', () => {
  const text = fc.option(fc.oneof(fc.string(), fc.webUrl(), fc.constantFrom(id, origin, zone)), { nil: undefined });
  const frame = fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined });
  fc.assert(
    fc.property(text, text, frame, (anyId, anyOrigin, frameId) => {
      const found = classifySender({ id: anyId, origin: anyOrigin, frameId, tab }, own);
      if (found === 'own-page') expect([anyId, anyOrigin]).toEqual([id, origin]);
      if (found === 'make-page') expect([anyId, anyOrigin, frameId]).toEqual([id, zone, 0]);
    }),
  );
});

it.each([
  ['chrome-extension://abc/', 'chrome-extension://abc'],
  ['moz-extension://1234-5678/', 'moz-extension://1234-5678'],
  ['moz-extension://1234-5678/panel.html?x#y', 'moz-extension://1234-5678'],
])('reads the origin out of %s', (address, expected) => {
  expect(originOfExtension(address)).toBe(expected);
});

it('never takes an address without origin for our own', () => {
  expect(classifySender({ id, origin: '', frameId: 0 }, { runtimeId: id, ownOrigin: originOfExtension('') })).toBe(
    'other',
  );
});
