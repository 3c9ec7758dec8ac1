/** The words of a caption: without tags and word times, with the characters that are written by name. */
export function plainCaption(text: string): string {
  return decodeCharacters(text.replaceAll(tags, '')).replaceAll(/\s+/g, ' ').trim()
}

/** Tags that captions have, and times of single words; “3 < 4” is neither. */
const tags =
  /<\/?(?:c|b|i|u|s|v|em|strong|span|font|ruby|rt|lang|p|br)(?:\.[^<>\s]{0,60})?(?:\s[^<>]{0,120})?\/?>|<\d{1,3}(?::\d{1,2}){1,2}(?:[.,]\d{1,3})?>/gi

export function decodeCharacters(text: string): string {
  return text.replaceAll(/&(#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,8}\d{0,2});/gi, (whole, name: string) => {
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
    if (name.startsWith('#')) return code > 0 && code < 0x11_0000 ? String.fromCodePoint(code) : whole
    return named.get(name) ?? named.get(name.toLowerCase()) ?? whole
  })
}

/** Names of the characters from U+00A0 to U+00FF, in their order (HTML 4). */
const latin =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para ' +
  'middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave ' +
  'Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc ' +
  'Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc ' +
  'iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml'

const others: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  shy: '',
  lrm: '',
  rlm: '',
  zwj: '\u200D',
  zwnj: '\u200C',
  ensp: ' ',
  emsp: ' ',
  thinsp: ' ',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  sbquo: '‚',
  ldquo: '“',
  rdquo: '”',
  bdquo: '„',
  lsaquo: '‹',
  rsaquo: '›',
  hellip: '…',
  bull: '•',
  dagger: '†',
  permil: '‰',
  prime: '′',
  euro: '€',
  trade: '™',
  larr: '←',
  rarr: '→',
  ne: '≠',
  le: '≤',
  ge: '≥',
  asymp: '≈',
  infin: '∞',
  minus: '−',
  radic: '√',
  oelig: 'œ',
  OElig: 'Œ',
  scaron: 'š',
  Scaron: 'Š',
  fnof: 'ƒ',
  hearts: '♥',
}

const named: ReadonlyMap<string, string> = new Map([
  ...latin.split(' ').map((name, index): [string, string] => [name, String.fromCodePoint(0xa0 + index)]),
  ...Object.entries(others),
])
