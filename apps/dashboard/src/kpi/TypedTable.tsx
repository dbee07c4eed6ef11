import type { TypedNumber } from '@nhip-xa/contract';
import { unitWord } from '@nhip-xa/domain';
import { useLive } from '@nhip-xa/web-live';
import {
  date,
  dateTime,
  formatNumber,
  momentMs,
  useNow,
  useTexts,
  type Texts,
} from '@nhip-xa/web-ui';
import type { ReactElement } from 'react';
import { Asked } from '../admin/Asked';
import { typedStates, type TypedState } from './typed-states';

interface TypedTableProps {
  /** Newest first. */
  items: readonly TypedNumber[];
  /** The unit of a number that has no lower side. */
  uom: string;
  /** Takes one back; absent: the reader may not. */
  withdraw: ((typed: TypedNumber) => Promise<void>) | undefined;
}

/** What was typed, by whom, for when and until when; what was taken back stays to be read. */
export function TypedTable({ items, uom, withdraw }: TypedTableProps): ReactElement {
  const texts = useTexts();
  const { t } = texts;
  const nowMs = useNow(
    30_000,
    useLive((state) => state.offsetMs),
  );
  const states = typedStates(items, nowMs);
  return (
    <div className="table-box" data-scroll>
      <table className="table" aria-labelledby="typed">
        <thead>
          <tr>
            <th scope="col">{t('typed.value')}</th>
            <th scope="col">{t('typed.period')}</th>
            <th scope="col">{t('typed.valid')}</th>
            <th scope="col">{t('typed.by')}</th>
            <th scope="col">{t('typed.state')}</th>
            <th scope="col">
              <span className="visually-hidden">{t('typed.withdraw')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {items.map((typed, at) => (
            <TypedRow
              key={typed.id}
              typed={typed}
              state={states[at] ?? 'behind'}
              uom={uom}
              withdraw={withdraw}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The last day of what ends at the midnight after it. */
const lastDay = (moment: string): string => date(momentMs(moment) - 1);

interface TypedRowProps extends Omit<TypedTableProps, 'items'> {
  typed: TypedNumber;
  state: TypedState;
}

function TypedRow({ typed, state, uom, withdraw }: TypedRowProps): ReactElement {
  const texts = useTexts();
  const { t } = texts;
  const number = numberWords(typed, uom, texts);
  const period = { from: date(momentMs(typed.from)), to: lastDay(typed.to) };
  return (
    <tr className={`typed__row typed__row--${state}`} data-typed={typed.id}>
      <td>
        <strong>{state === 'withdrawn' ? <s>{number}</s> : number}</strong>
        {typed.note ? <span className="line faint">{typed.note}</span> : null}
      </td>
      <td data-label={t('typed.period')}>
        {period.from} – {period.to}
      </td>
      <td data-label={t('typed.valid')}>{lastDay(typed.until)}</td>
      <td data-label={t('typed.by')}>
        {typed.by}
        <span className="line faint">{dateTime(momentMs(typed.at))}</span>
      </td>
      <td>
        {typed.withdrawnAt === null
          ? t(`typed.${state}`)
          : t('typed.withdrawn', {
              by: typed.withdrawnBy ?? '',
              moment: dateTime(momentMs(typed.withdrawnAt)),
            })}
      </td>
      <td>
        {withdraw && state !== 'withdrawn' ? (
          <Asked
            act={t('typed.withdraw')}
            question={t('typed.withdrawAsk', { number, ...period })}
            done={() => withdraw(typed)}
          />
        ) : null}
      </td>
    </tr>
  );
}

function numberWords(
  { numerator, denominator }: TypedNumber,
  uom: string,
  { language }: Texts,
): string {
  const upper = formatNumber(numerator, language, 3);
  if (denominator === null) return `${upper} ${unitWord(uom, language)}`.trim();
  return `${upper} / ${formatNumber(denominator, language, 3)}`;
}
