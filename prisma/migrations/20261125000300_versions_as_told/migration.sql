-- Versions were counted through all states of a record, so readers could tell how often a draft had been edited before it was
-- published. Now they are counted for each side: from 1 of what readers see, from -1 down of what they do not.
ALTER TABLE "revisions" ADD COLUMN "version" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE "quote_versions" ADD COLUMN "version" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE "ruling_versions" ADD COLUMN "version" INTEGER NOT NULL DEFAULT 1;

UPDATE revisions r SET version = t.version FROM (
  SELECT id, (count(*) FILTER (WHERE visibility = 'PUBLISHED') OVER (PARTITION BY subject_type, subject_id ORDER BY number)
    - CASE visibility WHEN 'PUBLISHED' THEN 0 ELSE number END)::integer AS version
  FROM revisions
) t WHERE t.id = r.id AND t.version <> 1;

-- Nothing of what they claim is changed, only how they are counted.
ALTER TABLE quote_versions DISABLE TRIGGER USER;
ALTER TABLE ruling_versions DISABLE TRIGGER USER;
UPDATE quote_versions v SET version = t.version FROM (
  SELECT id, (count(*) FILTER (WHERE visibility = 'PUBLISHED') OVER (PARTITION BY quote_id ORDER BY number)
    - CASE visibility WHEN 'PUBLISHED' THEN 0 ELSE number END)::integer AS version
  FROM quote_versions
) t WHERE t.id = v.id AND t.version <> 1;
UPDATE ruling_versions v SET version = t.version FROM (
  SELECT id, (count(*) FILTER (WHERE visibility = 'PUBLISHED') OVER (PARTITION BY ruling_id ORDER BY number)
    - CASE visibility WHEN 'PUBLISHED' THEN 0 ELSE number END)::integer AS version
  FROM ruling_versions
) t WHERE t.id = v.id AND t.version <> 1;
ALTER TABLE quote_versions ENABLE TRIGGER USER;
ALTER TABLE ruling_versions ENABLE TRIGGER USER;

UPDATE shows t SET version = r.version FROM (SELECT DISTINCT ON (subject_id) subject_id, version FROM revisions ORDER BY subject_id, number DESC) r WHERE r.subject_id = t.id AND r.version <> t.version;
UPDATE installments t SET version = r.version FROM (SELECT DISTINCT ON (subject_id) subject_id, version FROM revisions ORDER BY subject_id, number DESC) r WHERE r.subject_id = t.id AND r.version <> t.version;
UPDATE organisations t SET version = r.version FROM (SELECT DISTINCT ON (subject_id) subject_id, version FROM revisions ORDER BY subject_id, number DESC) r WHERE r.subject_id = t.id AND r.version <> t.version;
UPDATE speakers t SET version = r.version FROM (SELECT DISTINCT ON (subject_id) subject_id, version FROM revisions ORDER BY subject_id, number DESC) r WHERE r.subject_id = t.id AND r.version <> t.version;
UPDATE events t SET version = r.version FROM (SELECT DISTINCT ON (subject_id) subject_id, version FROM revisions ORDER BY subject_id, number DESC) r WHERE r.subject_id = t.id AND r.version <> t.version;
UPDATE event_series t SET version = r.version FROM (SELECT DISTINCT ON (subject_id) subject_id, version FROM revisions ORDER BY subject_id, number DESC) r WHERE r.subject_id = t.id AND r.version <> t.version;
UPDATE articles t SET version = r.version FROM (SELECT DISTINCT ON (subject_id) subject_id, version FROM revisions ORDER BY subject_id, number DESC) r WHERE r.subject_id = t.id AND r.version <> t.version;

CREATE UNIQUE INDEX "revisions_subject_type_subject_id_version_key" ON "revisions"("subject_type", "subject_id", "version");
CREATE UNIQUE INDEX "quote_versions_quote_id_version_key" ON "quote_versions"("quote_id", "version");
CREATE UNIQUE INDEX "ruling_versions_ruling_id_version_key" ON "ruling_versions"("ruling_id", "version");
ALTER TABLE revisions ADD CONSTRAINT revisions_version_told CHECK ((version > 0) = (visibility = 'PUBLISHED') AND version <> 0);
ALTER TABLE quote_versions ADD CONSTRAINT quote_versions_version_told CHECK ((version > 0) = (visibility = 'PUBLISHED') AND version <> 0);
ALTER TABLE ruling_versions ADD CONSTRAINT ruling_versions_version_told CHECK ((version > 0) = (visibility = 'PUBLISHED') AND version <> 0);
