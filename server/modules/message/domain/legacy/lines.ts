/**
 * A text in its plain form: lines without space at their ends, and no empty lines before or after. EDIFACT ends every line
 * and OIOXML breaks between them, so only this form is the same in both.
 */
export function plainLines(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/^\n+|\n+$/g, '')
}
