-- An entry stands in one place, so only the index of that place needs to hold it: a fifth of the size, and one write
-- instead of five. A comparison with the column implies that it is not null, so the same reads use them as before.
-- Record time comes last in the key: versions that did not stand at the moment asked for are passed over in the index.
DROP INDEX timeline_of_show, timeline_of_installment, timeline_of_speaker, timeline_of_event, timeline_of_article;
CREATE INDEX timeline_of_show ON timeline_entries (show_id, sort_key, known_to, known_from) WHERE visibility = 'PUBLISHED' AND show_id IS NOT NULL;
CREATE INDEX timeline_of_installment ON timeline_entries (installment_id, sort_key, known_to, known_from) WHERE visibility = 'PUBLISHED' AND installment_id IS NOT NULL;
CREATE INDEX timeline_of_speaker ON timeline_entries (speaker_id, sort_key, known_to, known_from) WHERE visibility = 'PUBLISHED' AND speaker_id IS NOT NULL;
CREATE INDEX timeline_of_event ON timeline_entries (event_id, sort_key, known_to, known_from) WHERE visibility = 'PUBLISHED' AND event_id IS NOT NULL;
CREATE INDEX timeline_of_article ON timeline_entries (article_id, sort_key, known_to, known_from) WHERE visibility = 'PUBLISHED' AND article_id IS NOT NULL;

-- The past, in the order it is read: at a moment of record time both what stands still and what stood then counts,
-- which neither of two indexes for the present and the past could give in order.
DROP INDEX quote_versions_public_history;
CREATE INDEX quote_versions_public_history ON quote_versions (sort_key, known_to, known_from) WHERE visibility = 'PUBLISHED';
CREATE INDEX status_segments_board_history ON status_segments (sort_key, known_to, known_from, valid_to, valid_from) WHERE NOT headline;
DROP INDEX status_segments_board;
CREATE INDEX status_segments_board ON status_segments (sort_key, valid_to, valid_from) WHERE NOT headline AND known_to = '9999-12-31 00:00:00+00';
