import { builder } from './builder.ts'

// A file of its own: an object type without fields is no valid schema, so this is imported by the first mutation.
builder.mutationType({
  description:
    'Changing the record. Every field needs the admin key, sent as `Authorization: Bearer <key>`, and appends to the ' +
    'update log in its own transaction.'
})
