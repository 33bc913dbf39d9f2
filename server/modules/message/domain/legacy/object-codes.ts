import { table } from './codes.ts'

/** What a file that belongs to a letter is. Its word is OIOXML's own. */
export const objectCodes = table<string>(
  (
    [
      ['TXT', 'tekstfil'],
      ['IMG', 'billede'],
      ['PRG', 'program'],
      ['VGR', 'vektor_grafik'],
      ['BSG', 'biosignaler'],
      ['MUL', 'multimedie'],
      ['PRP', 'proprietaert_indhold'],
    ] as const
  ).map(([code, word]) => [word, code, word] as const),
)

const extensions =
  'pcx gif bmp png mpg dcm scp txt rtf doc xls wpd exe pdf wav avi mid rmi com zip bin inh plo'

/** How a file's name ends. */
export const objectExtensions = table<string>([
  ['tiff', 'TIF', 'tiff'],
  ['jpeg', 'JPG', 'jpeg'],
  ...extensions.split(' ').map((word) => [word, word.toUpperCase(), word] as const),
])
