import { describe, expect, test } from 'vitest'
import { tierOrder, tiers } from '../../docs/module-map.ts'
import { type Page, readPage, section, tableRows } from './documents.ts'
import { hold } from './hold.ts'
import { isTestCode, listFiles, listFolders, listSources } from './sources.ts'

const modules = listFolders('server/modules')
const headings = ['What it owns', 'Its words', 'Its face', 'Its events', 'Its tables', 'Whom it asks']

const pages = new Map<string, Page>(
  modules
    .filter((word) => listFiles(`server/modules/${word}`, 'README.md').length > 0)
    .map((word) => [word, readPage(`server/modules/${word}/README.md`)]),
)

/** The kebab-case names of the events a module says it tells; what stands in parentheses is beside the point. */
function eventsOf(page: Page): string[] {
  const text = section(page, 'Its events').replace(/\([^)]*\)/g, '')
  return [...text.matchAll(/`([a-z]+(?:-[a-z]+)+)`/g)].map((match) => match[1] ?? '')
}

/** The words a module explains: the first column of its table, or what it prints bold in a list. */
function wordsOf(page: Page): string[] {
  const text = section(page, 'Its words')
  const bold = [...text.matchAll(/\*\*([^*]+)\*\*/g)].map((match) => match[1] ?? '')
  return [...tableRows(text).map(([word = '']) => word), ...bold].map(plain)
}

function plain(cell: string): string {
  return cell.replace(/[`*]/g, '').trim()
}

const told = [...pages].flatMap(([word, page]) => eventsOf(page).map((event) => ({ word, event })))
const glossary = tableRows(readPage('docs/glossary.md').text).map((cells) => cells.map(plain))

describe('the README of a module', () => {
  test('is there and has the six headings', () => {
    hold({
      looked: modules.length,
      breaches: modules.flatMap((word) => {
        const at = `server/modules/${word}/README.md`
        const page = pages.get(word)
        if (page === undefined) return [{ at, what: 'is missing' }]
        return headings
          .filter((heading) => !page.headings.some((found) => found.startsWith(heading)))
          .map((heading) => ({ at, what: `has no "${heading}"` }))
      }),
      instead: `One page for whoever meets the module: ${headings.join(', ')}.`,
    })
  })

  test('is one page', () => {
    hold({
      looked: pages.size,
      breaches: [...pages.values()]
        .filter(({ text }) => text.split('\n').length > 90)
        .map(({ path, text }) => ({ at: path, what: `has ${text.split('\n').length} lines` })),
      instead:
        'Keep what one must know to ask the module something. The rest is in the code, a decision record or a how-to.',
    })
  })

  test('names every event the module tells, and nobody listens to another', () => {
    const sources = listSources('server/modules').filter(({ path }) => !isTestCode(path))
    const named = (path: string, text: string) =>
      [...text.matchAll(/'([a-z]+(?:-[a-z]+)+)'/g)].map(([, event = '']) => ({ at: path, event }))
    const typed = sources.flatMap(({ path, code }) =>
      [...code.matchAll(/\bOutboxEvent<([^,>]*)[,>]/g)].flatMap((match) => named(path, match[1] ?? '')),
    )
    const heard = sources.flatMap(({ path, code }) =>
      [...code.matchAll(/\bon: \[([^\]]*)\]/g)].flatMap((match) => named(path, match[1] ?? '')),
    )
    hold({
      looked: typed.length + heard.length,
      breaches: [
        ...typed
          .filter(
            ({ at, event }) => !told.some((one) => one.event === event && at.split('/')[2] === one.word),
          )
          .map(({ at, event }) => ({ at, what: `tells ${event}, which its README does not say` })),
        ...heard
          .filter(({ event }) => !told.some((one) => one.event === event))
          .map(({ at, event }) => ({ at, what: `listens to ${event}, which no README says is told` })),
      ],
      instead: 'Name the event under "Its events" of the module that tells it.',
    })
  })
})

describe('the glossary', () => {
  test('has word, Danish, meaning, what it is not, and the module', () => {
    const known = ['kernel', 'house', 'web', ...tierOrder.flatMap((tier) => tiers[tier] as readonly string[])]
    hold({
      looked: glossary.length,
      breaches: glossary.flatMap((cells) => {
        const [word = '', danish = '', meaning = '', , module = ''] = cells
        const at = word
        return [
          ...(cells.length === 5 ? [] : [{ at, what: `has ${cells.length} cells` }]),
          ...(danish === '' || meaning === '' ? [{ at, what: 'has no Danish or no meaning' }] : []),
          ...(known.includes(module) ? [] : [{ at, what: `belongs to ${module}, which is no module` }]),
        ]
      }),
      instead: 'Fill in the row: the glossary binds what screens, code and letters call a thing.',
    })
    const meanings = glossary.map(([word = '', , , , module = '']) => `${word} of ${module}`)
    expect(meanings.filter((one, index) => meanings.indexOf(one) !== index)).toEqual([])
  })

  test('has every module, every event, and every word a module explains', () => {
    const known = new Set(glossary.map(([word = '']) => word))
    const wanted = [
      ...modules.map((word) => ({ word, by: 'server/modules' })),
      ...told.map(({ word, event }) => ({ word: event, by: `server/modules/${word}/README.md` })),
      ...[...pages.values()].flatMap((page) => wordsOf(page).map((word) => ({ word, by: page.path }))),
    ]
    hold({
      looked: wanted.length,
      breaches: wanted
        .filter(({ word }) => !known.has(word))
        .map(({ word, by }) => ({ at: by, what: `"${word}" is not in docs/glossary.md` })),
      instead:
        'A word that is not in the glossary means something else to the next reader. Add it, with what it is not.',
    })
  })

  test('has the Danish that the page of the module has', () => {
    const explained = [...pages].flatMap(([module, page]) =>
      tableRows(section(page, 'Its words')).map(([word = '', danish = '']) => ({
        module,
        word: plain(word),
        danish: plain(danish),
      })),
    )
    hold({
      looked: explained.length,
      breaches: explained.flatMap(({ module, word, danish }) => {
        const row = glossary.find((cells) => cells[0] === word && cells[4] === module)
        if (row === undefined) return [{ at: module, what: `"${word}" has no row of this module` }]
        return row[1] === danish
          ? []
          : [{ at: module, what: `"${word}" is ${danish}, in the glossary ${row[1]}` }]
      }),
      instead: 'One Danish word on every screen: make docs/glossary.md and the README of the module agree.',
    })
  })
})
