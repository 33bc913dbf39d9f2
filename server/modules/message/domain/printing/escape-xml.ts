const letters: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
  '\r': '&#13;',
  '\t': '&#9;',
}

/** A text as it may stand inside an XML element or attribute. Line breaks are kept as character references. */
export function escapeXml(text: string): string {
  return text.replace(/[&<>"\n\r\t]/g, (letter) => letters[letter] ?? letter)
}
