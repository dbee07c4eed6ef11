import { isMaintained } from '../database/maintenance-windows';
import { HEARING } from '../processes/process-book';

/** As stored: what it feeds may have been learned by another process. */
const FEEDS = `(
  SELECT coalesce(jsonb_agg(jsonb_build_object('unit', f.unit, 'fact', f.fact)), '[]')
  FROM source_feeds f WHERE f.source_id = s.id) AS feeds`;

export const CHANGE_STATE = `
  WITH given AS (
    SELECT * FROM jsonb_to_recordset($1::jsonb)
      AS i (source_id int, state text, at timestamptz, turned boolean,
        alive_at timestamptz, attributes jsonb)),
  before AS (
    SELECT p.source_id, p.state FROM presence p JOIN given g USING (source_id)
    -- the will of a connection says nothing of a source that was heard elsewhere since
    WHERE g.alive_at IS NULL OR p.heard_at IS NULL OR p.heard_at <= g.alive_at
    ORDER BY p.source_id FOR UPDATE OF p),
  changed AS (
    UPDATE presence p SET state = g.state, 
      attributes = CASE WHEN g.attributes = '{}' THEN p.attributes ELSE g.attributes END,
      since = CASE WHEN b.state <> g.state OR g.turned THEN g.at ELSE p.since END
    FROM given g JOIN before b USING (source_id) WHERE p.source_id = g.source_id
    RETURNING p.source_id, p.state, g.at, b.state <> g.state OR g.turned AS turned)
  SELECT c.source_id, c.state, c.at, s.key, s.name, s.kind, s.unit, ${FEEDS},
    ${isMaintained('s.id', 'c.at')} AS maintained
  FROM changed c JOIN sources s ON s.id = c.source_id WHERE c.turned`;

export const JUDGE_SILENCE = `
  WITH hearing AS (${HEARING}),
  silent AS (
    UPDATE presence p SET state = 'offline', since = least($1::timestamptz, h.until)
    FROM sources s, hearing h WHERE s.id = p.source_id AND p.state = 'online' AND s.removed_at IS NULL
      -- it was heard when it came, though that may be told only later
      AND greatest(p.heard_at, p.since, h.since) + 2 * s.heartbeat_seconds * interval '1 second'
        <= least($1::timestamptz, h.until)
    RETURNING p.source_id, p.since AS at, s.key, s.name, s.kind, s.unit, ${FEEDS},
      ${isMaintained('s.id', 'p.since')} AS maintained),
  kept AS (
    INSERT INTO presence_changes (source_id, at, state)
    SELECT source_id, at, 'offline' FROM silent ON CONFLICT DO NOTHING)
  SELECT * FROM silent`;

/** Not where the stored state began after the word that says otherwise. */
export const MEND_STATE = `
  WITH mended AS (
    UPDATE presence p SET state = i.state, since = i.at
    FROM jsonb_to_recordset($1::jsonb) AS i (source_id int, state text, at timestamptz)
    WHERE p.source_id = i.source_id AND p.state <> i.state AND (p.since IS NULL OR p.since < i.at)
    RETURNING p.source_id, p.state, p.since AS at),
  kept AS (
    INSERT INTO presence_changes (source_id, at, state)
    SELECT source_id, at, state FROM mended ON CONFLICT DO NOTHING)
  SELECT m.source_id, m.state, m.at, s.key, s.name, s.kind, s.unit, ${FEEDS},
    ${isMaintained('s.id', 'm.at')} AS maintained
  FROM mended m JOIN sources s ON s.id = m.source_id`;
