import type { Decision, KpiValue } from '@nhip-xa/contract';
import { useLive } from '@nhip-xa/web-live';
import { QrCode, Roll, StatusMark, formatValue, tileData, useNow, useTexts } from '@nhip-xa/web-ui';
import type { CSSProperties, ReactElement } from 'react';
import { part } from '../../api/http';
import { useDefined } from '../use-defined';
import type { DecisionField } from './decision-field';
import { LINE, decisionWords, roomOf, spoken } from './decision-words';
import type { Sizes } from './sizes';

interface DecisionEntryProps {
  value: KpiValue;
  decision: Decision | undefined;
  field: DecisionField;
  sizes: Sizes;
}

/** One thing to decide, to be read from five metres and taken along on a phone. */
export function DecisionEntry({ value, decision, field, sizes }: DecisionEntryProps): ReactElement {
  const { t, language } = useTexts();
  const { nameOf } = useDefined();
  const offsetMs = useLive((state) => state.offsetMs);
  const nowMs = useNow(10_000, offsetMs);
  const title = nameOf(value.kpi);
  const shownNumber = formatValue(value.value, value.uom, language).text;
  const plan = planOf(field, sizes, shownNumber.length);
  const room = roomOf(plan.words, plan.type, plan.nameLines);
  const words = decisionWords(value, decision, title, room, { t, language, nowMs });
  const href = `${window.location.origin}/u/${part(value.unit)}/kpi/${part(value.kpi)}`;
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
      </p>
      <div className="decision__words">
        <h3>{words.name}</h3>
        <p>
          {words.facts.map((fact, at) => (
            <span key={at}>{fact}</span>
          ))}
        </p>
      </div>
      {plan.qr > 0 ? (
        <QrCode text={href} label={t('wall.scan', { name: spoken(title, '').name })} />
      ) : null}
    </article>
  );
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

interface Plan {
  number: number;
  /** 0: there is no room for one that could be read. */
  qr: number;
  words: { width: number; height: number };
  type: { name: number; facts: number };
  nameLines: number;
}

/** How the room of an entry is divided, in hundredths of the screen's height. */
function planOf({ form, entry }: DecisionField, sizes: Sizes, figures: number): Plan {
  const { w1, w2, w3, w4, w5, pad } = sizes;
  const type = {
    hero: { number: w5, name: w3, facts: w2 },
    card: { number: w4, name: w2, facts: w1 },
    row: { number: w3, name: w1, facts: w1 },
  }[form];
  const inner = entry.height - 2 * pad * PAD[form];
  const qr = form === 'row' || inner < QR_LEAST * w1 ? 0 : Math.min(inner, QR_MOST[form] * w1);
  const small = { hero: w4, card: w3, row: w3 }[form];
  const number = Math.max(
    type.number * NUMBER_WIDTH,
    figures > LONG ? figures * FIGURE_WIDTH * small : 0,
  );
  const mark = type.name * 1.1;
  const gaps = pad * (qr > 0 ? 5 : 4);
  const width = entry.width - number - mark - qr - gaps;
  const nameLines = inner >= LINE * (2 * type.name + 2 * type.facts) ? 2 : 1;
  return { number, qr, words: { width, height: inner }, type, nameLines };
}

/** Space above and below an entry, in multiples of the wall's. */
const PAD = { hero: 0.8, card: 0.6, row: 0.35 };
