-- The desk searches drafts and what was withdrawn too: an index of these beside that of what is published, which readers
-- keep for themselves.
CREATE INDEX search_documents_text_hidden ON search_documents USING gin (tsv, shows, speakers) WITH (fastupdate = off) WHERE visibility <> 'PUBLISHED';
