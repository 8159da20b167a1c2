-- $1 slug, $2 midnight of today (UTC)
SELECT '{"data":{"show":' || coalesce((
  SELECT '{"id":"' || encode(textsend('Show:' || s.id), 'base64') || '","title":' || to_json(s.title)::text
    || ',"description":' || coalesce(to_json(s.description)::text, 'null') || ',"genres":' || to_json(s.genres)::text
    || ',"renewalStatus":' || coalesce((
      SELECT '{"comingBack":"' || g.coming_back::text || '","state":' || coalesce('"' || g.state::text || '"', 'null')
        || ',"finality":"' || g.finality::text || '","authority":' || coalesce('"' || g.authority::text || '"', 'null')
        || ',"outlook":' || coalesce('"' || g.outlook::text || '"', 'null') || ',"contested":' || g.contested::text
        || ',"saidByName":' || coalesce(to_json(g.said_by_name)::text, 'null')
        || ',"since":' || coalesce('{"edtf":' || (g.since->'edtf')::text || ',"label":' || (g.since->'label')::text || '}', 'null')
        || ',"lastHeard":' || coalesce('{"edtf":' || (g.last_heard->'edtf')::text || ',"label":' || (g.last_heard->'label')::text || '}', 'null')
        || ',"silentDays":' || coalesce((CASE WHEN g.last_heard_on IS NOT NULL THEN greatest(0, ($2::timestamptz AT TIME ZONE 'UTC')::date - g.last_heard_on) END)::text, 'null')
        || ',"explanation":' || to_json(g.explanation)::text || '}'
      FROM status_segments g
      WHERE g.subject_id = s.id AND g.headline AND g.known_to = timestamptz '9999-12-31 00:00:00+00'
        AND g.valid_from <= $2::timestamptz AND g.valid_to > $2::timestamptz
    ), 'null')
    || (',"quoteTimeline":{"edges":[' || coalesce(p.edges, '')
    || '],"pageInfo":{"hasNextPage":' || (p.found > 20)::text || ',"startCursor":' || coalesce('"' || p.cursors[1] || '"', 'null')
    || ',"endCursor":' || coalesce('"' || p.cursors[least(p.found, 20)] || '"', 'null') || '}}}')
  FROM shows s CROSS JOIN LATERAL (
    SELECT string_agg(edge, ',') FILTER (WHERE place <= 20) AS edges, array_agg(cursor) AS cursors, count(*) AS found
    FROM (
      SELECT row_number() OVER (ORDER BY t.sort_key DESC) AS place, c.cursor,
        ('{"cursor":"' || c.cursor || '","node":{"id":"' || encode(textsend('Quote:' || v.quote_id), 'base64')
        || '","kind":"' || v.kind::text || '","text":' || to_json(v.text)::text
        || ',"attribution":' || coalesce(to_json(v.attribution)::text, 'null')
        ) || (',"said":' || coalesce('{"edtf":' || (v.said->'edtf')::text || ',"label":' || (v.said->'label')::text || '}', 'null')
        || ',"speaker":' || coalesce((
          SELECT '{"id":"' || encode(textsend('Speaker:' || w.id), 'base64') || '","name":' || to_json(w.name)::text || '}'
          FROM speakers w WHERE w.id = v.speaker_id AND (w.visibility = 'PUBLISHED' OR w.merged_into_id IS NOT NULL)), 'null')
        || ',"event":' || coalesce((
          SELECT '{"id":"' || encode(textsend('Event:' || e.id), 'base64') || '","kind":"' || e.kind::text || '","name":' || to_json(e.name)::text || '}'
          FROM events e WHERE e.id = v.event_id AND e.visibility = 'PUBLISHED'), 'null')
        || ',"citations":[' || coalesce((
          SELECT string_agg('{"place":"' || c.place::text || '","article":' || CASE WHEN c.visibility = 'PUBLISHED'
              THEN '{"id":"' || encode(textsend('Article:' || c.article_id), 'base64') || '","headline":' || to_json(c.headline)::text
                || ',"published":' || coalesce('{"edtf":' || (c.published->'edtf')::text || ',"label":' || (c.published->'label')::text || '}', 'null') || '}'
              ELSE 'null' END || '}', ',')
          FROM (
            SELECT c.place, c.article_id, a.visibility, a.headline, a.published FROM citations c JOIN articles a ON a.id = c.article_id
            WHERE c.version_id = v.id AND a.visibility <> 'DRAFT' ORDER BY c.position, c.id
          ) c), '') || ']}}') AS edge
      FROM (
        SELECT t.sort_key, t.version_id FROM timeline_entries t
        WHERE t.show_id = s.id AND t.visibility = 'PUBLISHED' AND t.known_to = timestamptz '9999-12-31 00:00:00+00'
        ORDER BY t.sort_key DESC LIMIT 21
      ) t JOIN quote_versions v ON v.id = t.version_id
      CROSS JOIN LATERAL (SELECT replace(encode(textsend('v1:quoteTimeline:desc:' || t.sort_key
          || encode(substring(sha256(textsend('greenlit cursor v1:quoteTimeline:desc:' || t.sort_key)) FOR 4), 'hex')), 'base64'), E'\n', '') AS cursor OFFSET 0) c
      ORDER BY t.sort_key DESC
    ) edges
  ) p
  WHERE s.slug = $1 AND s.visibility = 'PUBLISHED'
), 'null') || '}}' AS answer
