-- Search: one document for each record that can be found, as it is now, kept by triggers so that every way of writing
-- keeps it. Both extensions are trusted: whoever may create in the database may create them (PostgreSQL 13 and later).

CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE EXTENSION IF NOT EXISTS pg_trgm;

CREATE TABLE "search_documents" (
    "kind" TEXT NOT NULL,
    "record_id" UUID NOT NULL,
    "visibility" TEXT NOT NULL,
    "names" TEXT[],
    "vocabulary" TEXT,
    "tsv" tsvector NOT NULL,
    "language" TEXT,
    "earliest" DATE,
    "latest" DATE,
    "shows" UUID[],
    "speakers" UUID[],
    "recency" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "search_documents_pkey" PRIMARY KEY ("kind","record_id")
);
ALTER TABLE search_documents ADD CONSTRAINT search_documents_visibility_known CHECK (visibility IN ('DRAFT', 'PUBLISHED', 'WITHDRAWN'));
ALTER TABLE search_documents ADD CONSTRAINT search_documents_kind_known CHECK (kind IN ('SHOW', 'SPEAKER', 'ORGANISATION', 'EVENT', 'ARTICLE', 'QUOTE'));

-- One configuration for every language, as nobody says in which language a search is written: English stems, accents
-- folded. search_text keeps stop words, so that "The Who" and exact phrases can be found; search_words drops them from
-- what is searched for; search_names stems nothing, for beginnings of names.
CREATE TEXT SEARCH DICTIONARY search_stem (TEMPLATE = pg_catalog.snowball, Language = english);
CREATE TEXT SEARCH CONFIGURATION search_text (COPY = pg_catalog.simple);
CREATE TEXT SEARCH CONFIGURATION search_words (COPY = pg_catalog.simple);
CREATE TEXT SEARCH CONFIGURATION search_names (COPY = pg_catalog.simple);

