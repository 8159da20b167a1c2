-- Redaction for legal reasons: the one exception to what is never changed. A transaction that redacts says so by its own
-- number in greenlit.redacting, so that a setting left behind opens nothing for the next; and then only words may change,
-- never a time, a reference or an answer, and nothing is deleted.
CREATE FUNCTION redacting() RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT current_setting('greenlit.redacting', true) IS NOT DISTINCT FROM pg_current_xact_id()::text
$$;

CREATE OR REPLACE FUNCTION keep_published() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE words text[] := ARRAY['parts', 'text', 'folded', 'translation', 'prompt', 'attribution', 'note', 'said_by_name'];
BEGIN
  IF OLD.visibility = 'DRAFT' THEN
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
  END IF;
  IF TG_OP = 'UPDATE' AND redacting() AND to_jsonb(OLD) - words = to_jsonb(NEW) - words THEN
    RETURN NEW;
  END IF;
  IF TG_OP = 'DELETE' OR (to_jsonb(OLD) - 'known_to') IS DISTINCT FROM (to_jsonb(NEW) - 'known_to')
    OR OLD.known_to <> '9999-12-31 00:00:00+00' THEN
    RAISE EXCEPTION 'a published version in % is never changed: write a new version', TG_TABLE_NAME
      USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION keep_projection() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE words text[] := ARRAY['explanation', 'said_by_name'];
BEGIN
  IF TG_OP = 'UPDATE' AND redacting() AND to_jsonb(OLD) - words = to_jsonb(NEW) - words THEN
    RETURN NEW;
  END IF;
  IF TG_OP = 'DELETE' OR (to_jsonb(OLD) - 'known_to' - 'sort_key') IS DISTINCT FROM (to_jsonb(NEW) - 'known_to' - 'sort_key')
    OR (OLD.known_to <> NEW.known_to AND OLD.known_to <> '9999-12-31 00:00:00+00') THEN
    RAISE EXCEPTION 'an answer once given is never changed: % only grows', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION keep_log() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE words text[] := ARRAY['summary', 'reason'];
BEGIN
  IF TG_OP = 'UPDATE' AND redacting() AND to_jsonb(OLD) - words = to_jsonb(NEW) - words THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'the update log is never changed: % only grows', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

-- A JSON value with what matches replaced in its texts; its keys stay.
CREATE FUNCTION redact_json(given jsonb, pattern text, tombstone text) RETURNS jsonb LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
  CASE jsonb_typeof(given)
    WHEN 'string' THEN RETURN to_jsonb(regexp_replace(given #>> '{}', pattern, tombstone, 'gi'));
    WHEN 'array' THEN RETURN coalesce((SELECT jsonb_agg(redact_json(item, pattern, tombstone) ORDER BY place)
      FROM jsonb_array_elements(given) WITH ORDINALITY a (item, place)), '[]');
    WHEN 'object' THEN RETURN coalesce((SELECT jsonb_object_agg(key, redact_json(value, pattern, tombstone)) FROM jsonb_each(given)), '{}');
    ELSE RETURN given;
  END CASE;
END $$;
