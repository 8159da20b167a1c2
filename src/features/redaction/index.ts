// Words taken out of the record for legal reasons, at every time: the one exception to a past that never changes.
import './mutations.ts'
