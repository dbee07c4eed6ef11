type Words = { vi: string; en: string };

/** One of the 92 systems and capabilities that the founding documents ask of a digital commune. */
export interface Indicator {
  /** `S01` to `S92`. */
  id: string;
  /** What is asked, in our own short words. */
  asks: Words;
  /** Codes of the KPIs that answer it, the plainest first. */
  kpis: readonly string[];
  /** What the KPIs leave out, and why. */
  note?: Words;
}

export const row = (
  number: number,
  vi: string,
  en: string,
  kpis: readonly string[],
  note?: Words,
): Indicator => ({
  id: `S${String(number).padStart(2, '0')}`,
  asks: { vi, en },
  kpis,
  ...(note && { note }),
});
