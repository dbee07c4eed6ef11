import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Foreign formats, and rejected messages that can be read again. Comments say why. */
export class Mappings1764500000000 implements MigrationInterface {
  name = 'Mappings1764500000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(MAPPINGS);
    await runner.query(REJECTED);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

const MAPPINGS = `
  CREATE TABLE mappings (
    id text PRIMARY KEY,
    -- the unit of its publisher: who may see it
    unit text NOT NULL REFERENCES units (code),
    -- a key, no row: a source that is registered again under its key speaks as before
    publisher text NOT NULL,
    filter text NOT NULL,
    -- the whole of it, as it was given
    document jsonb NOT NULL,
    changed_at timestamptz NOT NULL DEFAULT now()
  );
  -- what codecs remember of earlier messages, such as the names behind aliases
  CREATE TABLE codec_memory (
    mapping text NOT NULL,
    -- as JSON, like the value: devices may name things with signs that a text cannot hold
    key text NOT NULL,
    -- not jsonb, which refuses some of what JSON can say
    value json NOT NULL,
    at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (mapping, key)
  );
  -- sources that a mapping told of and that nobody has registered
  CREATE TABLE source_proposals (
    key text PRIMARY KEY,
    unit text NOT NULL REFERENCES units (code),
    local_id text NOT NULL,
    kind text NOT NULL,
    name text NOT NULL,
    mapping text NOT NULL,
    publisher text NOT NULL,
    first_at timestamptz NOT NULL,
    last_at timestamptz NOT NULL,
    kept int NOT NULL,
    dropped bigint NOT NULL
  );
  CREATE INDEX source_proposals_mapping ON source_proposals (mapping);
  CREATE INDEX source_proposals_unit ON source_proposals (unit, key);`;

const REJECTED = `
  ALTER TABLE rejected_messages
    -- key of the source whose approval it waits for
    ADD proposal text,
    ADD mapping text,
    -- its bytes are a document of this native channel, whatever its topic
    ADD channel text,
    -- its bytes can be read again: they are not only a part or a description of what came
    ADD retriable boolean NOT NULL DEFAULT true,
    -- a copy that a broker had kept; a Last Will: read again, they are that still
    ADD retained boolean NOT NULL DEFAULT false,
    ADD will boolean NOT NULL DEFAULT false,
    -- the day of the ledger on which it was counted, and is moved when it is read again
    ADD counted_on date;
  UPDATE rejected_messages SET retriable = false
    WHERE reason = 'storage-refused' OR topic LIKE '%/snapshot' OR detail LIKE '%statements already%';
  CREATE INDEX rejected_proposal ON rejected_messages (proposal, id) WHERE proposal IS NOT NULL;
  CREATE INDEX rejected_awaiting ON rejected_messages (mapping, id) WHERE reason = 'awaits-birth';
  CREATE INDEX rejected_reason ON rejected_messages (reason, id);`;
