-- Words stand in dates too: the phrase of a source that a date stands for may be redacted, the date itself never changes.

-- A row without its words.
CREATE FUNCTION without_words(given jsonb, words text[]) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT (given - words) #- '{said,phrase}' #- '{effective,phrase}' #- '{release,phrase}' #- '{since,phrase}'
    #- '{last_heard,phrase}' #- '{previous,since,phrase}' #- '{happened,phrase}'
$$;

CREATE OR REPLACE FUNCTION keep_published() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE words text[] := ARRAY['parts', 'text', 'folded', 'translation', 'prompt', 'attribution', 'note', 'said_by_name'];
BEGIN
  IF OLD.visibility = 'DRAFT' THEN
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
  END IF;
  IF TG_OP = 'UPDATE' AND redacting() AND without_words(to_jsonb(OLD), words) = without_words(to_jsonb(NEW), words) THEN
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
  IF TG_OP = 'UPDATE' AND redacting() AND without_words(to_jsonb(OLD), words) = without_words(to_jsonb(NEW), words) THEN
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
  IF TG_OP = 'UPDATE' AND redacting() AND without_words(to_jsonb(OLD), words) = without_words(to_jsonb(NEW), words) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'the update log is never changed: % only grows', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
