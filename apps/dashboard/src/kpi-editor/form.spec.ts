import { kpiDraft } from '@nhip-xa/contract';
import { BUILT_IN_KPIS, draftOf } from '@nhip-xa/domain';
import { EMPTY_FORM, codeOf, type EditorForm } from './form';
import { formFrom } from './from-definition';
import { draftFrom, triedFrom } from './to-draft';

const LAMPS: EditorForm = {
  ...EMPTY_FORM,
  nameVi: 'Tỷ lệ đèn đường sáng',
  fact: 'source',
  what: 'device',
  rows: [
    { id: 1, field: 'attr:type', is: 'is', value: 'street-lamp', whole: true },
    { id: 2, field: 'online', is: 'is', value: 'yes', whole: false },
  ],
  share: true,
  target: '≥ 95',
  targetValue: '95',
  warning: { sign: '<', bound: '95' },
};

it('makes the share of street lamps that work of two rows', () => {
  expect(kpiDraft.parse(draftFrom(LAMPS))).toMatchObject({
    code: 'ty-le-den-duong-sang',
    name: { vi: 'Tỷ lệ đèn đường sáng', en: 'Tỷ lệ đèn đường sáng' },
    uom: '%',
    rollUp: 'ratio',
    targetValue: 95,
    warning: { '<': 95 },
    measure: {
      numerator: [
        {
          fact: 'source',
          kinds: ['device'],
          aggregate: 'count',
          where: { online: true, attributes: { type: 'street-lamp' } },
        },
      ],
      denominator: [
        {
          fact: 'source',
          kinds: ['device'],
          aggregate: 'count',
          where: { attributes: { type: 'street-lamp' } },
        },
      ],
      factor: 100,
    },
  });
});

it('can be tried before it has a name, and leaves out rows that say nothing yet', () => {
  const rows = [{ id: 1, field: 'attr:type', is: 'is' as const, value: '', whole: false }];
  const tried = kpiDraft.parse(triedFrom({ ...EMPTY_FORM, rows }));
  expect(tried.measure).toEqual({
    numerator: [{ fact: 'case', kind: 'dossier', aggregate: 'count' }],
  });
});

it('reads numbers, truths and lists as such', () => {
  const row = (
    id: number,
    name: string,
    is: 'is' | 'in' | '>=' | 'not' | 'absent',
    value: string,
  ) => ({ id, field: `attr:${name}`, is, value, whole: false }) as const;
  const rows = [
    row(1, 'fee', '>=', '1,5'),
    row(2, 'signed', 'is', 'true'),
    row(3, 'channel', 'in', 'online, post'),
    row(4, 'code', 'is', '007'),
    row(5, 'level', 'not', '4'),
    row(6, 'note', 'absent', ''),
  ];
  expect(kpiDraft.parse(triedFrom({ ...EMPTY_FORM, rows })).measure).toMatchObject({
    numerator: [
      {
        where: {
          attributes: {
            fee: { '>=': 1.5 },
            signed: true,
            channel: ['online', 'post'],
            code: '007',
            level: { not: 4 },
            note: { present: false },
          },
        },
      },
    ],
  });
});

it.each(BUILT_IN_KPIS.map((definition) => [definition.code, definition] as const))(
  'shows %s and gives it back as it was',
  (_code, definition) => {
    expect(kpiDraft.parse(draftFrom(formFrom(definition)))).toEqual(draftOf(definition));
  },
);

it('names what it cannot say as text', () => {
  const modes = Object.fromEntries(BUILT_IN_KPIS.map((one) => [one.code, formFrom(one).mode]));
  expect(modes).toMatchObject({
    'cameras-online': 'facts',
    'dossiers-online': 'facts',
    'local-commerce': 'facts',
    'services-online': 'facts',
    'flood-level': 'text',
    'dossiers-on-time': 'text',
  });
});

it.each([
  ['Tỷ lệ đèn đường sáng', 'ty-le-den-duong-sang'],
  ['100 % Đúng hạn!', 'dung-han'],
])('makes a code of %s', (name, code) => expect(codeOf(name)).toBe(code));

it('keeps words of its own while the measure stays, and lets them go with it', () => {
  const [overdue] = BUILT_IN_KPIS;
  const form = formFrom(overdue as never);
  expect(draftFrom({ ...form, nameVi: 'Tên khác' })).toHaveProperty('words');
  expect(draftFrom({ ...form, what: 'task' })).not.toHaveProperty('words');
});
