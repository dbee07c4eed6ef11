import { evaluated } from './home-assistant-evaluate';
import { NotRead } from './home-assistant-expression';
import { parseTemplate, placed } from './home-assistant-template';
import { measuredOf } from './payload';

function said(template: string, json: unknown): unknown {
  const parsed = parseTemplate(template);
  const at = (path: (string | number)[]): unknown => placed(path, json);
  // it is remembered as JSON between its configuration and a message
  const { expression } = JSON.parse(JSON.stringify(parsed)) as typeof parsed;
  return evaluated(expression, { text: () => String(json), at });
}

const valueOf = (template: string, json: unknown): unknown =>
  measuredOf(said(template, json))?.value;

describe('a template', () => {
  it.each([
    ['{{ value_json.a }}', { a: 1.26 }, 1.26],
    ['{{value_json.a.b}}', { a: { b: 2 } }, 2],
    [`{{ value_json['a b']["c"].d }}`, { 'a b': { c: { d: 3 } } }, 3],
    [`{{ value_json.get('a') }}`, { a: 4 }, 4],
    ['{{ value_json.a[1] }}', { a: [5, 6] }, 6],
    ['{{ value_json.a | float | round(1) }}', { a: '1.26' }, 1.3],
    ['{{ value_json.a | int }}', { a: 7.9 }, 7],
    ['{{ value_json.a | float(0) }}', { a: 7.9 }, 7.9],
    ['{{ value_json.a / 10 }}', { a: 215 }, 21.5],
    ['{{ (value_json.a | float * 0.5) | round(0) }}', { a: 9 }, 5],
    ['{{ value / 10 }}', '215', 21.5],
    ['{{- value -}}', '8', '8'],
    ['{{ value | round(2) }}', '8.126', 8.13],
  ])('%s of %j is %p', (template, json, expected) => {
    expect(valueOf(template, json)).toBe(expected);
  });

  it('hands a text on that is no number, so that it is refused and not lost', () => {
    expect(said('{{ value | float(0) | round(1) }}', '21,5')).toBe('21,5');
    expect(said('{{ value / 10 }}', '21,5')).toBe('21,5');
    expect(said('{{ value | int }}', 'unavailable')).toBe('unavailable');
  });

  it('takes a default for no measurement', () => {
    expect(valueOf('{{ value_json.a | default(0) }}', {})).toBeUndefined();
    expect(valueOf('{{ value_json.a.b.c }}', { a: null })).toBeUndefined();
    expect(valueOf('{{ value_json.constructor }}', {})).toBeUndefined();
  });

  it.each([
    ['{% if value_json.a %}1{% endif %}', 'more than one pair of braces'],
    ['{{ value_json.a }} {{ value_json.b }}', 'more than one pair of braces'],
    ['{{ value_json }}', 'value_json'],
    ['{{ value_json.a | timestamp_local }}', 'timestamp_local'],
    ['{{ value_json.a | round(1, "floor") }}', 'round'],
    ['{{ value_json.a | round(-1) }}', 'round'],
    ['{{ states("sensor.a") }}', 'states'],
    ['{{ value_json.a is divisibleby 3 }}', 'is divisibleby'],
    ['{{ value_json.a.split(",")[0] }}', '('],
    ['{{ value_json.a ~ value_json.b }}', '~'],
    ['{{ value_json.a in value_json.b }}', 'value_json'],
    ['{{ 1 < value_json.a < 3 }}', '<'],
    [`{{ 'ON' if value_json.a == 1 else }}`, 'nothing'],
    ['{{ __import__("os") }}', '__import__'],
    ['value_json.a', 'more than one pair of braces'],
    ['{{ }}', 'nothing'],
    [`{{ value_json${'.a'.repeat(300)} }}`, 'more than 500 characters'],
    [`{{ ${'('.repeat(200)}value == 1 }}`, 'too deep'],
    [`{{ 1 ${'if 1 else 1 '.repeat(35)}}}`, 'too deep'],
  ])('%s is not read, by what it is called', (template, what) => {
    expect(() => parseTemplate(template)).toThrow(new NotRead(what));
  });
});

