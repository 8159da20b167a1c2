/** The fictional outlets and where they publish; nothing answers under .example (RFC 2606). */
export const DOMAINS = {
  'the-fictional-times': 'fictionaltimes.example',
  'the-imaginary-gazette': 'imaginarygazette.example',
  'make-believe-weekly': 'makebelieveweekly.example',
  'der-erfundene-bote': 'erfundenerbote.example',
  'y-papur-dychmygol': 'papurdychmygol.example',
  'hayali-posta': 'hayaliposta.example',
  'kaku-shimbun': 'kakushimbun.example',
  'sahifat-al-khayal': 'sahifatalkhayal.example',
  'i-fantastiki': 'ifantastiki.example'
} as const
