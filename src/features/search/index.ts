// Search: shows, speakers, organisations, events, articles and quotes by their words, misspelt names included.
import './object.ts'
import './queries.ts'
