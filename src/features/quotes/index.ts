// What was said: one utterance, once, however many articles print it.
import './object.ts'
import './queries.ts'
import './duplicate-queries.ts'
import './duplicate-types.ts'
import './mutations.ts'
import './merge-mutations.ts'
