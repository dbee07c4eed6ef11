import { SILENCES, type Silence } from '@nhip-xa/contract';
import { addConsoleTexts, createTexts, LANGUAGES } from '@nhip-xa/web-ui';
import { silenceValues } from './silence-words';

const TEN = '2026-11-26T10:00:00+07:00';
const OF = { key: '06211.gauge-1', heartbeatSeconds: 60 };
const at = (minutes: number): string => new Date(Date.parse(TEN) + minutes * 60_000).toISOString();

describe.each(LANGUAGES)('the reasons of a silence in %s', (language) => {
  const texts = createTexts(language);
  addConsoleTexts(texts);
  const told = (silence: Silence, what: 'why' | 'do'): string =>
    texts.t(
      `silence.${what}.${silence.code}`,
      silenceValues(silence, OF, {
        ...{ nowMs: Date.parse(TEN), language, word: (_group, name) => name },
      }),
    );

  it.each(SILENCES)('%s has words for why and for what to do, all filled in', (code) => {
    const silence: Silence = {
      ...{ code, at: at(-5), until: at(60), topic: 'kho/1', reason: 'bad-shape' },
      source: { key: '06211.gw', name: 'Cổng 1' },
    };
    for (const what of ['why', 'do'] as const) {
      const words = told(silence, what);
      expect(words).not.toContain('silence.');
      expect(words).not.toContain('{{');
      expect(words.length).toBeGreaterThan(10);
    }
  });
});

it('say when somebody knocked with a wrong secret', () => {
  const silence: Silence = { code: 'wrong-secret', at: '2026-11-26T03:32:00Z' };
  const values = silenceValues(silence, OF, {
    ...{ nowMs: Date.parse('2026-11-26T11:00:00+07:00'), language: 'vi', word: () => '' },
  });
  const texts = createTexts('vi');
  addConsoleTexts(texts);
  expect(texts.t('silence.why.wrong-secret', values)).toBe(
    'Sai mật khẩu: thiết bị gõ cửa lúc 10:32 nhưng mật khẩu không đúng.',
  );
});
