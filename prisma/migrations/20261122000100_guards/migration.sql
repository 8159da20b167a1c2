-- What the database guarantees beyond the tables: what Prisma's schema language cannot say.
-- tests/database/drift.test.ts holds this list against prisma/catalogue.txt on both databases.

CREATE EXTENSION IF NOT EXISTS btree_gist;

-- Visibility is text, not an enum: a partial index matches a bound text parameter, but not a bound enum.
ALTER TABLE shows ADD CONSTRAINT shows_visibility_known CHECK (visibility IN ('DRAFT', 'PUBLISHED', 'WITHDRAWN'));
ALTER TABLE installments ADD CONSTRAINT installments_visibility_known CHECK (visibility IN ('DRAFT', 'PUBLISHED', 'WITHDRAWN'));
ALTER TABLE organisations ADD CONSTRAINT organisations_visibility_known CHECK (visibility IN ('DRAFT', 'PUBLISHED', 'WITHDRAWN'));
ALTER TABLE speakers ADD CONSTRAINT speakers_visibility_known CHECK (visibility IN ('DRAFT', 'PUBLISHED', 'WITHDRAWN'));
ALTER TABLE events ADD CONSTRAINT events_visibility_known CHECK (visibility IN ('DRAFT', 'PUBLISHED', 'WITHDRAWN'));
ALTER TABLE articles ADD CONSTRAINT articles_visibility_known CHECK (visibility IN ('DRAFT', 'PUBLISHED', 'WITHDRAWN'));
ALTER TABLE article_shows ADD CONSTRAINT article_shows_visibility_known CHECK (visibility IN ('DRAFT', 'PUBLISHED', 'WITHDRAWN'));
ALTER TABLE quote_versions ADD CONSTRAINT quote_versions_visibility_known CHECK (visibility IN ('DRAFT', 'PUBLISHED', 'WITHDRAWN'));
ALTER TABLE timeline_entries ADD CONSTRAINT timeline_entries_visibility_known CHECK (visibility IN ('DRAFT', 'PUBLISHED', 'WITHDRAWN'));
ALTER TABLE ruling_versions ADD CONSTRAINT ruling_versions_visibility_known CHECK (visibility IN ('DRAFT', 'PUBLISHED', 'WITHDRAWN'));
ALTER TABLE revisions ADD CONSTRAINT revisions_visibility_known CHECK (visibility IN ('DRAFT', 'PUBLISHED', 'WITHDRAWN'));

-- Slugs are lower case words joined by hyphens.
ALTER TABLE shows ADD CONSTRAINT shows_slug_form CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(slug) <= 120);
ALTER TABLE organisations ADD CONSTRAINT organisations_slug_form CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(slug) <= 120);
ALTER TABLE speakers ADD CONSTRAINT speakers_slug_form CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(slug) <= 120);
ALTER TABLE events ADD CONSTRAINT events_slug_form CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(slug) <= 120);
ALTER TABLE event_series ADD CONSTRAINT event_series_slug_form CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(slug) <= 120);
ALTER TABLE articles ADD CONSTRAINT articles_slug_form CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(slug) <= 120);

-- A date is known whole or not at all, and never ends before it begins.
ALTER TABLE events ADD CONSTRAINT events_held_order CHECK (held_earliest <= held_latest);
ALTER TABLE events ADD CONSTRAINT events_held_whole CHECK ((held IS NULL) = (held_earliest IS NULL) AND (held IS NULL) = (held_latest IS NULL));
ALTER TABLE articles ADD CONSTRAINT articles_published_order CHECK (published_earliest <= published_latest);
ALTER TABLE articles ADD CONSTRAINT articles_published_whole CHECK ((published IS NULL) = (published_earliest IS NULL) AND (published IS NULL) = (published_latest IS NULL));
ALTER TABLE articles ADD CONSTRAINT articles_retracted_order CHECK (retracted_earliest <= retracted_latest);
ALTER TABLE articles ADD CONSTRAINT articles_retracted_whole CHECK ((retracted IS NULL) = (retracted_earliest IS NULL) AND (retracted IS NULL) = (retracted_latest IS NULL));
ALTER TABLE quote_versions ADD CONSTRAINT quote_versions_said_order CHECK (said_earliest <= said_latest);
ALTER TABLE quote_versions ADD CONSTRAINT quote_versions_said_whole CHECK ((said IS NULL) = (said_earliest IS NULL) AND (said IS NULL) = (said_latest IS NULL));
ALTER TABLE ruling_versions ADD CONSTRAINT ruling_versions_effective_order CHECK (effective_earliest <= effective_latest);
ALTER TABLE shows ADD CONSTRAINT shows_years_order CHECK (first_year <= last_year);

