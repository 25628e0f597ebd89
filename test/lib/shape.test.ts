import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isJsonObject } from '@/lib/json';
import {
  anything,
  count,
  either,
  id,
  list,
  number,
  object,
  oneOf,
  optional,
  otherwise,
  read,
  shapeOf,
  text,
  whole,
  yesNo,
} from '@/lib/shape';

describe('a plain shape', () => {
  it.each([
    ['text', text, 'a', 1],
    ['yes or no', yesNo, false, 'false'],
    ['a number', number, -0.5, Number.NaN],
    ['a finite number', number, 1e300, Number.POSITIVE_INFINITY],
    ['a whole number', whole, 0, 0.5],
    ['a safe whole number', whole, Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER + 1],
    ['a count', count, 0, -1],
    ['a whole count', count, 1, 0.5],
    ['an id', id, 1, 0],
    ['what a test of types lets through', shapeOf(isJsonObject), { a: 1 }, ['a']],
    ['one of a few', oneOf(['a', 5]), 5, '5'],
    ['the first or the second', either<string | number>(text, number), 7, true],
    ['a list', list(number), [1, 2], [1, '2']],
    ['a list only', list(number), [], { length: 0 }],
  ])('reads %s as it is, and nothing else', (_name, shape, good, bad) => {
    expect(read<unknown>(shape, good)).toEqual(good);
    expect(read<unknown>(shape, bad)).toBeUndefined();
    expect(read<unknown>(shape, null)).toBeUndefined();
  });
});

it('reads anything as it is where anything will do', () => {
  fc.assert(fc.property(fc.anything(), (value) => Object.is(read(anything, value), value)));
});

interface Person {
  readonly name: string;
  readonly age?: number;
}

const person = object<Person>({ name: text, age: optional(number) });

describe('an object', () => {
  it('leaves fields behind that are not known', () => {
    expect(read(person, { name: 'a', age: 1, token: 'canary' })).toStrictEqual({ name: 'a', age: 1 });
  });

  it('has no field for what is absent', () => {
    expect(read(person, { name: 'a', age: undefined })).toStrictEqual({ name: 'a' });
  });

  it.each([
    ['a field is missing', {}],
    ['a field that may be absent is there and wrong', { name: 'a', age: '1' }],
    ['it is a list', ['a']],
    ['it is text', 'name'],
    ['a field is only inherited', Object.create({ name: 'a' })],
  ])('does not fit where %s', (_name, value) => {
    expect(read(person, value)).toBeUndefined();
  });

  it('is whatever it is given only if it fits', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        const found = read(person, value);
        if (found !== undefined) expect(value).toMatchObject(found);
      }),
    );
  });
});

it('has something else for what does not fit', () => {
  const shape = otherwise(number, 3);
  expect([shape('a'), shape(undefined), shape(4)]).toEqual([3, 3, 4]);
});

it('does not hide an error that is none of its own', () => {
  const broken = () => {
    throw new TypeError('a fault');
  };
  expect(() => read(broken, 1)).toThrow('a fault');
});
