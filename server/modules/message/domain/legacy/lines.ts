/**
 * A text in its plain form: lines without space at their ends, and no empty lines before or after. EDIFACT ends every line
 * and OIOXML breaks between them, so only this form is the same in both.
 */
export function plainLines(text: string): string {
  const lines = text.split('\n').map((line) => line.trimEnd())
  const first = lines.findIndex((line) => line !== '')
  const last = lines.findLastIndex((line) => line !== '')
  return first === -1 ? '' : lines.slice(first, last + 1).join('\n')
}
