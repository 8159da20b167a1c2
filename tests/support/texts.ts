import { getNamedType, getNullableType, type GraphQLInputField, type GraphQLInputType, isEnumType, isInputObjectType, isListType, isRequiredInputField } from 'graphql'
import { publicId } from '../../src/graphql/ids.ts'
import { schema } from '../../src/graphql/schema.ts'
import { desk, hopefulQuote, idOf } from './newsroom.ts'

interface Given {
  ids: Record<string, string>
  text: string
}

/** Every place of an input that takes text, as the fields that lead there. */
function textsOf(type: GraphQLInputType, path: GraphQLInputField[] = []): GraphQLInputField[][] {
  const named = getNamedType(type)
  if (named.name === 'String') return [path]
  if (!isInputObjectType(named) || path.length > 4) return []
  return Object.values(named.getFields()).flatMap((field) => (path.includes(field) ? [] : textsOf(field.type, [...path, field])))
}

/** An input with what is required, and the text at the end of the path. */
function withText(given: Given, type: GraphQLInputType, name: string, [next, ...rest]: GraphQLInputField[], here: boolean): unknown {
  const nullable = getNullableType(type)
  if (isListType(nullable)) return [withText(given, nullable.ofType, name, next ? [next, ...rest] : [], here)]
  const named = getNamedType(type)
  if (isEnumType(named)) return named.getValues()[0]?.name
  if (isInputObjectType(named)) {
    const fields = Object.values(named.getFields()).filter((field) => field === next || isRequiredInputField(field))
    return Object.fromEntries(fields.map((field) => [field.name, withText(given, field.type, field.name, field === next ? rest : [], here && field === next)]))
  }
  if (named.name === 'String') return here ? given.text : `Words of ${name}`
  return { ID: given.ids[name] ?? 'the-tide-tables', Int: 1, Boolean: false, EDTF: '2024-05-04', Date: '2024-05-04', DateTime: '2030-01-01T00:00:00Z' }[named.name]
}

/** What makes an input whole where more is needed than the schema requires. */
const WHOLE: Record<string, object> = {
  recordQuote: { kind: 'DIRECT', parts: [{ text: 'A tide of words.' }], speaker: 'mara-quill', about: [{ show: 'the-tide-tables', season: 3 }], citations: [{ article: 'times-may' }], allowDuplicate: true },
  recordRuling: { seasons: [3], state: 'RENEWED', evidence: [{ article: 'times-may' }] },
  addCitation: { citation: { article: 'times-may' } }
}

function merged(base: unknown, over: unknown): unknown {
  if (Array.isArray(base) && Array.isArray(over)) return over.map((item, at) => merged(base[at], item))
  if (typeof base !== 'object' || typeof over !== 'object' || base === null || over === null || Array.isArray(over)) return over ?? base
  return Object.fromEntries([...new Set([...Object.keys(base), ...Object.keys(over)])].map((key) => [key, merged(base[key as never], over[key as never])]))
}

/** What says the same in another way, and cannot be given twice. */
function withoutTwins(input: Record<string, unknown>): Record<string, unknown> {
  const { speaker: _speaker, ...unnamed } = input
  return 'speakerNamed' in input || 'attribution' in input ? unnamed : input
}

/** Every text of every mutation's input, with an input that has `text` there; `ids`: what records are called, by the field that names them. */
export function textPlaces(ids: Record<string, string>, text: string) {
  return Object.values(schema.getMutationType()?.getFields() ?? {}).flatMap((field) => {
    const input = field.args.find(({ name }) => name === 'input')
    if (!input) return []
    const inputOf = (path: GraphQLInputField[]) => withText({ ids, text }, input.type, 'input', path, true)
    return textsOf(input.type).map((path) => ({
      ...{ verb: field.name, place: path.map(({ name }) => name).join('.') },
      input: () => withoutTwins(merged(WHOLE[field.name] ?? {}, inputOf(path)) as Record<string, unknown>)
    }))
  })
}

/** Names of the records of the newsroom, for `textPlaces`. */
export async function idsForTexts(): Promise<Record<string, string>> {
  const quote = publicId('Quote', await desk.quote(hopefulQuote()))
  const article = publicId('Article', await idOf('article', 'times-may'))
  const slugs = { show: 'the-tide-tables', speaker: 'mara-quill', event: 'harbour-festival', outlet: 'the-fictional-times', article: 'times-may' }
  return { ...slugs, shows: 'the-tide-tables', platform: 'lantern', organisation: 'lantern', quote, id: article, from: 'mara-quill', into: 'tobias-fenn' }
}
