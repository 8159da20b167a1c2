// Series: what they are called, who makes them, and their ids elsewhere.
import './object.ts'
import './queries.ts'
import './mutations.ts'
