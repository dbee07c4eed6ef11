import { createTexts, type Language, type Translate } from '@nhip-xa/web-ui';
import { caseName, spokenName, spokenPlace } from './spoken-names';

const reader = (language: Language) => {
  const t = createTexts(language).t as unknown as Translate;
  const word = (group: string, name: string): string => {
    const key = `${group}.${name}`;
    const said = (t as (key: string) => string)(key);
    return said === key ? name : said;
  };
  return { t, word, language };
};
const vi = reader('vi');
const en = reader('en');

describe('what sources name by codes', () => {
  it('is said in the words of its reader', () => {
    expect(spokenPlace('flood', 'disaster-risk', vi)).toBe('Lũ');
    expect(spokenPlace('flood', 'disaster-risk', en)).toBe('Flood');
    // a report of a citizen means water in the street
    expect(spokenPlace('flood', 'feedback-overdue', vi)).toBe('Ngập nước');
    expect(spokenPlace('illegal-dumping', 'detections-pending', vi)).toBe('Đổ rác trái phép');
    expect(spokenPlace('public-order', 'a', vi)).toBe('Trật tự công cộng');
  });

  it('is never a raw code, though nobody has words for it', () => {
    expect(spokenName('lost_dog', vi.word, ['hazard'])).toBe('Lost dog');
    // what a person named stays as it is
    expect(spokenName('Đèn chiếu sáng hỏng', vi.word, ['subject'])).toBe('Đèn chiếu sáng hỏng');
    expect(spokenName('06211.mua-1', vi.word, ['subject'])).toBe('06211.mua-1');
  });

  it('of a case is its category by its kind, else its kind', () => {
    expect(caseName({ kind: 'bulletin', category: 'flood' }, vi.word)).toBe('Lũ');
    expect(caseName({ kind: 'alarm', category: 'fire' }, vi.word)).toBe('Cháy');
    expect(caseName({ kind: 'incident', category: 'theft' }, en.word)).toBe('Theft');
    expect(caseName({ kind: 'incident', category: null }, vi.word)).toBe('Sự cố');
  });
});

describe('where it is', () => {
  it('is said by coordinates where nothing else is known, and that it is not known', () => {
    expect(spokenPlace('geo:21.8512,106.76', 'fire-alarms', vi)).toBe('toạ độ 21,8512; 106,76');
    expect(spokenPlace('geo:21.8512,106.76', 'fire-alarms', en)).toBe('at 21.8512; 106.76');
    expect(spokenPlace('', 'fire-alarms', vi)).toBe('chưa rõ nơi');
    expect(spokenPlace('06211-3', 'fire-alarms', vi)).toBe('Thôn 3');
    expect(spokenPlace('Nà Pài', 'fire-alarms', vi)).toBe('Nà Pài');
  });
});
