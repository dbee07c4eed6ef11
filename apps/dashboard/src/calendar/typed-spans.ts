import type { ClockSpan } from '@nhip-xa/contract';

const SPAN = /^(\d{1,2})[:h](\d{2})\s*[-–]\s*(\d{1,2})[:h](\d{2})$/;

/**
 * Spans of a day as people type them, `7:30-11:30, 13h30–17h00`; empty text is none of them.
 * Null when it cannot be read; whether they are in order is for the server to say.
 */
export function typedSpans(text: string): ClockSpan[] | null {
  const spans: ClockSpan[] = [];
  for (const typed of text.split(/[,;]/).map((one) => one.trim())) {
    if (typed === '') continue;
    const parts = SPAN.exec(typed);
    if (!parts) return null;
    const [fromHour, fromMinute, toHour, toMinute] = parts.slice(1) as [
      string,
      string,
      string,
      string,
    ];
    spans.push({
      from: `${fromHour.padStart(2, '0')}:${fromMinute}`,
      to: `${toHour.padStart(2, '0')}:${toMinute}`,
    });
  }
  return spans;
}
