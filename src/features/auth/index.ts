// Keys to the API and what their roles may do.
import './object.ts'
import './queries.ts'
import './mutations.ts'
