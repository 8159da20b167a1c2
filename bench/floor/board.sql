-- $1 sort key that the page comes after, or null; $2 midnight of today (UTC)
SELECT '{"data":{"renewalBoard":{"edges":[' || coalesce(string_agg(edge, ',') FILTER (WHERE place <= 50), '')
  || ('],"pageInfo":{"hasNextPage":' || (count(*) > 50)::text
  || ',"startCursor":' || coalesce('"' || (array_agg(cursor))[1] || '"', 'null')
  || ',"endCursor":' || coalesce('"' || (array_agg(cursor))[least(count(*), 50)] || '"', 'null') || '}}}}') AS answer
FROM (
  SELECT row_number() OVER (ORDER BY g.sort_key) AS place, c.cursor,
    ('{"cursor":"' || c.cursor || '","node":{"installment":{"id":"' || encode(textsend('Installment:' || g.installment_id), 'base64')
    || '","title":' || to_json(g.title)::text || ',"show":{"id":"' || encode(textsend('Show:' || g.show_id), 'base64')
    || '","slug":' || to_json(g.slug)::text || ',"title":' || to_json(g.show_title)::text
    || '}}') || (',"status":{"comingBack":"' || g.coming_back::text || '","state":' || coalesce('"' || g.state::text || '"', 'null')
    || ',"finality":"' || g.finality::text || '","authority":' || coalesce('"' || g.authority::text || '"', 'null')
    || ',"outlook":' || coalesce('"' || g.outlook::text || '"', 'null')
    ) || (',"lastHeard":' || coalesce('{"edtf":' || (g.last_heard->'edtf')::text || ',"label":' || (g.last_heard->'label')::text || '}', 'null')
    || ',"silentDays":' || coalesce((CASE WHEN g.last_heard_on IS NOT NULL THEN greatest(0, ($2::timestamptz AT TIME ZONE 'UTC')::date - g.last_heard_on) END)::text, 'null')
    || ',"explanation":' || to_json(g.explanation)::text || '}}}') AS edge
  FROM (
    SELECT g.sort_key, g.installment_id, i.title, s.id AS show_id, s.slug, s.title AS show_title, g.coming_back, g.state, g.finality,
      g.authority, g.outlook, g.last_heard, g.last_heard_on, g.explanation
    FROM status_segments g JOIN installments i ON i.id = g.installment_id JOIN shows s ON s.id = i.show_id
    WHERE NOT g.headline AND g.known_to = timestamptz '9999-12-31 00:00:00+00'
      AND g.valid_from <= $2::timestamptz AND g.valid_to > $2::timestamptz AND g.sort_key > coalesce($1, '')
      AND i.visibility = 'PUBLISHED' AND i.replaced_by_id IS NULL AND s.visibility = 'PUBLISHED'
    ORDER BY g.sort_key LIMIT 51
  ) g
  CROSS JOIN LATERAL (SELECT replace(encode(textsend('v1:renewalBoard:asc:' || g.sort_key
      || encode(substring(sha256(textsend('greenlit cursor v1:renewalBoard:asc:' || g.sort_key)) FOR 4), 'hex')), 'base64'), E'\n', '') AS cursor OFFSET 0) c
  ORDER BY g.sort_key
) edges