-- Every mark of punctuation, control and direction as a space, one for one, so that places in the text stay what they
-- are and PostgreSQL's parser meets words and numbers only (it would take "renewed/cancelled" for a file).
CREATE FUNCTION search_plain(given text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT regexp_replace(given, '[\u0001-\u001F!-/:-@\[-`{-\u00A9\u00AB-\u00B1\u00B4\u00B6-\u00B8\u00BB\u00BF\u00D7\u00F7\u05BE\u05C0\u05C3\u05C6\u05F3\u05F4\u060C\u061B-\u061F\u066A-\u066D\u06D4\u2000-\u206F\u2122\u2212\u3000-\u3003\u3008-\u3011\uFEFF\uFF01-\uFF0F\uFF1A-\uFF20]', ' ', 'g')
$$;

-- The extensions may stand in another schema than ours, and ours need not be called public.
DO $do$
DECLARE
  accents text := (SELECT quote_ident(n.nspname) FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = 'unaccent');
  trigrams text := (SELECT quote_ident(n.nspname) FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = 'pg_trgm');
BEGIN
  EXECUTE format('ALTER TEXT SEARCH CONFIGURATION search_text ALTER MAPPING FOR asciiword, word, numword WITH %s.unaccent, search_stem', accents);
  EXECUTE format('ALTER TEXT SEARCH CONFIGURATION search_words ALTER MAPPING FOR asciiword, word, numword WITH %s.unaccent, pg_catalog.english_stem', accents);
  EXECUTE format('ALTER TEXT SEARCH CONFIGURATION search_names ALTER MAPPING FOR asciiword, word, numword WITH %s.unaccent, pg_catalog.simple', accents);
  EXECUTE format($sql$
    CREATE FUNCTION search_fold(given text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $body$
      SELECT btrim(regexp_replace(lower(%1$s.unaccent('%1$s.unaccent'::regdictionary, search_plain(given))), ' +', ' ', 'g'))
    $body$
  $sql$, accents);
  EXECUTE format('CREATE INDEX search_documents_vocabulary ON search_documents USING gin (vocabulary %s.gin_trgm_ops) WITH (fastupdate = off) WHERE visibility = ''PUBLISHED''', trigrams);
  -- Lists of names with a word like the one given, the most alike first. The threshold holds within the function only.
  EXECUTE format($sql$
    CREATE FUNCTION search_similar(word text) RETURNS SETOF text LANGUAGE sql STABLE
    SET search_path = %I, %s SET pg_trgm.word_similarity_threshold = 0.3 AS $body$
      SELECT vocabulary FROM search_documents WHERE visibility = 'PUBLISHED' AND vocabulary %%> word
      ORDER BY word_similarity(word, vocabulary) DESC, record_id LIMIT 40
    $body$
  $sql$, current_schema(), trigrams);
END $do$;

-- Without a list of pending entries, which every search would read through until something vacuums.
CREATE INDEX search_documents_text ON search_documents USING gin (tsv, shows, speakers) WITH (fastupdate = off) WHERE visibility = 'PUBLISHED';
CREATE INDEX search_documents_recent ON search_documents (recency) WHERE visibility = 'PUBLISHED';

-- Of each text the first 60,000 characters: a tsvector holds one megabyte, and no record may be refused for its length.
CREATE FUNCTION search_vector(names text, says text, who text, about text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT setweight(to_tsvector('search_text', search_plain(left(coalesce(names, ''), 60000))), 'A')
    || setweight(to_tsvector('search_names', search_plain(left(coalesce(names, ''), 60000))), 'A')
    || setweight(to_tsvector('search_text', search_plain(left(coalesce(says, ''), 60000))), 'B')
    || setweight(to_tsvector('search_text', search_plain(left(coalesce(who, ''), 60000))), 'C')
    || setweight(to_tsvector('search_text', search_plain(left(coalesce(about, ''), 60000))), 'D')
$$;

-- What is searched for. Words in quotation marks are meant exactly, and where nothing but stop words is given they are
-- what is meant.
CREATE FUNCTION search_exact(words text) RETURNS tsquery LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN position('"' in words) > 0 OR numnode(websearch_to_tsquery('search_words', words)) = 0
    THEN websearch_to_tsquery('search_text', words) ELSE websearch_to_tsquery('search_words', words) END
$$;
-- The same, or with `last`, a word of letters and digits only, as the beginning of one; NULL: only as it stands.
CREATE FUNCTION search_wide(words text, before text, last text) RETURNS tsquery LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN last IS NULL THEN search_exact(words)
    ELSE search_exact(words) || (search_exact(before) && to_tsquery('search_names', '''' || last || ''':*')) END
$$;

-- The documents of records as they should be, kind by kind; of all records where `ids` is NULL. Names of what is not
-- published never enter the document of something else.
CREATE FUNCTION search_shows(ids uuid[]) RETURNS SETOF search_documents LANGUAGE sql STABLE AS $$
  SELECT 'SHOW'::text, s.id, s.visibility, ARRAY[search_fold(s.title)], search_fold(s.title),
    search_vector(s.title, s.description, made.names, concat_ws(' ', array_to_string(s.genres || s.tags, ' '), parts.titles)),
    NULL::text, NULL::date, NULL::date, ARRAY[s.id], coalesce(made.keys, '{}'), '~SHOW ' || s.id
  FROM shows s
  LEFT JOIN LATERAL (SELECT array_agg(DISTINCT p.id) AS keys, string_agg(p.name, ' ' ORDER BY c.position, p.id) AS names
    FROM credits c JOIN speakers p ON p.id = c.speaker_id AND p.visibility = 'PUBLISHED' WHERE c.show_id = s.id) made ON true
  LEFT JOIN LATERAL (SELECT string_agg(i.title, ' ' ORDER BY i.position) AS titles
    FROM installments i WHERE i.show_id = s.id AND i.visibility = 'PUBLISHED') parts ON true
  WHERE ids IS NULL OR s.id = ANY (ids)
$$;

CREATE FUNCTION search_speakers(ids uuid[]) RETURNS SETOF search_documents LANGUAGE sql STABLE AS $$
  SELECT 'SPEAKER'::text, p.id, p.visibility,
    ARRAY(SELECT search_fold(n.name) FROM unnest(p.name || p.aliases) WITH ORDINALITY n (name, place) ORDER BY n.place),
    search_fold(array_to_string(p.name || p.aliases, ' ')),
    search_vector(array_to_string(p.name || p.aliases, ' '), p.description, NULL, NULL),
    NULL::text, NULL::date, NULL::date, coalesce(made.keys, '{}'), ARRAY[p.id], '~SPEAKER ' || p.id
  FROM speakers p
  LEFT JOIN LATERAL (SELECT array_agg(DISTINCT s.id) AS keys
    FROM credits c JOIN shows s ON s.id = c.show_id AND s.visibility = 'PUBLISHED' WHERE c.speaker_id = p.id) made ON true
  WHERE ids IS NULL OR p.id = ANY (ids)
$$;

CREATE FUNCTION search_organisations(ids uuid[]) RETURNS SETOF search_documents LANGUAGE sql STABLE AS $$
  SELECT 'ORGANISATION'::text, o.id, o.visibility, ARRAY[search_fold(o.name)], search_fold(o.name),
    search_vector(o.name, o.domain, NULL, NULL),
    NULL::text, NULL::date, NULL::date, '{}'::uuid[], '{}'::uuid[], '~ORGANISATION ' || o.id
  FROM organisations o WHERE ids IS NULL OR o.id = ANY (ids)
$$;

CREATE FUNCTION search_events(ids uuid[]) RETURNS SETOF search_documents LANGUAGE sql STABLE AS $$
  SELECT 'EVENT'::text, e.id, e.visibility, ARRAY[search_fold(e.name)], search_fold(concat_ws(' ', e.name, r.name)),
    search_vector(e.name, concat_ws(' ', r.name, e.place), there.names, NULL),
    NULL::text, e.held_earliest, e.held_latest, '{}'::uuid[], coalesce(there.keys, '{}'), e.sort_key
  FROM events e
  LEFT JOIN event_series r ON r.id = e.series_id
  LEFT JOIN LATERAL (SELECT array_agg(DISTINCT p.id) AS keys, string_agg(p.name, ' ' ORDER BY t.position, p.id) AS names
    FROM event_participants t JOIN speakers p ON p.id = t.speaker_id AND p.visibility = 'PUBLISHED' WHERE t.event_id = e.id) there ON true
  WHERE ids IS NULL OR e.id = ANY (ids)
$$;

CREATE FUNCTION search_articles(ids uuid[]) RETURNS SETOF search_documents LANGUAGE sql STABLE AS $$
  SELECT 'ARTICLE'::text, a.id, a.visibility, ARRAY[search_fold(a.headline)], NULL::text,
    search_vector(a.headline, a.summary, concat_ws(' ', array_to_string(a.byline, ' '), a.body),
      concat_ws(' ', array_to_string(a.tags || a.categories || a.sections, ' '), about.titles, o.name)),
    a.language, a.published_earliest, a.published_latest, coalesce(about.keys, '{}'), '{}'::uuid[], a.sort_key
  FROM articles a
  LEFT JOIN organisations o ON o.id = a.outlet_id AND o.visibility = 'PUBLISHED'
  LEFT JOIN LATERAL (SELECT array_agg(s.id ORDER BY s.id) AS keys, string_agg(s.title, ' ' ORDER BY s.id) AS titles
    FROM article_shows b JOIN shows s ON s.id = b.show_id AND s.visibility = 'PUBLISHED' WHERE b.article_id = a.id) about ON true
  WHERE ids IS NULL OR a.id = ANY (ids)
$$;

CREATE FUNCTION search_quotes(ids uuid[]) RETURNS SETOF search_documents LANGUAGE sql STABLE AS $$
  SELECT 'QUOTE'::text, v.quote_id, v.visibility, '{}'::text[], NULL::text,
    search_vector(NULL, concat_ws(' ', v.text, v.translation), concat_ws(' ', said_by.names, v.attribution),
      concat_ws(' ', v.prompt, about.titles, e.name)),
    v.language, v.said_earliest, v.said_latest, coalesce(about.keys, '{}'), coalesce(said_by.keys, '{}'), v.sort_key
  FROM quote_versions v
  LEFT JOIN events e ON e.id = v.event_id AND e.visibility = 'PUBLISHED'
  LEFT JOIN LATERAL (SELECT array_agg(DISTINCT p.id) AS keys,
      string_agg(DISTINCT array_to_string(p.name || p.aliases, ' '), ' ') AS names
    FROM timeline_entries t JOIN speakers p ON p.id = t.speaker_id AND p.visibility = 'PUBLISHED' WHERE t.version_id = v.id) said_by ON true
  LEFT JOIN LATERAL (SELECT array_agg(DISTINCT s.id) AS keys, string_agg(DISTINCT s.title, ' ') AS titles
    FROM timeline_entries t JOIN shows s ON s.id = t.show_id AND s.visibility = 'PUBLISHED' WHERE t.version_id = v.id) about ON true
  WHERE v.known_to = '9999-12-31 00:00:00+00' AND (ids IS NULL OR v.quote_id = ANY (ids))
$$;

CREATE FUNCTION search_rows(wanted text, ids uuid[]) RETURNS SETOF search_documents LANGUAGE plpgsql STABLE AS $$
BEGIN
  CASE wanted
    WHEN 'SHOW' THEN RETURN QUERY SELECT * FROM search_shows(ids);
    WHEN 'SPEAKER' THEN RETURN QUERY SELECT * FROM search_speakers(ids);
    WHEN 'ORGANISATION' THEN RETURN QUERY SELECT * FROM search_organisations(ids);
    WHEN 'EVENT' THEN RETURN QUERY SELECT * FROM search_events(ids);
    WHEN 'ARTICLE' THEN RETURN QUERY SELECT * FROM search_articles(ids);
    WHEN 'QUOTE' THEN RETURN QUERY SELECT * FROM search_quotes(ids);
  END CASE;
END $$;

-- The texts of one record in which what was found is shown, in the order they are shown; long ones by their beginning, as
-- marking them costs.
CREATE FUNCTION search_fields(wanted text, id uuid) RETURNS TABLE (place bigint, field text, said text) LANGUAGE plpgsql STABLE AS $$
BEGIN
  CASE wanted
    WHEN 'SHOW' THEN RETURN QUERY SELECT f.* FROM shows s, LATERAL (VALUES
      (0::bigint, 'NAME', s.title), (1, 'DESCRIPTION', s.description)) f WHERE s.id = $2;
    WHEN 'SPEAKER' THEN RETURN QUERY SELECT f.* FROM speakers s, LATERAL (
      SELECT 0::bigint, 'NAME', s.name UNION ALL SELECT n.place, 'ALIAS', n.alias FROM unnest(s.aliases) WITH ORDINALITY n (alias, place)
      UNION ALL SELECT 1000::bigint, 'DESCRIPTION', s.description) f WHERE s.id = $2;
    WHEN 'ORGANISATION' THEN RETURN QUERY SELECT 0::bigint, 'NAME', o.name FROM organisations o WHERE o.id = $2;
    WHEN 'EVENT' THEN RETURN QUERY SELECT f.* FROM events e, LATERAL (VALUES
      (0::bigint, 'NAME', e.name), (1, 'DESCRIPTION', e.place)) f WHERE e.id = $2;
    WHEN 'ARTICLE' THEN RETURN QUERY SELECT f.* FROM articles a, LATERAL (VALUES
      (0::bigint, 'NAME', a.headline), (1, 'DESCRIPTION', a.summary), (2, 'TEXT', left(a.body, 5000))) f WHERE a.id = $2;
    WHEN 'QUOTE' THEN RETURN QUERY SELECT f.* FROM quote_versions v, LATERAL (VALUES
      (0::bigint, 'TEXT', left(v.text, 5000)), (1, 'TRANSLATION', left(v.translation, 5000))) f
      WHERE v.quote_id = $2 AND v.known_to = '9999-12-31 00:00:00+00';
    ELSE RETURN;
  END CASE;
END $$;

-- Writes the documents of some records anew; those that are as they should be are left alone.
CREATE FUNCTION search_refresh(wanted text, ids uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO search_documents AS d SELECT * FROM search_rows(wanted, ids)
  ON CONFLICT (kind, record_id) DO UPDATE SET visibility = EXCLUDED.visibility, names = EXCLUDED.names,
    vocabulary = EXCLUDED.vocabulary, tsv = EXCLUDED.tsv, language = EXCLUDED.language, earliest = EXCLUDED.earliest,
    latest = EXCLUDED.latest, shows = EXCLUDED.shows, speakers = EXCLUDED.speakers, recency = EXCLUDED.recency
  WHERE d IS DISTINCT FROM EXCLUDED;
END $$;

-- Makes every document what it should be: after rows came in with triggers off, or where `greenlit doctor` finds one that
-- differs. What is right already is left alone.
CREATE FUNCTION search_rebuild() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM search_documents d WHERE NOT CASE d.kind
    WHEN 'SHOW' THEN EXISTS (SELECT FROM shows s WHERE s.id = d.record_id)
    WHEN 'SPEAKER' THEN EXISTS (SELECT FROM speakers p WHERE p.id = d.record_id)
    WHEN 'ORGANISATION' THEN EXISTS (SELECT FROM organisations o WHERE o.id = d.record_id)
    WHEN 'EVENT' THEN EXISTS (SELECT FROM events e WHERE e.id = d.record_id)
    WHEN 'ARTICLE' THEN EXISTS (SELECT FROM articles a WHERE a.id = d.record_id)
    ELSE EXISTS (SELECT FROM quotes q WHERE q.id = d.record_id) END;
  PERFORM search_refresh(k.kind, NULL)
    FROM unnest(ARRAY['SHOW', 'SPEAKER', 'ORGANISATION', 'EVENT', 'ARTICLE', 'QUOTE']) k (kind);
END $$;

-- Which documents follow from a row. Triggers wait for the end of the transaction, when all that hangs on a record is there.
CREATE FUNCTION search_follow() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  latest record := CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
  renamed boolean := false;
BEGIN
  CASE TG_TABLE_NAME
    WHEN 'quote_versions' THEN
      IF TG_OP = 'DELETE' THEN DELETE FROM search_documents WHERE kind = 'QUOTE' AND record_id = latest.quote_id; END IF;
      PERFORM search_refresh('QUOTE', ARRAY[latest.quote_id]);
    WHEN 'articles' THEN
      IF TG_OP = 'DELETE' THEN DELETE FROM search_documents WHERE kind = 'ARTICLE' AND record_id = latest.id; END IF;
      PERFORM search_refresh('ARTICLE', ARRAY[latest.id]);
    WHEN 'article_shows' THEN
      PERFORM search_refresh('ARTICLE', ARRAY[latest.article_id]);
    WHEN 'installments' THEN
      PERFORM search_refresh('SHOW', ARRAY[latest.show_id]);
    WHEN 'credits' THEN
      PERFORM search_refresh('SHOW', ARRAY[latest.show_id]);
      PERFORM search_refresh('SPEAKER', ARRAY[latest.speaker_id]);
    WHEN 'event_participants' THEN
      PERFORM search_refresh('EVENT', ARRAY[latest.event_id]);
    WHEN 'event_series' THEN
      PERFORM search_refresh('EVENT', ARRAY(SELECT id FROM events WHERE series_id = latest.id));
    WHEN 'events' THEN
      IF TG_OP = 'DELETE' THEN DELETE FROM search_documents WHERE kind = 'EVENT' AND record_id = latest.id; END IF;
      PERFORM search_refresh('EVENT', ARRAY[latest.id]);
      IF TG_OP = 'UPDATE' THEN renamed := (OLD.name, OLD.visibility) IS DISTINCT FROM (NEW.name, NEW.visibility); END IF;
      IF renamed THEN
        PERFORM search_refresh('QUOTE', ARRAY(SELECT quote_id FROM quote_versions
          WHERE event_id = latest.id AND known_to = '9999-12-31 00:00:00+00'));
      END IF;
    WHEN 'organisations' THEN
      IF TG_OP = 'DELETE' THEN DELETE FROM search_documents WHERE kind = 'ORGANISATION' AND record_id = latest.id; END IF;
      PERFORM search_refresh('ORGANISATION', ARRAY[latest.id]);
      IF TG_OP = 'UPDATE' THEN renamed := (OLD.name, OLD.visibility) IS DISTINCT FROM (NEW.name, NEW.visibility); END IF;
      IF renamed THEN
        PERFORM search_refresh('ARTICLE', ARRAY(SELECT id FROM articles WHERE outlet_id = latest.id));
      END IF;
    WHEN 'shows' THEN
      IF TG_OP = 'DELETE' THEN DELETE FROM search_documents WHERE kind = 'SHOW' AND record_id = latest.id; END IF;
      PERFORM search_refresh('SHOW', ARRAY[latest.id]);
      IF TG_OP = 'UPDATE' THEN renamed := (OLD.title, OLD.visibility) IS DISTINCT FROM (NEW.title, NEW.visibility); END IF;
      IF renamed THEN
        PERFORM search_refresh('SPEAKER', ARRAY(SELECT speaker_id FROM credits WHERE show_id = latest.id GROUP BY speaker_id));
        PERFORM search_refresh('ARTICLE', ARRAY(SELECT article_id FROM article_shows WHERE show_id = latest.id));
        PERFORM search_refresh('QUOTE', ARRAY(SELECT v.quote_id FROM timeline_entries t JOIN quote_versions v ON v.id = t.version_id
          WHERE t.show_id = latest.id AND v.known_to = '9999-12-31 00:00:00+00' GROUP BY v.quote_id));
      END IF;
    WHEN 'speakers' THEN
      IF TG_OP = 'DELETE' THEN DELETE FROM search_documents WHERE kind = 'SPEAKER' AND record_id = latest.id; END IF;
      PERFORM search_refresh('SPEAKER', ARRAY[latest.id]);
      IF TG_OP = 'UPDATE' THEN
        renamed := (OLD.name, OLD.aliases, OLD.visibility) IS DISTINCT FROM (NEW.name, NEW.aliases, NEW.visibility);
      END IF;
      IF renamed THEN
        PERFORM search_refresh('SHOW', ARRAY(SELECT show_id FROM credits WHERE speaker_id = latest.id GROUP BY show_id));
        PERFORM search_refresh('EVENT', ARRAY(SELECT event_id FROM event_participants WHERE speaker_id = latest.id GROUP BY event_id));
        PERFORM search_refresh('QUOTE', ARRAY(SELECT v.quote_id FROM timeline_entries t JOIN quote_versions v ON v.id = t.version_id
          WHERE t.speaker_id = latest.id AND v.known_to = '9999-12-31 00:00:00+00' GROUP BY v.quote_id));
      END IF;
  END CASE;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER shows_search AFTER INSERT OR UPDATE OR DELETE ON shows
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION search_follow();
CREATE CONSTRAINT TRIGGER speakers_search AFTER INSERT OR UPDATE OR DELETE ON speakers
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION search_follow();
CREATE CONSTRAINT TRIGGER organisations_search AFTER INSERT OR UPDATE OR DELETE ON organisations
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION search_follow();
CREATE CONSTRAINT TRIGGER events_search AFTER INSERT OR UPDATE OR DELETE ON events
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION search_follow();
CREATE CONSTRAINT TRIGGER articles_search AFTER INSERT OR UPDATE OR DELETE ON articles
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION search_follow();
CREATE CONSTRAINT TRIGGER quote_versions_search AFTER INSERT OR UPDATE OR DELETE ON quote_versions
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION search_follow();
CREATE CONSTRAINT TRIGGER article_shows_search AFTER INSERT OR UPDATE OR DELETE ON article_shows
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION search_follow();
CREATE CONSTRAINT TRIGGER installments_search AFTER INSERT OR UPDATE OR DELETE ON installments
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION search_follow();
CREATE CONSTRAINT TRIGGER credits_search AFTER INSERT OR UPDATE OR DELETE ON credits
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION search_follow();
CREATE CONSTRAINT TRIGGER event_participants_search AFTER INSERT OR UPDATE OR DELETE ON event_participants
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION search_follow();
CREATE CONSTRAINT TRIGGER event_series_search AFTER INSERT OR UPDATE OR DELETE ON event_series
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION search_follow();

SELECT search_rebuild();
