/** Open cases as SQL over the alias `f` of a row of `cases`; `at` is a moment. */

/** As the index of open cases has it. */
export const OPEN = 'f.open_from IS NOT NULL AND f.open_to IS NULL';

/** [contract 2] during an open pause the clock stands still. */
export const runs = (at: string): string => `NOT f.pauses @> ${at}`;

/** [contract 2] overdue: open, not paused and past its effective due date. */
export const overdue = (at: string): string =>
  `(coalesce(f.effective_due_at < ${at}, false) AND ${runs(at)})`;

/**
 * What a case is called here. Its id is its source's, any text of up to 200 characters, and may say
 * whose it is; the number of the first word that was heard of it says nothing.
 */
export const MARK = `(SELECT coalesce(min(m.seq), 0)::text FROM case_statements m
  WHERE m.unit = f.unit AND m.kind = f.kind AND m.id = f.id)`;
