/** Parameters by which a link says from where it was followed, and which do not change what is there. */
const TRACKING =
  /^(utm_[a-z0-9_]*|gclid|gclsrc|gbraid|wbraid|dclid|fbclid|msclkid|yclid|ttclid|twclid|li_fat_id|mc_[a-z]+|_hs(enc|mi)|igshid?|mkt_tok|s_cid|cmpid|wt_mc|at_(campaign|medium)|__twitter_impression)$/i

/**
 * The one form of an http or https address, so that links to one page are equal however they were shared: scheme and host
 * in lower case, no default port, fragment, tracking parameters or trailing slash, the other parameters in order. Doing
 * it twice changes nothing; null for what is no such address, or one with a name and password in it.
 */
export function canonicalAddress(text: string): string | null {
  if (!URL.canParse(text)) return null
  const { protocol, host, username, password, pathname, search } = new URL(text)
  if (!/^https?:$/.test(protocol) || username !== '' || password !== '') return null
  // Kept as they were written: "?a" and "?a=" may be two pages, and what is escaped is the site's own affair.
  const parameters = search
    .slice(1)
    .split('&')
    .filter((parameter) => parameter !== '' && !TRACKING.test(nameOf(parameter)))
    .map((parameter, place) => ({ parameter, name: nameOf(parameter), place }))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.place - b.place))
    .map(({ parameter }) => parameter)
  const path = pathname.replace(/\/+$/, '')
  return `${protocol}//${host}${path === '' ? '/' : path}${parameters.length > 0 ? `?${parameters.join('&')}` : ''}`
}

function nameOf(parameter: string): string {
  return parameter.split('=', 1)[0] ?? ''
}

/** The domain of a site as the record keeps it: lower case, without a leading "www.". */
export function domainOf(text: string): string {
  return text.toLowerCase().replace(/^www\./, '')
}
