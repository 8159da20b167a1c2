/** A bug, as a change to the text of every compiled statement in which it can stand. */
export interface Planted {
  name: string
  bug: (text: string) => string
}

const every = (pattern: RegExp, by: string) => (text: string) => text.replaceAll(pattern, by)

const END = /("endCursor":'[^]{0,300}?\b)(min|max)(?=\()/g

/** Bugs in each way of mapping a field to SQL. */
export const PLANTED: Planted[] = [
  { name: 'the wrong column', bug: every(/to_json\((t\d+)\."(title|headline)"\)/g, 'to_json($1."slug")') },
  { name: 'the id of another type', bug: every(/encode\(textsend\('([A-Z]\w+):'/g, `encode(textsend('$1s:'`) },
  { name: 'a field under the name of another', bug: every(/\{"(\w+)":/g, '{"$1_":') },
  { name: 'an empty text for null', bug: every(/, 'null'\)/g, `, '""')`) },
  { name: 'null in an empty list', bug: every(/\), ''\)/g, `), 'null')`) },
  { name: 'an enum in small letters', bug: every(/(t\d+\."\w+")::text/g, 'lower($1::text)') },
  { name: 'the text of another part of a date', bug: every(/-> 'label'/g, `-> 'edtf'`) },
  { name: 'a moment in microseconds', bug: every(/SS\.MS/g, 'SS.US') },
  { name: 'a lost condition on who sees it', bug: every(/ AND t\d+\."visibility" = 'PUBLISHED'/g, '') },
  { name: 'drafts shown with what was withdrawn', bug: every(/"visibility" = ANY\(ARRAY\['PUBLISHED', 'DRAFT'\]\)/g, '"visibility" IS NOT NULL') },
  { name: 'what was merged away not referred to', bug: every(/"merged_into_id" IS NOT NULL/g, 'false') },
  { name: 'the wrong join', bug: every(/"show_id" = (t\d+)\."id"/g, '"show_id" <> $1."id"') },
  { name: 'an old name not followed', bug: every(/"subject_type" = '(\w+)'/g, `"subject_type" = '$1s'`) },
  { name: 'the wrong order of a list', bug: every(/(ORDER BY t\d+\."position") ASC/g, '$1 DESC') },
  { name: 'the wrong order of a page', bug: every(/(ORDER BY t\d+\."(?:sort_key|position)") (?:ASC|DESC)( LIMIT \$?\d{2})/g, '$1$2') },
  { name: 'one item too many on a page', bug: every(/( LIMIT (?:\d+|\$\d+::integer))(?=\) t\d+\b)/g, '$1 + 1') },
  { name: 'a page that does not say it goes on', bug: every(/CASE WHEN count\(\*\) = /g, 'CASE WHEN count(*) < ') },
  { name: 'the cursor of another key', bug: every(/(t\d+\._key)::text/g, 'reverse($1::text)') },
  { name: 'the cursors of a page exchanged', bug: (text) => text.replaceAll(END, (_all, before: string, end: string) => `${before}${end === 'min' ? 'max' : 'min'}`) },
  { name: 'a count without the filter', bug: every(/(SELECT count\(\*\) FROM "\w+" t\d+ WHERE )/g, '$1true OR ') },
  { name: 'what was said long before taken for what was said before', bug: every(/("number") DESC LIMIT 1\)/g, '$1 ASC LIMIT 1)') },
  { name: 'what differs taken for what does not', bug: every(/IS DISTINCT FROM/g, '=') },
  { name: 'the place told in place of the number', bug: every(/array_agg\((t\d+)\."version"/g, 'array_agg($1."number"') },
  { name: 'a page that begins at a number, not at its place', bug: every(/(< \(SELECT t\d+)\."number"/g, '$1."version"') },
  { name: 'a clock that runs ahead of the log', bug: every(/LEAST\((\$\d+::timestamptz), \w+\."recorded_at"\)/g, '$1') },
  { name: 'what ended at a moment still known at it', bug: every(/"known_to" > /g, '"known_to" >= ') },
  { name: 'what ended on a day still true on it', bug: every(/"valid_to" > /g, '"valid_to" >= ') }
]
