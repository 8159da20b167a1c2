// What was said: one utterance, once, however many articles print it.
import './object.ts'
import './queries.ts'
import './mutations.ts'
