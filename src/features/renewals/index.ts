// Rulings, and the status of renewal derived from them.
import './object.ts'
import './status.ts'
import './queries.ts'
import './board.ts'
import './mutations.ts'