-- Versions: drafts have no record time; a version's time runs forward.
ALTER TABLE quote_versions ADD CONSTRAINT quote_versions_known_when_public CHECK ((visibility = 'DRAFT') = (known_from IS NULL));
ALTER TABLE quote_versions ADD CONSTRAINT quote_versions_known_order CHECK (known_from < known_to);
ALTER TABLE ruling_versions ADD CONSTRAINT ruling_versions_known_when_public CHECK ((visibility = 'DRAFT') = (known_from IS NULL));
ALTER TABLE ruling_versions ADD CONSTRAINT ruling_versions_known_order CHECK (known_from < known_to);
ALTER TABLE timeline_entries ADD CONSTRAINT timeline_entries_known_when_public CHECK ((visibility = 'DRAFT') = (known_from IS NULL));
ALTER TABLE timeline_entries ADD CONSTRAINT timeline_entries_known_order CHECK (known_from < known_to);

-- Exactly one of several references.
ALTER TABLE quote_versions ADD CONSTRAINT quote_versions_speaker_or_attribution CHECK (num_nonnulls(speaker_id, attribution) = 1);
ALTER TABLE timeline_entries ADD CONSTRAINT timeline_entries_one_place CHECK (num_nonnulls(show_id, installment_id, speaker_id, event_id, article_id) = 1);
ALTER TABLE ruling_evidence ADD CONSTRAINT ruling_evidence_one_source CHECK (num_nonnulls(quote_id, article_id) = 1);
ALTER TABLE status_evidence ADD CONSTRAINT status_evidence_one_source CHECK (num_nonnulls(quote_version_id, article_id) = 1);
ALTER TABLE status_signals ADD CONSTRAINT status_signals_one_source CHECK (num_nonnulls(ruling_version_id, quote_version_id) = 1);

-- Shapes of single records.
ALTER TABLE installments ADD CONSTRAINT installments_season_numbered CHECK ((kind = 'SEASON') = (number IS NOT NULL));
ALTER TABLE installments ADD CONSTRAINT installments_part_of_season CHECK (part IS NULL OR (kind = 'SEASON' AND part > 0));
ALTER TABLE installments ADD CONSTRAINT installments_not_own_replacement CHECK (replaced_by_id <> id);
ALTER TABLE installment_platforms ADD CONSTRAINT installment_platforms_territory_form CHECK (territory ~ '^[A-Z]{2}$');
ALTER TABLE ruling_platforms ADD CONSTRAINT ruling_platforms_territory_form CHECK (territory ~ '^[A-Z]{2}$');
ALTER TABLE speakers ADD CONSTRAINT speakers_not_merged_into_self CHECK (merged_into_id <> id);
ALTER TABLE speakers ADD CONSTRAINT speakers_merged_not_public CHECK (merged_into_id IS NULL OR visibility = 'WITHDRAWN');
ALTER TABLE speaker_members ADD CONSTRAINT speaker_members_not_self CHECK (group_id <> member_id);
ALTER TABLE events ADD CONSTRAINT events_not_part_of_self CHECK (part_of_id <> id);
ALTER TABLE citations ADD CONSTRAINT citations_offsets_whole CHECK ((start_offset IS NULL) = (end_offset IS NULL) AND start_offset >= 0 AND start_offset < end_offset);
ALTER TABLE ruling_versions ADD CONSTRAINT ruling_versions_whole_show_closes CHECK (NOT whole_show OR (state IS NOT NULL AND state IN ('CANCELLED', 'ENDED') AND finality IS NULL AND release IS NULL));
ALTER TABLE ruling_versions ADD CONSTRAINT ruling_versions_finality_claimed CHECK (finality <> 'UNKNOWN');
ALTER TABLE ruling_versions ADD CONSTRAINT ruling_versions_not_own_successor CHECK (supersedes_id <> ruling_id);

