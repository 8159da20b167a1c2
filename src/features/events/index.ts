// Where something was said.
import './object.ts'
import './queries.ts'
import './mutations.ts'
import './series-mutations.ts'
