/** Later names stand in the texts of earlier ones: Edge says Chrome and Safari too, Android says Linux. */
const browsers = [
  ['Edg', 'Edge'],
  ['OPR/', 'Opera'],
  ['SamsungBrowser/', 'Samsung Internet'],
  ['Firefox/', 'Firefox'],
  ['FxiOS/', 'Firefox'],
  ['Chrome/', 'Chrome'],
  ['CriOS/', 'Chrome'],
  ['Safari/', 'Safari'],
] as const
const systems = [
  ['Android', 'Android'],
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Windows', 'Windows'],
  ['Macintosh', 'Mac'],
  ['CrOS', 'ChromeOS'],
  ['Linux', 'Linux'],
] as const

/**
 * Which machine a person may recognise as theirs: `Firefox, Windows`. No more is kept of what a browser says of itself, so
 * that it cannot be known again elsewhere.
 * @param userAgent the header of the sign-in
 */
export function browserWords(userAgent: string | undefined): string | undefined {
  if (userAgent === undefined) return undefined
  const find = (names: readonly (readonly [string, string])[]) =>
    names.find(([sign]) => userAgent.includes(sign))?.[1]
  const known = [find(browsers), find(systems)].filter((word) => word !== undefined)
  return known.length === 0 ? undefined : known.join(', ')
}
