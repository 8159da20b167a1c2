-- Records found by what they are called, and articles by their address.

-- Names are compared by their compatibility form too: full-width letters and ligatures are the letters they stand for.
DO $do$
DECLARE accents text := (SELECT quote_ident(n.nspname) FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = 'unaccent');
BEGIN
  EXECUTE format($sql$
    CREATE OR REPLACE FUNCTION search_fold(given text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $body$
      SELECT btrim(regexp_replace(lower(%1$s.unaccent('%1$s.unaccent'::regdictionary, search_plain(normalize(given, NFKC)))), ' +', ' ', 'g'))
    $body$
  $sql$, accents);
END $do$;
SELECT search_rebuild();
CREATE INDEX search_documents_names ON search_documents USING gin (names) WITH (fastupdate = off) WHERE visibility <> 'WITHDRAWN';
CREATE INDEX organisations_domain_idx ON organisations (domain);

-- One form for every address, as src/text/address.ts makes it from now on. Where two articles would come to have the same
-- one, the younger keeps its own: which of them should go is for an editor to say.
DO $do$
DECLARE
  article record;
  part text[];
  parameters text;
  address text;
BEGIN
  FOR article IN SELECT id, canonical_url FROM articles WHERE canonical_url IS NOT NULL ORDER BY id LOOP
    part := regexp_match(article.canonical_url, '^(https?)://([^/?#@:]+)(?::([0-9]+))?([^?#]*)(?:\?([^#]*))?', 'i');
    CONTINUE WHEN part IS NULL;
    SELECT string_agg(p.value, '&' ORDER BY split_part(p.value, '=', 1) COLLATE "C", p.place) INTO parameters
      FROM unnest(string_to_array(coalesce(part[5], ''), '&')) WITH ORDINALITY p (value, place)
      WHERE p.value <> '' AND split_part(p.value, '=', 1) !~*
        '^(utm_[a-z0-9_]*|gclid|gclsrc|gbraid|wbraid|dclid|fbclid|msclkid|yclid|ttclid|twclid|li_fat_id|mc_[a-z]+|_hs(enc|mi)|igshid?|mkt_tok|s_cid|cmpid|wt_mc|at_(campaign|medium)|__twitter_impression)$';
    address := lower(part[1]) || '://' || lower(part[2])
      || CASE WHEN part[3] IS NULL OR (lower(part[1]), part[3]) IN (('http', '80'), ('https', '443')) THEN '' ELSE ':' || part[3] END
      || coalesce(nullif(regexp_replace(part[4], '/+$', ''), ''), '/') || coalesce('?' || parameters, '');
    UPDATE articles SET canonical_url = address
      WHERE id = article.id AND canonical_url <> address AND NOT EXISTS (SELECT FROM articles o WHERE o.canonical_url = address);
  END LOOP;
END $do$;
