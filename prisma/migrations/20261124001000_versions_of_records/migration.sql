-- Every record says how often it has changed, so that an editor can say which state an edit was made from; and a series
-- of events can be a draft, published or withdrawn as everything else can.

ALTER TABLE "shows" ADD COLUMN "version" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE "installments" ADD COLUMN "version" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE "organisations" ADD COLUMN "version" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE "speakers" ADD COLUMN "version" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE "events" ADD COLUMN "version" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE "event_series" ADD COLUMN "version" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE "articles" ADD COLUMN "version" INTEGER NOT NULL DEFAULT 1;

-- Series on record so far were seen by readers with their first event.
ALTER TABLE "event_series" ADD COLUMN "visibility" TEXT NOT NULL DEFAULT 'PUBLISHED';
ALTER TABLE "event_series" ALTER COLUMN "visibility" SET DEFAULT 'DRAFT';
ALTER TABLE event_series ADD CONSTRAINT event_series_visibility_known CHECK (visibility IN ('DRAFT', 'PUBLISHED', 'WITHDRAWN'));

-- As many as there are revisions.
UPDATE shows t SET version = r.number FROM (SELECT subject_id, max(number) AS number FROM revisions GROUP BY subject_id) r WHERE r.subject_id = t.id AND r.number > 1;
UPDATE installments t SET version = r.number FROM (SELECT subject_id, max(number) AS number FROM revisions GROUP BY subject_id) r WHERE r.subject_id = t.id AND r.number > 1;
UPDATE organisations t SET version = r.number FROM (SELECT subject_id, max(number) AS number FROM revisions GROUP BY subject_id) r WHERE r.subject_id = t.id AND r.number > 1;
UPDATE speakers t SET version = r.number FROM (SELECT subject_id, max(number) AS number FROM revisions GROUP BY subject_id) r WHERE r.subject_id = t.id AND r.number > 1;
UPDATE events t SET version = r.number FROM (SELECT subject_id, max(number) AS number FROM revisions GROUP BY subject_id) r WHERE r.subject_id = t.id AND r.number > 1;
UPDATE articles t SET version = r.number FROM (SELECT subject_id, max(number) AS number FROM revisions GROUP BY subject_id) r WHERE r.subject_id = t.id AND r.number > 1;

-- A series that readers do not see names none of its events in search.
CREATE OR REPLACE FUNCTION search_events(ids uuid[]) RETURNS SETOF search_documents LANGUAGE sql STABLE AS $$
  SELECT 'EVENT'::text, e.id, e.visibility, ARRAY[search_fold(e.name)], search_fold(concat_ws(' ', e.name, r.name)),
    search_vector(e.name, concat_ws(' ', r.name, e.place), there.names, NULL),
    NULL::text, e.held_earliest, e.held_latest, '{}'::uuid[], coalesce(there.keys, '{}'), e.sort_key
  FROM events e
  LEFT JOIN event_series r ON r.id = e.series_id AND r.visibility = 'PUBLISHED'
  LEFT JOIN LATERAL (SELECT array_agg(DISTINCT p.id) AS keys, string_agg(p.name, ' ' ORDER BY t.position, p.id) AS names
    FROM event_participants t JOIN speakers p ON p.id = t.speaker_id AND p.visibility = 'PUBLISHED' WHERE t.event_id = e.id) there ON true
  WHERE ids IS NULL OR e.id = ANY (ids)
$$;

-- As before, but for the name of its argument, which is now that of a column too.
CREATE OR REPLACE FUNCTION assert_ruling_evidence(version uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM ruling_versions r WHERE r.id = assert_ruling_evidence.version AND r.visibility = 'PUBLISHED' AND r.known_to = '9999-12-31 00:00:00+00')
    AND NOT EXISTS (
      SELECT 1 FROM ruling_evidence e
      LEFT JOIN quote_versions q ON q.quote_id = e.quote_id AND q.known_to = '9999-12-31 00:00:00+00' AND q.visibility = 'PUBLISHED'
      LEFT JOIN articles a ON a.id = e.article_id AND a.visibility = 'PUBLISHED'
      WHERE e.version_id = assert_ruling_evidence.version AND (q.id IS NOT NULL OR a.id IS NOT NULL))
  THEN
    RAISE EXCEPTION 'the published ruling version % has no published evidence', assert_ruling_evidence.version
      USING ERRCODE = 'check_violation', CONSTRAINT = 'ruling_has_published_evidence', TABLE = 'ruling_versions';
  END IF;
END $$;