-- The projection: subject and answer agree, spans run forward and never overlap for one subject in both times at once.
ALTER TABLE status_segments ADD CONSTRAINT status_segments_subject CHECK (CASE WHEN headline THEN subject_id = show_id ELSE installment_id IS NOT NULL AND subject_id = installment_id END);
ALTER TABLE status_segments ADD CONSTRAINT status_segments_valid_order CHECK (valid_from < valid_to);
ALTER TABLE status_segments ADD CONSTRAINT status_segments_known_order CHECK (known_from < known_to);
ALTER TABLE status_segments ADD CONSTRAINT status_segments_answer CHECK (coming_back = CASE
  WHEN state IN ('ORDERED', 'RENEWED', 'IN_PRODUCTION', 'RELEASED') THEN 'YES'::coming_back
  WHEN state IN ('CANCELLED', 'ENDED') THEN 'NO'::coming_back
  ELSE 'UNDECIDED'::coming_back END);
ALTER TABLE status_segments ADD CONSTRAINT status_segments_no_overlap EXCLUDE USING gist (
  subject_id WITH =,
  tstzrange(valid_from, valid_to) WITH &&,
  tstzrange(known_from, known_to) WITH &&);

-- The log: one head; positions from 1.
ALTER TABLE update_head ADD CONSTRAINT update_head_single CHECK (id = 1);
ALTER TABLE update_entries ADD CONSTRAINT update_entries_position_positive CHECK (position > 0);
INSERT INTO update_head (id, position, recorded_at) VALUES (1, 0, '1970-01-01T00:00:00Z');

-- What readers read, in the order they read it.
CREATE INDEX shows_published ON shows (sort_key) WHERE visibility = 'PUBLISHED';
CREATE INDEX installments_published ON installments (sort_key) WHERE visibility = 'PUBLISHED';
CREATE INDEX organisations_published ON organisations (sort_key) WHERE visibility = 'PUBLISHED';
CREATE INDEX speakers_published ON speakers (sort_key) WHERE visibility = 'PUBLISHED';
CREATE INDEX events_published ON events (sort_key) WHERE visibility = 'PUBLISHED';
CREATE INDEX articles_published ON articles (sort_key) WHERE visibility = 'PUBLISHED';
CREATE INDEX installments_of_show ON installments (show_id, position) WHERE visibility = 'PUBLISHED';
CREATE INDEX article_shows_published ON article_shows (show_id, sort_key) WHERE visibility = 'PUBLISHED';
CREATE INDEX quote_versions_published ON quote_versions (sort_key) WHERE visibility = 'PUBLISHED' AND known_to = '9999-12-31 00:00:00+00';
CREATE INDEX quote_versions_public_history ON quote_versions (sort_key) WHERE visibility = 'PUBLISHED' AND known_to < '9999-12-31 00:00:00+00';
CREATE INDEX ruling_versions_published ON ruling_versions (show_id, sort_key) WHERE visibility = 'PUBLISHED' AND known_to = '9999-12-31 00:00:00+00';
CREATE INDEX status_segments_board ON status_segments (sort_key) WHERE NOT headline AND known_to = '9999-12-31 00:00:00+00';
CREATE INDEX timeline_of_show ON timeline_entries (show_id, sort_key) WHERE visibility = 'PUBLISHED';
CREATE INDEX timeline_of_installment ON timeline_entries (installment_id, sort_key) WHERE visibility = 'PUBLISHED';
CREATE INDEX timeline_of_speaker ON timeline_entries (speaker_id, sort_key) WHERE visibility = 'PUBLISHED';
CREATE INDEX timeline_of_event ON timeline_entries (event_id, sort_key) WHERE visibility = 'PUBLISHED';
CREATE INDEX timeline_of_article ON timeline_entries (article_id, sort_key) WHERE visibility = 'PUBLISHED';

