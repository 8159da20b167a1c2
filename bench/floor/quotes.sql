-- $1 sort key that the page comes after, or null
SELECT '{"data":{"quoteTimeline":{"edges":[' || coalesce(string_agg(edge, ',') FILTER (WHERE place <= 20), '')
  || ('],"pageInfo":{"hasNextPage":' || (count(*) > 20)::text
  || ',"startCursor":' || coalesce('"' || (array_agg(cursor))[1] || '"', 'null')
  || ',"endCursor":' || coalesce('"' || (array_agg(cursor))[least(count(*), 20)] || '"', 'null') || '}}}}') AS answer
FROM (
  SELECT row_number() OVER (ORDER BY v.sort_key DESC) AS place, c.cursor,
    ('{"cursor":"' || c.cursor || '","node":{"id":"' || encode(textsend('Quote:' || v.quote_id), 'base64')
    || '","kind":"' || v.kind::text || '","text":' || to_json(v.text)::text
    || ',"attribution":' || coalesce(to_json(v.attribution)::text, 'null')
    ) || (',"said":' || coalesce('{"edtf":' || (v.said->'edtf')::text || ',"label":' || (v.said->'label')::text || '}', 'null')
    || ',"speaker":' || coalesce((
      SELECT '{"id":"' || encode(textsend('Speaker:' || w.id), 'base64') || '","name":' || to_json(w.name)::text || '}'
      FROM speakers w WHERE w.id = v.speaker_id AND (w.visibility = 'PUBLISHED' OR w.merged_into_id IS NOT NULL)), 'null')
    || ',"event":' || coalesce((
      SELECT '{"id":"' || encode(textsend('Event:' || e.id), 'base64') || '","kind":"' || e.kind::text || '","name":' || to_json(e.name)::text || '}'
      FROM events e WHERE e.id = v.event_id AND e.visibility = 'PUBLISHED'), 'null') || '}}') AS edge
  FROM (
    SELECT sort_key, quote_id, kind, text, attribution, said, speaker_id, event_id FROM quote_versions
    WHERE visibility = 'PUBLISHED' AND known_to = timestamptz '9999-12-31 00:00:00+00' AND sort_key < coalesce($1, 'Z')
    ORDER BY sort_key DESC LIMIT 21
  ) v
  CROSS JOIN LATERAL (SELECT replace(encode(textsend('v1:quoteTimeline:desc:' || v.sort_key
      || encode(substring(sha256(textsend('greenlit cursor v1:quoteTimeline:desc:' || v.sort_key)) FOR 4), 'hex')), 'base64'), E'\n', '') AS cursor OFFSET 0) c
  ORDER BY v.sort_key DESC
) edges
