import { fold } from '../../text/fold.ts'
import { chance, pick, Zipf } from './chance.ts'

// Words and names of a record that nobody wrote. All of them are made up, but for the commonest words of English.

const COMMON = (
  'the we and of it to is that a in I for not you they but so have be this with was on are if what there one all do no ' +
  'season show story script studio audience ending cast writers episode again never maybe always after before'
).split(' ')

const ONSETS = ['b', 'br', 'd', 'dr', 'f', 'fl', 'g', 'gl', 'h', 'k', 'l', 'm', 'n', 'p', 'qu', 'r', 's', 'sk', 't', 'v', 'w', 'z']
const VOWELS = ['a', 'e', 'i', 'o', 'u', 'ea', 'oo', 'ai', 'é', 'ö', 'ı', 'â']
const CODAS = ['', 'n', 'r', 'l', 'm', 'st', 'ck', 'nd', 'x', 'sh', 'rth', 'mble']

/** Words that text is made of, the commonest first; fictional from the 57th on. */
export const VOCABULARY: readonly string[] = madeUp(3600, COMMON)

function madeUp(size: number, first: readonly string[]): string[] {
  const known = new Set(first)
  for (let n = 0; known.size < size; n++) {
    const syllables = Array.from({ length: 2 + Math.floor(chance(1, n) * 1.6) }, (_, i) => syllable(n * 4 + i))
    known.add(syllables.join(''))
  }
  return [...known]
}

/** Plain vowels are far more frequent than accented ones. */
function syllable(n: number): string {
  const vowels = chance(5, n) < 0.88 ? VOWELS.slice(0, 8) : VOWELS.slice(8)
  return `${pick(ONSETS, 2, n)}${pick(vowels, 3, n)}${chance(6, n) < 0.5 ? '' : pick(CODAS, 4, n)}`
}

const frequencies = new Zipf(VOCABULARY.length)

/** A sentence of `length` words, capital and full stop included; the same for the same `n`. */
export function sentence(n: number, length: number): string {
  const words = Array.from({ length }, (_, i) => VOCABULARY[frequencies.rank(chance(20 + i, n))])
  return `${capital(words.join(' '))}.`
}

const SURNAME_HEADS = (
  'Amber Brindle Candle Damson Ember Fallow Gimlet Hollow Inkle Juniper Kettle Lantern Marrow Nettle Ochre Pewter ' +
  'Quaver Rushlight Saffron Thimble Umber Velvet Whistle Yarrow Zephyr Bélan Çiçe Dørn Éclair Łabe Ñandu Örke Ştef Ýrsa'
).split(' ')
const SURNAME_TAILS = (
  'ashby beck combe dottir ersson fenn gård hythe ington jóns kirk lowe mere nought oğlu pike quay rigg støl thwaite ' +
  'ury vane wick yate zane'
).split(' ')

/** The name of person `n`, accents now and then; no two of the first 400,000 are the same. */
export function personName(n: number): string {
  const [heads, tails] = [SURNAME_HEADS.length, SURNAME_TAILS.length]
  const surname = `${SURNAME_HEADS[n % heads]}${SURNAME_TAILS[Math.floor(n / heads) % tails]}`
  const given = capital(VOCABULARY[COMMON.length + ((n * 7) % 500)] ?? '')
  const generation = Math.floor(n / (heads * tails))
  const middle = generation === 0 ? '' : ` ${capital(VOCABULARY[COMMON.length + 500 + generation] ?? '')}`
  return `${given}${middle} ${surname}`
}

/** A title of two or three words. */
export function showTitle(n: number): string {
  const [a, b] = [rareWord(7, n), rareWord(8, n)].map(capital)
  return [`The ${a} ${b}`, `${a} of ${b}`, `${a} & ${b}`, `The ${a}’s ${b}`][n % 4] ?? ''
}

/** A made-up word, each as likely as the next. */
export function rareWord(of: number, n: number): string {
  return VOCABULARY[COMMON.length + Math.floor(chance(of, n) * (VOCABULARY.length - COMMON.length))] ?? ''
}

export function capital(text: string): string {
  return text.slice(0, 1).toLocaleUpperCase('en') + text.slice(1)
}

/** Lower case ASCII words joined by hyphens, ending in the number that makes it unique. */
export function slugOf(text: string, n: number): string {
  const words = fold(text).replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 80)
  return `${words}-${n}`.replace(/^-/, '').replace(/--+/g, '-')
}
