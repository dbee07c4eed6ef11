import { LIMITS } from '@nhip-xa/contract';

/** What the procedure of a dossier `f` is called: by its name where its system tells one, else its code. */
export const PROCEDURE = `left(coalesce(nullif(f.attributes ->> 'procedureName', ''),
  nullif(f.attributes ->> 'procedure', '')), ${LIMITS.idCharacters})`;
