-- What PostGraphile reads: what readers of Greenlit see, as views that PostgreSQL resolves into the tables beneath. Keys and
-- relations, which views do not have, are said in its smart comments; `@primaryKey` gives the order of a list.
DROP SCHEMA IF EXISTS bench_peer CASCADE;
CREATE SCHEMA bench_peer;

CREATE VIEW bench_peer.shows AS
  SELECT id, slug, title, description, genres FROM shows WHERE visibility = 'PUBLISHED';
COMMENT ON VIEW bench_peer.shows IS E'@primaryKey id\n@unique slug';

CREATE VIEW bench_peer.statuses AS
  SELECT show_id, coming_back::text, state::text, finality::text, authority::text, outlook::text, contested, said_by_name,
    since->>'edtf' AS since_edtf, since->>'label' AS since_label,
    last_heard->>'edtf' AS last_heard_edtf, last_heard->>'label' AS last_heard_label,
    CASE WHEN last_heard_on IS NOT NULL THEN greatest(0, (now() AT TIME ZONE 'UTC')::date - last_heard_on) END AS silent_days, explanation
  FROM status_segments
  WHERE headline AND known_to = timestamptz '9999-12-31 00:00:00+00'
    AND valid_from <= date_trunc('day', now() AT TIME ZONE 'UTC') AT TIME ZONE 'UTC'
    AND valid_to > date_trunc('day', now() AT TIME ZONE 'UTC') AT TIME ZONE 'UTC';
COMMENT ON VIEW bench_peer.statuses IS E'@primaryKey show_id\n@foreignKey (show_id) references bench_peer.shows (id)|@foreignSingleFieldName status';

CREATE VIEW bench_peer.speakers AS
  SELECT id, name FROM speakers WHERE visibility = 'PUBLISHED' OR merged_into_id IS NOT NULL;
COMMENT ON VIEW bench_peer.speakers IS '@primaryKey id';

CREATE VIEW bench_peer.events AS
  SELECT id, kind::text, name FROM events WHERE visibility = 'PUBLISHED';
COMMENT ON VIEW bench_peer.events IS '@primaryKey id';

CREATE VIEW bench_peer.articles AS
  SELECT id, headline, published->>'edtf' AS published_edtf, published->>'label' AS published_label FROM articles WHERE visibility = 'PUBLISHED';
COMMENT ON VIEW bench_peer.articles IS '@primaryKey id';

CREATE VIEW bench_peer.show_quotes AS
  SELECT e.show_id, e.sort_key, e.version_id, v.quote_id, v.kind::text, v.text, v.attribution,
    v.said->>'edtf' AS said_edtf, v.said->>'label' AS said_label, v.speaker_id, v.event_id
  FROM timeline_entries e JOIN quote_versions v ON v.id = e.version_id
  WHERE e.show_id IS NOT NULL AND e.visibility = 'PUBLISHED' AND e.known_to = timestamptz '9999-12-31 00:00:00+00';
COMMENT ON VIEW bench_peer.show_quotes IS
  E'@primaryKey sort_key\n@unique version_id\n@foreignKey (show_id) references bench_peer.shows (id)|@foreignFieldName quotes\n@foreignKey (speaker_id) references bench_peer.speakers (id)|@fieldName speaker\n@foreignKey (event_id) references bench_peer.events (id)|@fieldName event';

CREATE VIEW bench_peer.citations AS
  SELECT c.id, c.version_id, c.place::text, c.position, c.article_id
  FROM citations c JOIN articles a ON a.id = c.article_id WHERE a.visibility <> 'DRAFT';
COMMENT ON VIEW bench_peer.citations IS
  E'@primaryKey position,id\n@foreignKey (version_id) references bench_peer.show_quotes (version_id)|@foreignFieldName citations|@behavior -connection +list\n@foreignKey (article_id) references bench_peer.articles (id)|@fieldName article';

CREATE VIEW bench_peer.quotes AS
  SELECT sort_key, quote_id, kind::text, text, attribution, said->>'edtf' AS said_edtf, said->>'label' AS said_label, speaker_id, event_id
  FROM quote_versions WHERE visibility = 'PUBLISHED' AND known_to = timestamptz '9999-12-31 00:00:00+00';
COMMENT ON VIEW bench_peer.quotes IS
  E'@primaryKey sort_key\n@foreignKey (speaker_id) references bench_peer.speakers (id)|@fieldName speaker\n@foreignKey (event_id) references bench_peer.events (id)|@fieldName event';

CREATE VIEW bench_peer.installments AS
  SELECT i.id, i.title, i.show_id FROM installments i JOIN shows s ON s.id = i.show_id
  WHERE i.visibility = 'PUBLISHED' AND s.visibility = 'PUBLISHED';
COMMENT ON VIEW bench_peer.installments IS E'@primaryKey id\n@foreignKey (show_id) references bench_peer.shows (id)|@fieldName show';

CREATE VIEW bench_peer.board AS
  SELECT g.sort_key, g.installment_id, g.coming_back::text, g.state::text, g.finality::text, g.authority::text, g.outlook::text,
    g.last_heard->>'edtf' AS last_heard_edtf, g.last_heard->>'label' AS last_heard_label,
    CASE WHEN g.last_heard_on IS NOT NULL THEN greatest(0, (now() AT TIME ZONE 'UTC')::date - g.last_heard_on) END AS silent_days, g.explanation
  FROM status_segments g JOIN installments i ON i.id = g.installment_id JOIN shows s ON s.id = i.show_id
  WHERE NOT g.headline AND g.known_to = timestamptz '9999-12-31 00:00:00+00'
    AND g.valid_from <= date_trunc('day', now() AT TIME ZONE 'UTC') AT TIME ZONE 'UTC'
    AND g.valid_to > date_trunc('day', now() AT TIME ZONE 'UTC') AT TIME ZONE 'UTC'
    AND i.visibility = 'PUBLISHED' AND i.replaced_by_id IS NULL AND s.visibility = 'PUBLISHED';
COMMENT ON VIEW bench_peer.board IS
  E'@primaryKey sort_key\n@name board_entry\n@foreignKey (installment_id) references bench_peer.installments (id)|@fieldName installment';

CREATE VIEW bench_peer.updates AS
  SELECT position, id, kind::text, recorded_at, summary, happened->>'edtf' AS happened_edtf, happened->>'label' AS happened_label, backfilled, reason
  FROM update_entries;
COMMENT ON VIEW bench_peer.updates IS '@primaryKey position';

CREATE VIEW bench_peer.update_shows AS
  SELECT u.position, u.show_id, s.title FROM update_shows u JOIN shows s ON s.id = u.show_id WHERE s.visibility = 'PUBLISHED';
COMMENT ON VIEW bench_peer.update_shows IS
  E'@primaryKey show_id,position\n@foreignKey (position) references bench_peer.updates (position)|@foreignFieldName shows|@behavior -connection +list';
