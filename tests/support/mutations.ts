/** What there is to know of a problem, whatever its type. */
export const PROBLEM = `... on Problem {
  code message path
  ... on ValidationError { issues { path message } }
  ... on NotAllowed { needed }
}`

/** The document of a mutation with one variable, $input, that asks for `payload` or the problem. */
export function mutationOf(verb: string, payload = 'change { position }'): string {
  const name = verb.slice(0, 1).toUpperCase() + verb.slice(1)
  return `mutation ($input: ${name}Input!) {
    ${verb}(input: $input) { __typename ... on ${name}Payload { ${payload} } ${PROBLEM} }
  }`
}
