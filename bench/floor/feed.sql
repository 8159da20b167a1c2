-- $1 position that the page comes after; 0: from the beginning
WITH page AS MATERIALIZED (SELECT * FROM update_entries WHERE position > $1::bigint ORDER BY position LIMIT 101),
about AS MATERIALIZED (
  SELECT us.position, string_agg('{"id":"' || encode(textsend('Show:' || s.id), 'base64') || '","title":' || to_json(s.title)::text || '}', ',' ORDER BY us.show_id) AS shows
  FROM update_shows us JOIN shows s ON s.id = us.show_id
  WHERE us.position > $1::bigint AND us.position <= (SELECT max(position) FROM page) AND s.visibility = 'PUBLISHED'
  GROUP BY us.position
)
SELECT '{"data":{"showUpdates":{"edges":[' || coalesce(string_agg(edge, ',') FILTER (WHERE place <= 100), '')
  || ('],"pageInfo":{"hasNextPage":' || (count(*) > 100)::text
  || ',"startCursor":' || coalesce('"' || (array_agg(cursor))[1] || '"', 'null')
  || ',"endCursor":' || coalesce('"' || (array_agg(cursor))[least(count(*), 100)] || '"', 'null') || '}}}}') AS answer
FROM (
  SELECT row_number() OVER (ORDER BY u.position) AS place, c.cursor,
    ('{"cursor":"' || c.cursor || '","node":{"id":"' || encode(textsend('ShowUpdate:' || u.id), 'base64')
    || '","type":"' || u.kind::text || '","position":' || u.position::text
    || ',"recordedAt":"' || to_char(u.recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
    ) || ('","summary":' || to_json(u.summary)::text
    || ',"happened":' || coalesce('{"edtf":' || (u.happened->'edtf')::text || ',"label":' || (u.happened->'label')::text || '}', 'null')
    || ',"backfilled":' || u.backfilled::text || ',"reason":' || coalesce(to_json(u.reason)::text, 'null')
    || ',"shows":[' || coalesce(about.shows, '') || ']}}') AS edge
  FROM page u LEFT JOIN about ON about.position = u.position
  CROSS JOIN LATERAL (SELECT replace(encode(textsend('v1:showUpdates:asc:' || u.position
      || encode(substring(sha256(textsend('greenlit cursor v1:showUpdates:asc:' || u.position)) FOR 4), 'hex')), 'base64'), E'\n', '') AS cursor OFFSET 0) c
  ORDER BY u.position
) edges
