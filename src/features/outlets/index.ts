// Organisations in their roles: platforms, studios, outlets and organisers.
import './object.ts'
import './queries.ts'
import './mutations.ts'
