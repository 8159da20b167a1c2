import type { DocumentNode, FieldNode, GraphQLSchema, ValueNode } from 'graphql'
import { Kind, TypeInfo, getNamedType, visit, visitWithTypeInfo } from 'graphql'

/**
 * Which clocks an answer was read by. `TODAY`: how things stand today, which may be otherwise tomorrow. `CURRENT`: what is on
 * record now. `PAST`: what was on record at an earlier moment, on days that were named; of that only descriptions change,
 * and what is redacted.
 */
export type Clocks = 'TODAY' | 'CURRENT' | 'PAST'

/** How an answer was read: the clocks, and what was today, as days since 1970. */
export interface Reading {
  clocks: Clocks
  day: number
}

type Variables = Readonly<Record<string, unknown>>

/** How the clocks follow from the variables. */
export type ClockPlan = (variables: Variables, now: Date) => Clocks

/**
 * Before this many milliseconds nothing more is recorded: a change has a minute to commit, and the clock of the database may
 * be a little behind ours.
 */
const SETTLED_MS = 300_000

/** The fields of Query that give what has a past of its own beneath them, or one record by a name that stays. */
const LOOKUPS = new Set(['show', 'showsBy', 'installment', 'speaker', 'event', 'organisation', 'outlet'])

/** Reads what a valid document asks for at which clocks; of several operations, all that any asks for. */
export function planClocks(schema: GraphQLSchema, document: DocumentNode): ClockPlan {
  const days: (ValueNode | null)[] = []
  const moments: (ValueNode | null)[] = []
  let current = false
  const types = new TypeInfo(schema)
  visit(
    document,
    visitWithTypeInfo(types, {
      Field(node) {
        const known = types.getFieldDef()?.args.map(({ name }) => name) ?? []
        if (known.includes('asOf')) days.push(valueOf(node, 'asOf'))
        if (known.includes('knownAt')) moments.push(valueOf(node, 'knownAt'))
        else if (types.getParentType() === schema.getQueryType()) current ||= !LOOKUPS.has(node.name.value)
        else current ||= getNamedType(types.getType())?.name.endsWith('Connection') === true
      }
    })
  )
  return (variables, now) => {
    if (days.some((day) => given(day, variables) === null)) return 'TODAY'
    const settled = now.getTime() - SETTLED_MS
    const past = moments.length > 0 && moments.every((moment) => Date.parse(String(given(moment, variables))) < settled)
    return past && !current ? 'PAST' : 'CURRENT'
  }
}

function valueOf(node: FieldNode, argument: string): ValueNode | null {
  return node.arguments?.find(({ name }) => name.value === argument)?.value ?? null
}

/** The text that was given; null where none was, or what it is cannot be told here. */
function given(value: ValueNode | null, variables: Variables): string | null {
  const text = value?.kind === Kind.VARIABLE ? variables[value.name.value] : value?.kind === Kind.STRING ? value.value : null
  return typeof text === 'string' ? text : null
}
