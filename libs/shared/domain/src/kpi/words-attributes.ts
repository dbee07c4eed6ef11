type Both = readonly [vi: string, en: string];

/** What attributes of facts and sources are called within a sentence; another is called as it is sent. */
export const ATTRIBUTE_NAMES: Readonly<Record<string, Both>> = {
  type: ['loại thiết bị', 'kind of device'],
  fee: ['phí', 'fee'],
  channel: ['nơi nộp', 'filed'],
  procedure: ['thủ tục', 'procedure'],
  payment: ['thanh toán', 'payment'],
  assisted: ['được hỗ trợ', 'assisted'],
  signed: ['đã ký số', 'signed digitally'],
  direction: ['chiều văn bản', 'direction'],
  class: ['đối tượng', 'class'],
  confidence: ['độ tin cậy', 'confidence'],
  service: ['mức dịch vụ', 'level of service'],
  floodLevels: ['mức báo động lũ', 'flood alarm levels'],
  qcvn135: ['giấy chứng nhận QCVN 135', 'QCVN 135 certificate'],
  sector: ['ngành', 'sector'],
  place: ['nơi đặt', 'place'],
};

const YES_NO: Readonly<Record<string, Both>> = { true: ['có', 'yes'], false: ['không', 'no'] };

/** Where a dossier was filed: in lists too. */
export const CHANNELS = {
  online: ['trực tuyến', 'online'],
  counter: ['tại quầy', 'at the counter'],
  post: ['qua bưu chính', 'by post'],
} satisfies Record<string, Both>;

/** What their values are called. */
export const ATTRIBUTE_VALUES: Readonly<Record<string, Readonly<Record<string, Both>>>> = {
  channel: CHANNELS,
  payment: {
    online: ['trực tuyến', 'online'],
    cash: ['tiền mặt', 'cash'],
    none: ['không', 'none'],
  },
  service: { full: ['toàn trình', 'wholly online'], partial: ['một phần', 'partly online'] },
};

/** Only what stands there itself: an attribute may be called `constructor` as well. */
const own = <Word>(words: Readonly<Record<string, Word>>, name: string): Word | undefined =>
  Object.hasOwn(words, name) ? words[name] : undefined;

export const nameBoth = (name: string): Both => own(ATTRIBUTE_NAMES, name) ?? [name, name];

export function valueBoth(name: string, value: unknown): Both {
  const text = String(value);
  const words = typeof value === 'boolean' ? YES_NO : own(ATTRIBUTE_VALUES, name);
  return (words && own(words, text)) ?? [text, text];
}
