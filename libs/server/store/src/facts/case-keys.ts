/** What a case is known by. */
export interface CaseKey {
  unit: string;
  kind: string;
  id: string;
}

/** The keys that `$1` lists, as rows `i`. */
export const KEYS = `jsonb_to_recordset($1::jsonb) AS i (unit text, kind text, id text)`;

export const keyOf = ({ unit, kind, id }: CaseKey): string => `${unit} ${kind} ${id}`;
export const keyOnly = ({ unit, kind, id }: CaseKey): CaseKey => ({ unit, kind, id });
