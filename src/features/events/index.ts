// Where something was said.
import './object.ts'
import './queries.ts'
