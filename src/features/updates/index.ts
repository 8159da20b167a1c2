// The update log as readers see it.
import './object.ts'
import './queries.ts'
