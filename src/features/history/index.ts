// What every change left of every record, and how it differs from what was before.
import './object.ts'
