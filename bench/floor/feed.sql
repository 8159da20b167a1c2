-- $1 position that the page comes after; 0: from the beginning
SELECT '{"data":{"showUpdates":{"edges":[' || coalesce(string_agg(edge, ',') FILTER (WHERE place <= 100), '')
  || '],"pageInfo":{"hasNextPage":' || (count(*) > 100)::text
  || ',"startCursor":' || coalesce('"' || (array_agg(cursor))[1] || '"', 'null')
  || ',"endCursor":' || coalesce('"' || (array_agg(cursor))[least(count(*), 100)] || '"', 'null') || '}}}}' AS answer
FROM (
  SELECT row_number() OVER () AS place, c.cursor,
    '{"cursor":"' || c.cursor || '","node":{"id":"' || encode(convert_to('ShowUpdate:' || u.id, 'UTF8'), 'base64')
    || '","type":"' || u.kind::text || '","position":' || u.position::text
    || ',"recordedAt":"' || to_char(u.recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
    || '","summary":' || to_json(u.summary)::text
    || ',"happened":' || coalesce('{"edtf":' || (u.happened->'edtf')::text || ',"label":' || (u.happened->'label')::text || '}', 'null')
    || ',"backfilled":' || u.backfilled::text || ',"reason":' || coalesce(to_json(u.reason)::text, 'null')
    || ',"shows":[' || coalesce((
      SELECT string_agg('{"id":"' || encode(convert_to('Show:' || s.id, 'UTF8'), 'base64') || '","title":' || to_json(s.title)::text || '}', ',')
      FROM (
        SELECT s.id, s.title FROM update_shows us JOIN shows s ON s.id = us.show_id
        WHERE us.position = u.position AND s.visibility = 'PUBLISHED' ORDER BY us.show_id
      ) s), '') || ']}}' AS edge
  FROM (SELECT * FROM update_entries WHERE position > $1::bigint ORDER BY position LIMIT 101) u
  CROSS JOIN LATERAL (SELECT translate(encode(convert_to('v1:showUpdates:asc:' || u.position
    || left(encode(sha256(convert_to('greenlit cursor v1:showUpdates:asc:' || u.position, 'UTF8')), 'hex'), 8), 'UTF8'), 'base64'), E'+/=\n', '-_') AS cursor OFFSET 0) c
  ORDER BY u.position
) edges
