import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What can be looked for by name or number. Comments say why. */
export class Search1764805000000 implements MigrationInterface {
  name = 'Search1764805000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(FOLDED);
    await runner.query(TEXTS);
    await runner.query(UNITS);
    await runner.query(SOURCES);
    await runner.query(CASES);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

const FOLDED = `
  -- says the same as foldText in the domain, in a database of any locale: small letters are made of
  -- A to Z alone, when no marks are left
  CREATE FUNCTION search_folded(said text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT btrim(regexp_replace(
      translate(regexp_replace(normalize(said, NFD), '[\\u0300-\\u036f]', '', 'g'),
        'ĐđABCDEFGHIJKLMNOPQRSTUVWXYZ', 'ddabcdefghijklmnopqrstuvwxyz'),
      '[^a-z0-9]+', ' ', 'g'))
  $$;`;

const TEXTS = `
  -- apart from what it speaks of: narrow, so that reading all of it takes a few milliseconds, and
  -- kept by triggers, whoever writes units and sources
  CREATE TABLE search_texts (
    -- 'unit' or 'source'
    what text NOT NULL,
    -- the code of a unit, the key of a source
    key text NOT NULL,
    -- the unit that it is, or lies in
    unit text NOT NULL,
    -- the unit whose name people add to tell it from its like: the one above, or the source's own
    beside text,
    -- all its names as foldNames has them: '| xa dong dang | dong dang | 06211 |'
    names text NOT NULL,
    PRIMARY KEY (what, key)
  );
  CREATE INDEX search_texts_by_unit ON search_texts (unit);`;

const UNITS = `
  CREATE FUNCTION search_unit() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      INSERT INTO search_texts (what, key, unit, beside, names)
      VALUES ('unit', NEW.code, NEW.code, NEW.parent,
        '| ' || search_folded(coalesce(NEW.kind, '') || ' ' || NEW.name_vi)
        || ' | ' || search_folded(NEW.name_vi)
        || ' | ' || search_folded(coalesce(NEW.name_en, ''))
        || ' | ' || search_folded(NEW.code) || ' |')
      ON CONFLICT (what, key) DO UPDATE SET beside = EXCLUDED.beside, names = EXCLUDED.names;
      RETURN NULL;
    END $$;
  CREATE TRIGGER search_unit AFTER INSERT OR UPDATE OF name_vi, name_en, kind, parent ON units
    FOR EACH ROW EXECUTE FUNCTION search_unit();
  -- those that are there already
  UPDATE units SET name_vi = name_vi;`;

const SOURCES = `
  CREATE FUNCTION search_source() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      -- what people type is no source with a page; a removed one's key can be used again
      IF NEW.kind = 'typed' THEN
        RETURN NULL;
      END IF;
      IF NEW.removed_at IS NOT NULL THEN
        DELETE FROM search_texts WHERE what = 'source' AND key = NEW.key;
        RETURN NULL;
      END IF;
      INSERT INTO search_texts (what, key, unit, beside, names)
      VALUES ('source', NEW.key, NEW.unit, NEW.unit,
        '| ' || search_folded(NEW.name)
        || ' | ' || search_folded(NEW.local_id)
        || ' | ' || search_folded(NEW.key) || ' |')
      ON CONFLICT (what, key) DO UPDATE SET names = EXCLUDED.names;
      RETURN NULL;
    END $$;
  CREATE TRIGGER search_source AFTER INSERT OR UPDATE OF name, removed_at ON sources
    FOR EACH ROW EXECUTE FUNCTION search_source();
  UPDATE sources SET name = name WHERE removed_at IS NULL;`;

const CASES = `
  -- says the same as foldNumber in the domain; written with every case, and so of cheap parts only
  CREATE FUNCTION search_number(id text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT replace(replace(replace(replace(replace(lower(id COLLATE "C"),
      '-', ''), '.', ''), '/', ''), ' ', ''), '_', '')
  $$;
  -- by the beginning of a number and by its end, unit by unit: whoever sees one commune of a province
  -- does not read the numbers of all the others; bytes are compared, in any locale
  CREATE INDEX cases_by_number ON cases (unit, search_number(id) COLLATE "C");
  CREATE INDEX cases_by_number_end ON cases (unit, reverse(search_number(id)) COLLATE "C");`;
