// What can be ordered next: seasons, films, specials and continuations.
import './object.ts'
import './queries.ts'
import './mutations.ts'
