// Who is quoted: people, organisations and groups.
import './object.ts'
import './queries.ts'
import './mutations.ts'
import './describe-mutations.ts'
