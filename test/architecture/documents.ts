import { listFiles, readText } from './sources.ts'

/** One page of documentation. */
export interface Page {
  readonly path: string
  /** The text with fenced code blanked out; lines stay where they are. */
  readonly text: string
  readonly headings: readonly string[]
}

/** Every Markdown page of the project. */
export function listPages(): Page[] {
  return [
    ...listFiles('.', '.md').filter((path) => !path.includes('/')),
    ...['docs', 'server', 'web', 'content', 'test', 'seed', 'bench'].flatMap((folder) =>
      listFiles(folder, '.md'),
    ),
  ].map(readPage)
}

export function readPage(path: string): Page {
  const text = readText(path).replace(/^```[\s\S]*?^```/gm, (block) => block.replace(/[^\n]/g, ' '))
  return {
    path,
    text,
    headings: [...text.matchAll(/^#{1,6} (.+)$/gm)].map((match) => (match[1] ?? '').trim()),
  }
}

/** The lines below a heading, up to the next one of the same level or above. Empty when there is no such heading. */
export function section(page: Page, heading: string): string {
  const lines = page.text.split('\n')
  const start = lines.findIndex((line) => /^#+ /.test(line) && line.replace(/^#+ /, '').startsWith(heading))
  if (start === -1) return ''
  const level = /^#+/.exec(lines[start] ?? '')?.[0].length ?? 1
  const length = lines.slice(start + 1).findIndex((line) => (/^(#+) /.exec(line)?.[1]?.length ?? 9) <= level)
  return lines.slice(start + 1, length === -1 ? undefined : start + 1 + length).join('\n')
}

/** The rows of every table in a text, cell by cell, without heads and rules. */
export function tableRows(text: string): string[][] {
  const lines = text.split('\n')
  return lines.flatMap((line, index) => {
    if (!line.startsWith('|') || /^\|[\s:|-]+\|$/.test(line)) return []
    if (/^\|[\s:|-]+\|$/.test(lines[index + 1] ?? '')) return []
    return [
      line
        .slice(1, line.lastIndexOf('|'))
        .split(/(?<!\\)\|/)
        .map((cell) => cell.trim().replaceAll('\\|', '|')),
    ]
  })
}

/** The anchor GitHub gives a heading. */
export function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[`*_]/g, '')
    .replace(/[^\p{L}\p{N} -]/gu, '')
    .replaceAll(' ', '-')
}
