import { printSDL } from '../graphql/schema.ts'

/** `greenlit schema`: prints the schema, as it is committed in schema.graphql. */
export function writeSchema(): void {
  process.stdout.write(printSDL())
}
