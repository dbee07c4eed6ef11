import { computed, parseTemplate, placed } from './home-assistant-template';

function valueOf(template: string, json: unknown): unknown {
  const parsed = parseTemplate(template);
  if (!parsed) throw new Error(`not understood: ${template}`);
  const stated = parsed.path ? placed(parsed.path, json) : json;
  return computed(parsed, stated)?.value;
}

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
    ['{{- value -}}', '8', '8'],
    ['{{ value | round(2) }}', '8.126', 8.13],
  ])('%s of %j is %p', (template, json, expected) => {
    expect(valueOf(template, json)).toBe(expected);
  });

  it('takes a default for no measurement', () => {
    expect(valueOf('{{ value_json.a | default(0) }}', {})).toBeUndefined();
    expect(valueOf('{{ value_json.a.b.c }}', { a: null })).toBeUndefined();
    expect(valueOf('{{ value_json.constructor }}', {})).toBeUndefined();
  });

  it.each([
    `{{ 'ON' if value_json.a else 'OFF' }}`,
    '{% if value_json.a %}1{% endif %}',
    '{{ value_json.a }} {{ value_json.b }}',
    '{{ value_json.a + value_json.b }}',
    '{{ value_json.a * 2 + 1 }}',
    '{{ value_json.a / 10 | round(1) }}',
    '{{ value_json }}',
    '{{ value_json.a | timestamp_local }}',
    '{{ value_json.a | round(1, "floor") }}',
    '{{ states("sensor.a") }}',
    'value_json.a',
    '{{ }}',
    `{{ value_json${'.a'.repeat(300)} }}`,
    `{{ ${'('.repeat(200)}value }}`,
  ])('%s is not understood', (template) => {
    expect(parseTemplate(template)).toBeUndefined();
  });
});