-- A published version is never changed but for the end of its time, and never deleted.
CREATE FUNCTION keep_published() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.visibility = 'DRAFT' THEN
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
  END IF;
  IF TG_OP = 'DELETE' OR (to_jsonb(OLD) - 'known_to') IS DISTINCT FROM (to_jsonb(NEW) - 'known_to')
    OR OLD.known_to <> '9999-12-31 00:00:00+00' THEN
    RAISE EXCEPTION 'a published version in % is never changed: write a new version', TG_TABLE_NAME
      USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER quote_versions_keep BEFORE UPDATE OR DELETE ON quote_versions FOR EACH ROW EXECUTE FUNCTION keep_published();
CREATE TRIGGER ruling_versions_keep BEFORE UPDATE OR DELETE ON ruling_versions FOR EACH ROW EXECUTE FUNCTION keep_published();

-- The projection and the log only grow; a segment's known time may end, and its place in lists may move.
CREATE FUNCTION keep_projection() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR (to_jsonb(OLD) - 'known_to' - 'sort_key') IS DISTINCT FROM (to_jsonb(NEW) - 'known_to' - 'sort_key')
    OR (OLD.known_to <> NEW.known_to AND OLD.known_to <> '9999-12-31 00:00:00+00') THEN
    RAISE EXCEPTION 'an answer once given is never changed: % only grows', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER status_segments_keep BEFORE UPDATE OR DELETE ON status_segments FOR EACH ROW EXECUTE FUNCTION keep_projection();

CREATE FUNCTION keep_log() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the update log is never changed: % only grows', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER update_entries_keep BEFORE UPDATE OR DELETE ON update_entries FOR EACH ROW EXECUTE FUNCTION keep_log();

-- No ruling without published evidence, looked at when the transaction commits: whoever takes the last of it away
-- must retract the ruling in the same transaction.
CREATE FUNCTION assert_ruling_evidence(version uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM ruling_versions r WHERE r.id = version AND r.visibility = 'PUBLISHED' AND r.known_to = '9999-12-31 00:00:00+00')
    AND NOT EXISTS (
      SELECT 1 FROM ruling_evidence e
      LEFT JOIN quote_versions q ON q.quote_id = e.quote_id AND q.known_to = '9999-12-31 00:00:00+00' AND q.visibility = 'PUBLISHED'
      LEFT JOIN articles a ON a.id = e.article_id AND a.visibility = 'PUBLISHED'
      WHERE e.version_id = version AND (q.id IS NOT NULL OR a.id IS NOT NULL))
  THEN
    RAISE EXCEPTION 'the published ruling version % has no published evidence', version
      USING ERRCODE = 'check_violation', CONSTRAINT = 'ruling_has_published_evidence', TABLE = 'ruling_versions';
  END IF;
END $$;

CREATE FUNCTION evidence_of_ruling() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM assert_ruling_evidence(NEW.id);
  RETURN NULL;
END $$;
CREATE FUNCTION evidence_taken() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM assert_ruling_evidence(OLD.version_id);
  RETURN NULL;
END $$;
CREATE FUNCTION evidence_quote_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM assert_ruling_evidence(e.version_id) FROM ruling_evidence e WHERE e.quote_id = NEW.quote_id;
  RETURN NULL;
END $$;
CREATE FUNCTION evidence_article_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM assert_ruling_evidence(e.version_id) FROM ruling_evidence e WHERE e.article_id = NEW.id;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER ruling_has_published_evidence AFTER INSERT OR UPDATE ON ruling_versions
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION evidence_of_ruling();
CREATE CONSTRAINT TRIGGER ruling_keeps_evidence AFTER UPDATE OR DELETE ON ruling_evidence
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION evidence_taken();
CREATE CONSTRAINT TRIGGER evidence_quote_stays AFTER UPDATE OF known_to, visibility ON quote_versions
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION evidence_quote_changed();
CREATE CONSTRAINT TRIGGER evidence_article_stays AFTER UPDATE OF visibility ON articles
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION evidence_article_changed();
