import type { DeadlineReasons } from '@nhip-xa/contract';
import { addConsoleTexts, createTexts, type Translate } from '@nhip-xa/web-ui';
import { lengthWords, sayReasons } from './reasons-words';

const texts = createTexts('vi');
addConsoleTexts(texts);
const t = texts.t as unknown as Translate;
const WORDS = {
  t,
  language: 'vi' as const,
  word: (_: string, name: string) => ({ supplement: 'chờ bổ sung' })[name] ?? name,
};
const at = (local: string): string => new Date(`2026-${local}:00+07:00`).toISOString();

const reasons = (over: Partial<DeadlineReasons>): DeadlineReasons => ({
  ...{ verdict: 'late', judgedAt: at('09-07T08:00'), due: null, changes: [], pauses: [] },
  ...{ movedMinutes: 0, effectiveDueAt: null, past: null, office: null },
  ...over,
});

it('says lengths by their two largest parts', () => {
  expect(
    [0, 45, 60, 135, 1_440, 1_500, 4_330].map((minutes) => lengthWords(minutes, { t })),
  ).toEqual([
    ...['0 phút', '45 phút', '1 giờ', '2 giờ 15 phút', '1 ngày', '1 ngày 1 giờ', '3 ngày'],
  ]);
  expect(lengthWords(-90, { t })).toBe('1 giờ 30 phút');
});

it('works a period out: what it was counted from, what it passed over, what moved it', () => {
  const said = sayReasons(
    reasons({
      due: {
        ...{ at: at('09-04T17:00'), basis: 'policy', from: 'acceptedAt', policyUnit: '20' },
        fromAt: at('08-31T09:00'),
        period: { amount: 2, unit: 'workingDays' },
        days: {
          counted: 2,
          skipped: [
            { day: '2026-09-02', name: 'Quốc khánh' },
            { day: '2026-09-05', name: null },
          ],
          exchanged: [{ day: '2026-08-22', name: 'Hoán đổi' }],
          more: 3,
        },
      },
      pauses: [
        {
          ...{ from: at('09-03T10:00'), to: at('09-03T16:00'), why: 'supplement', finalBy: null },
          ...{ movedMinutes: 360, workingMinutes: 240 },
        },
      ],
      movedMinutes: 360,
      effectiveDueAt: at('09-04T23:00'),
      past: { minutes: 3_420, workingMinutes: 30 },
    }),
    WORDS,
    'Lạng Sơn',
  );
  expect(said).toEqual({
    verdict: 'Xong trễ hạn',
    tone: 'critical',
    steps: [
      'Nguồn không gửi hạn. Quy định của Lạng Sơn cho 2 ngày làm việc, tính từ lúc thụ lý 31/08/2026 09:00.',
      'Đếm 2 ngày làm việc. Bỏ qua 02/09 Quốc khánh, 05/09 thứ Bảy và 3 ngày nghỉ nữa. Tính cả ngày làm bù 22/08 Hoán đổi.',
      'Hạn đầu: 04/09/2026 17:00.',
      'Tạm dừng chờ bổ sung từ 03/09/2026 10:00 đến 03/09/2026 16:00: dời hạn thêm 6 giờ (trong đó 4 giờ làm việc).',
      'Hạn hiện tại = hạn đầu + 6 giờ = 04/09/2026 23:00.',
      'Kết thúc 07/09/2026 08:00: sau hạn 2 ngày 9 giờ (0,5 giờ làm việc).',
    ],
  });
});

it('claims no steps of a ruling that cannot be told any more, and none where nothing is due', () => {
  const due = {
    ...{ at: at('09-02T17:00'), basis: 'ruled' as const, from: 'acceptedAt' as const },
  };
  const rest = { fromAt: at('09-01T09:00'), period: null, policyUnit: null, days: null };
  const ruled = sayReasons(reasons({ due: { ...due, ...rest } }), WORDS, '');
  expect(ruled.steps).toHaveLength(1);
  expect(ruled.steps[0]).toContain('02/09/2026 17:00 được giữ nguyên');
  expect(sayReasons(reasons({ verdict: 'none' }), WORDS, '')).toMatchObject({
    tone: 'plain',
    steps: [t('why.noDue')],
  });
});
