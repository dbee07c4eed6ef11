import type { Decision, KpiValue } from '@nhip-xa/contract';
import { useLive } from '@nhip-xa/web-live';
import {
  QrCode,
  Roll,
  StatusMark,
  formatValue,
  tileData,
  useNow,
  useTexts,
  type Shown,
} from '@nhip-xa/web-ui';
import { memo, type CSSProperties, type ReactElement } from 'react';
import { spokenPlace } from '../spoken-names';
import type { DecisionField } from './decision-field';
import { LINE, decisionWords, roomOf, spoken } from './decision-words';
import type { Sizes } from './sizes';
import { TakenMark } from './TakenMark';

interface DecisionEntryProps {
  value: KpiValue;
  /** What it is called, and the target of a share in words. */
  title: string;
  target: string;
  decision: Decision | undefined;
  field: DecisionField;
  sizes: Sizes;
}

/** One thing to decide, to be read from five metres and taken along on a phone. */
export const DecisionEntry = memo(function DecisionEntry(props: DecisionEntryProps): ReactElement {
  const { value, title, target, decision, field, sizes } = props;
  const { t, language, word } = useTexts();
  const offsetMs = useLive((state) => state.offsetMs);
  const nowMs = useNow(10_000, offsetMs);
  const plan = planOf(field, sizes, formatValue(value.value, value.uom, language));
  const room = {
    ...roomOf(plan.words, plan.type, plan.nameLines),
    unit: plan.unit,
    below: plan.below,
  };
  const reader = { t, language, nowMs };
  const said = inWords(decision, { t, language, word });
  const words = decisionWords(value, said, title, room, reader, target);
  const path = [value.unit, 'kpi', value.kpi].map(encodeURIComponent).join('/');
  const href = `${window.location.origin}/u/${path}`;
  const style = { '--number': `${plan.number}vh`, '--qr': `${plan.qr}vh` } as CSSProperties;
  return (
    <article
      className="decision"
      data-form={field.form}
      aria-label={words.label}
      style={style}
      {...tileData(value)}
    >
      <StatusMark status={value.status} />
      <p className="decision__value" data-long={words.number.length > LONG}>
        <Roll text={words.number} />
        {words.unit ? <span className="decision__unit">{words.unit}</span> : null}
        {words.below ? <span className="decision__below">{words.below}</span> : null}
      </p>
      <div className="decision__words">
        <h3>{words.name}</h3>
        <p>
          {words.facts.map((fact, at) => (
            <span key={at} className="decision__fact" data-taken={fact.taken}>
              {fact.taken === undefined ? fact.text : <Taken taken={fact.taken} text={fact.text} />}
            </span>
          ))}
        </p>
      </div>
      {plan.qr > 0 ? (
        <QrCode text={href} label={t('wall.scan', { name: spoken(title, '').name })} />
      ) : null}
    </article>
  );
});

/** The mark stays by the first word. */
function Taken({ taken, text }: { taken: boolean; text: string }): ReactElement {
  const [first = '', ...others] = text.split(' ');
  return (
    <>
      <span className="decision__taken">
        <TakenMark taken={taken} />
        {first}
      </span>
      {others.length > 0 ? ` ${others.join(' ')}` : null}
    </>
  );
}

/** The places of a decision as its reader calls them. */
function inWords(
  decision: Decision | undefined,
  reader: Parameters<typeof spokenPlace>[2],
): Decision | undefined {
  if (!decision || !Array.isArray(decision.where)) return decision;
  return {
    ...decision,
    where: decision.where.map((name) => spokenPlace(name, decision.kpi, reader)),
  };
}

/** Height of a code that a phone reads from two metres off, in multiples of the smallest type. */
const QR_LEAST = 5.4;
/** Larger than this it reads no better. */
const QR_MOST = { hero: 9, card: 6.6, row: 0 };
/** Width of the place of the number, and of one of its figures, in multiples of its type. */
const NUMBER_WIDTH = 2.9;
const FIGURE_WIDTH = 0.66;
/** A number of more figures is set smaller. */
const LONG = 5;

/** Heights of the lines of a number and of its unit, as overview.css has them. */
const NUMBER_LINE = 1.1;
const UNIT_LINE = 1.3;
/** A unit of so few letters stands beside the number of a row. */
const SHORT_UNIT = 4;
const EM_OF_LETTER = 0.58;

interface Plan {
  number: number;
  /** Letters of a unit that have room by the number, and on a line below it. */
  unit: number;
  below: number;
  /** 0: there is no room for one that could be read. */
  qr: number;
  words: { width: number; height: number };
  type: { name: number; facts: number };
  nameLines: number;
}

/** How the room of an entry is divided, in hundredths of the screen's height. */
function planOf({ form, entry }: DecisionField, sizes: Sizes, { text, unit }: Shown): Plan {
  const { w1, pad } = sizes;
  const type = typeOf(form, sizes);
  const inner = entry.height - 2 * pad * PAD[form];
  const qr = form === 'row' || inner < QR_LEAST * w1 ? 0 : Math.min(inner, QR_MOST[form] * w1);
  const figures = text.length * FIGURE_WIDTH * (text.length > LONG ? type.long : type.number);
  const letter = EM_OF_LETTER * type.unit;
  // a short unit stands beside the number in a row; all else stands below it, where there is a line
  const isShort = form === 'row' && unit.length <= SHORT_UNIT;
  const beside = isShort ? 0.35 * w1 + unit.length * letter : 0;
  const hasLine = inner >= type.number * NUMBER_LINE + type.unit * UNIT_LINE;
  const number = Math.max(type.number * NUMBER_WIDTH, figures + beside);
  const gaps = pad * (qr > 0 ? 5 : 4);
  const width = entry.width - number - type.name * 1.1 - qr - gaps;
  const nameLines = inner >= LINE * (2 * type.name + 2 * type.facts) ? 2 : 1;
  return {
    number,
    unit: form === 'row' ? SHORT_UNIT : 0,
    below: hasLine ? Math.floor(number / letter) : 0,
    qr,
    words: { width, height: inner },
    type,
    nameLines,
  };
}

/** The sizes of type of a form, as overview.css has them. */
const typeOf = (form: DecisionField['form'], { w1, w2, w3, w4, w5 }: Sizes) =>
  ({
    hero: { number: w5, long: w4, unit: w2, name: w3, facts: w2 },
    card: { number: w4, long: w3, unit: w1, name: w2, facts: w1 },
    row: { number: w3, long: w3, unit: w1, name: w1, facts: w1 },
  })[form];

/** Space above and below an entry, in multiples of the wall's. */
const PAD = { hero: 0.8, card: 0.6, row: 0.35 };
