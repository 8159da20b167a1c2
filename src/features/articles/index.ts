// Published pieces: what they say, and about which shows.
import './object.ts'
import './queries.ts'
import './mutations.ts'