describe('a template with conditions', () => {
  const DOOR = `{{ 'ON' if value_json.x == 'open' else 'OFF' }}`;

  it.each([
    [DOOR, { x: 'open' }, 'ON'],
    [DOOR, { x: 'shut' }, 'OFF'],
    // it says nothing of the door, not that it is shut
    [DOOR, { y: 1 }, undefined],
    [`{{ 'ON' if value_json.x == 'open' }}`, { x: 'shut' }, undefined],
    [`{{ iif(value_json.x > 3, 'ON', 'OFF') }}`, { x: 3.5 }, 'ON'],
    [`{{ (value_json.x > 3) | iif('ON', 'OFF') }}`, { x: 3 }, 'OFF'],
    ['{{ iif(value_json.x) }}', { x: 0 }, false],
    ['{{ value_json.x >= 1 and not value_json.y }}', { x: 1, y: false }, true],
    // the first decides; where it does not, what is missing does
    ['{{ value_json.x == 1 and value_json.y == 1 }}', { x: 0 }, false],
    ['{{ value_json.x == 1 or value_json.y == 1 }}', { x: 1 }, true],
    ['{{ value_json.x == 1 and value_json.y == 1 }}', { x: 1 }, undefined],
    ['{{ value_json.y is defined and value_json.y > 2 }}', { x: 1 }, false],
    ['{{ value_json.y is not defined }}', { y: null }, false],
    ['{{ value_json.y is none }}', { y: null }, true],
    [`{{ value_json.x in ['open', "ajar"] }}`, { x: 'ajar' }, true],
    [`{{ value_json.x | lower == 'open' }}`, { x: 'Open' }, true],
    [`{{ value == 'true' }}`, 'true', true],
    // as in Python: a text is no number, truth is
    ['{{ value_json.x == 1 }}', { x: '1' }, false],
    ['{{ value_json.x == 1 }}', { x: true }, true],
    ['{{ value_json.x > 1 }}', { x: '2' }, undefined],
    ['{{ value_json.x | float(0) > 1 }}', { x: '2' }, true],
    ['{{ value_json.x | float(0) > 1 }}', { x: 'n/a' }, undefined],
    ['{{ value_json.a + value_json.b }}', { a: 1, b: 2 }, 3],
    ['{{ value_json.a + value_json.b }}', { a: 1 }, undefined],
    ['{{ value_json.a * 2 + 1 }}', { a: 3 }, 7],
    ['{{ 1 + value_json.a * 2 }}', { a: 3 }, 7],
    ['{{ -value_json.a - 1 }}', { a: 3 }, -4],
    ['{{ value_json.a / value_json.b }}', { a: 3, b: 0 }, undefined],
    // a filter binds more strongly than a division
    ['{{ value_json.a / 10 | round(1) }}', { a: 215.55 }, 21.555],
    ['{{ ((value_json.a + value_json.b) / 2) | round(1) }}', { a: 1, b: 1.5 }, 1.3],
    ['{{ float(value_json.a) * 2 }}', { a: '1.5' }, 3],
    [`{{ value_json.get('a', 0) > 1 }}`, { a: 2 }, true],
    [`{{ 1 if value_json.a == 'a' else 2 if value_json.a == 'b' else 3 }}`, { a: 'b' }, 2],
    ['{{ value_json.constructor == 1 }}', {}, undefined],
    ['{{ value_json.a > 1 }}', { a: { b: 1 } }, undefined],
  ])('%s of %j says %p', (template, json, expected) => {
    expect(said(template, json)).toBe(expected);
  });

  it('is called by what it looks at first', () => {
    expect(parseTemplate(DOOR).path).toEqual(['x']);
    expect(parseTemplate(`{{ 'ON' if value == 'open' else 'OFF' }}`).path).toBeUndefined();
  });
});
