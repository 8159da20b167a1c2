import { builder } from './builder.ts'

// A file of its own: an object type without fields is no valid schema, so this is imported by the first mutation.
builder.mutationType({
  description:
    'Changing the record. Every field needs a key, sent as `Authorization: Bearer <key>`, and is a transaction of its own, ' +
    'with its entries in the update log. It is answered with what was made or with the problem that stood in the way.'
})
