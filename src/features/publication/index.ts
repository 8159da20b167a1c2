// What becomes of records once made: published, withdrawn, retracted, corrected.
import './mutations.ts'
import './correct-mutations.ts'
import './restore-mutations.ts'
import './object.ts'
import './queries.ts'
import './schedule-mutations.ts'
