import type { Bilingual } from '../../../../kernel/bilingual.ts'
import type { Processing, RegisterWords } from './article-30.ts'

/** The register of one controller on a day. */
export interface Register {
  readonly controller: { readonly name: string; readonly phone: string | null }
  readonly dataProtectionOfficers: readonly string[]
  readonly on: string
  readonly processor: RegisterWords['processor']
  readonly processings: readonly Processing[]
}

const headings = {
  title: { da: 'Fortegnelse over behandlingsaktiviteter', en: 'Register of processing activities' },
  article: { da: 'Databeskyttelsesforordningen artikel 30', en: 'GDPR article 30' },
  controller: { da: 'Dataansvarlig', en: 'Controller' },
  officer: { da: 'Databeskyttelsesrådgiver', en: 'Data protection officer' },
  processor: { da: 'Databehandler', en: 'Processor' },
  on: { da: 'Gælder den', en: 'As of' },
  purpose: { da: 'Formål', en: 'Purpose' },
  basis: { da: 'Hjemmel', en: 'Legal basis' },
  people: { da: 'Registrerede', en: 'People registered' },
  data: { da: 'Oplysninger', en: 'Categories of data' },
  recipients: { da: 'Modtagere', en: 'Recipients' },
  transfers: { da: 'Overførsel til tredjelande', en: 'Transfers' },
  deletion: { da: 'Sletning', en: 'Deletion' },
  security: { da: 'Sikkerhed', en: 'Security' },
  rules: { da: 'Regler', en: 'Rules' },
} as const satisfies Readonly<Record<string, Bilingual>>

type Language = keyof Bilingual

function cellsOf(
  processing: Processing,
  language: Language,
): readonly (readonly [keyof typeof headings, string])[] {
  const say = (texts: readonly Bilingual[]) => texts.map((text) => text[language]).join('; ')
  return [
    ['purpose', processing.title[language]],
    ['basis', processing.legalBasis.join('; ')],
    ['people', say(processing.people)],
    ['data', processing.dataKinds.map(({ kind, name }) => `${kind} ${name[language]}`).join('; ')],
    ['recipients', say(processing.recipients)],
    ['transfers', processing.transfers[language]],
    ['deletion', processing.deletion[language]],
    ['security', say(processing.security)],
    ['rules', processing.rules.map(({ id, title }) => `${id} ${title[language]}`).join('; ')],
  ]
}

/** A page to print: no script, no style from elsewhere. */
export function printHtml(register: Register, language: Language): string {
  const { controller, on } = register
  const head: readonly (readonly [string, string])[] = [
    [headings.controller[language], [controller.name, controller.phone ?? ''].filter(Boolean).join(', ')],
    [headings.officer[language], register.dataProtectionOfficers.join(', ') || '–'],
    [headings.processor[language], register.processor[language]],
    [headings.on[language], on],
  ]
  return `<!doctype html>
<html lang="${language}">
<meta charset="utf-8">
<title>${escapeHtml(headings.title[language])} – ${escapeHtml(controller.name)}</title>
<h1>${escapeHtml(headings.title[language])}</h1>
<p>${escapeHtml(headings.article[language])}</p>
${definitions(head)}
${register.processings
  .map((processing) => {
    const [[, title] = ['', ''], ...cells] = cellsOf(processing, language)
    return `<h2>${escapeHtml(title)}</h2>\n${definitions(cells.map(([key, text]) => [headings[key][language], text]))}`
  })
  .join('\n')}
</html>
`
}

function definitions(pairs: readonly (readonly [string, string])[]): string {
  const rows = pairs.map(([term, text]) => `<dt>${escapeHtml(term)}</dt><dd>${escapeHtml(text)}</dd>`)
  return `<dl>\n${rows.join('\n')}\n</dl>`
}

function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
}

/** A table with one row for each purpose; semicolons and a byte order mark, as Danish spreadsheets read it. */
export function printCsv(register: Register, language: Language): string {
  const [first] = register.processings
  const columns = first === undefined ? [] : cellsOf(first, language).map(([key]) => headings[key][language])
  const rows = register.processings.map((processing) => cellsOf(processing, language).map(([, text]) => text))
  return `\u{feff}${[columns, ...rows].map((row) => row.map(csvCell).join(';')).join('\r\n')}\r\n`
}

/** A cell that begins like a formula is not one: a spreadsheet must not reckon with what somebody wrote. */
function csvCell(text: string): string {
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return `"${plain.replace(/"/g, '""')}"`
}
