-- The answer that stands now, of one subject on one day: found at once, however much has been answered before.
CREATE INDEX status_segments_now ON status_segments (subject_id, valid_to, valid_from) WHERE known_to = '9999-12-31 00:00:00+00';
