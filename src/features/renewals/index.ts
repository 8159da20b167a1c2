// Rulings, and the status of renewal derived from them.
import './object.ts'
import './status-object.ts'
import './queries.ts'
import './board-queries.ts'
import './mutations.ts'
