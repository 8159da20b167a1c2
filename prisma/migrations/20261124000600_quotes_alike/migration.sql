-- Quotes nearly alike: those of one speaker that share three words in a row with a text. One look-up a window of words, so
-- that it costs the same among a thousand quotes and among a million; an index of trigrams of letters read two thousand
-- pages for one sentence among 200,000 quotes.

DO $do$
BEGIN
  -- Scripts without spaces: every letter is a unit. With a search path of its own, as maintenance runs without one.
  EXECUTE format($sql$
    CREATE FUNCTION quote_windows(given text) RETURNS int[] LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = %I AS $body$
      SELECT coalesce(array_agg(DISTINCT hashtext(concat_ws(' ', first, second, third))), '{}')
      FROM (
        SELECT unit AS first, lead(unit) OVER w AS second, lead(unit, 2) OVER w AS third, place, count(*) OVER () AS units
        FROM unnest(string_to_array(btrim(regexp_replace(regexp_replace(search_fold(given),
          '([\u0E00-\u0EFF\u1000-\u109F\u1780-\u17FF\u3040-\u30FF\u3400-\u9FFF\uF900-\uFAFF])', ' \1 ', 'g'), ' +', ' ', 'g')), ' '))
          WITH ORDINALITY u (unit, place) WHERE unit <> ''
        WINDOW w AS (ORDER BY place)
      ) windows
      WHERE third IS NOT NULL OR (units < 3 AND place = 1)
    $body$
  $sql$, current_schema());
END $do$;

CREATE INDEX quote_versions_alike ON quote_versions USING gin ((ARRAY[speaker_id]), quote_windows(folded)) WITH (fastupdate = off)
  WHERE known_to = '9999-12-31 00:00:00+00';

-- Those of one speaker and in these states that stand now and share a window with a text, those that share most first.
CREATE FUNCTION quotes_alike(wanted text, speaker uuid, states text[]) RETURNS SETOF uuid LANGUAGE sql STABLE AS $$
  SELECT v.quote_id FROM quote_versions v
  WHERE v.known_to = '9999-12-31 00:00:00+00' AND ARRAY[v.speaker_id] @> ARRAY[speaker] AND quote_windows(v.folded) && quote_windows(wanted)
    AND v.visibility = ANY (states) AND v.kind <> 'PARAPHRASE'
  ORDER BY cardinality(ARRAY(SELECT unnest(quote_windows(v.folded)) INTERSECT SELECT unnest(quote_windows(wanted)))) DESC, v.quote_id
  LIMIT 50
$$;

-- The quote that another was found to be.
ALTER TABLE "quotes" ADD COLUMN "merged_into_id" UUID;
ALTER TABLE "quotes" ADD CONSTRAINT "quotes_merged_into_id_fkey" FOREIGN KEY ("merged_into_id") REFERENCES "quotes"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE quotes ADD CONSTRAINT quotes_not_merged_into_self CHECK (merged_into_id <> id);
