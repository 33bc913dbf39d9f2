import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { demoPeople } from '../../seed/demo.ts'
import { exitCode } from '../../server/command-line/output.ts'
import { listSettings } from '../../server/platform/settings.ts'
import { anchorOf, listPages, readPage, section, tableRows } from './documents.ts'
import { hold } from './hold.ts'
import { lineOf, listFiles, readText, root } from './sources.ts'

const pages = listPages()

describe('documents', () => {
  test('have links that lead somewhere', () => {
    const links = pages.flatMap((page) =>
      [...page.text.matchAll(/\]\(([^)\s]+)\)/g)].map((match) => ({
        page,
        line: lineOf(page.text, match.index),
        to: match[1] ?? '',
      })),
    )
    hold({
      looked: links.length,
      breaches: links
        .filter(({ page, to }) => {
          if (/^[a-z]+:/.test(to)) return false
          const [path = '', anchor] = to.split('#')
          const target = path === '' ? page.path : join(dirname(page.path), path)
          if (!existsSync(join(root, target))) return true
          if (anchor === undefined || !target.endsWith('.md')) return false
          return !readPage(target).headings.some((heading) => anchorOf(heading) === anchor)
        })
        .map(({ page, line, to }) => ({ at: page.path, line, what: `links to ${to}` })),
      instead: 'Point the link to where the page or heading is now.',
    })
  })

  test('name files that are there', () => {
    const named = pages
      .filter(({ path }) => !path.startsWith('docs/decisions/') && path !== 'CHANGELOG.md')
      .flatMap((page) =>
        [
          ...page.text.matchAll(
            /`((?:kernel|contract|content|server|web|seed|test|docs|bench|bin)\/[\w./-]+|[A-Z]+\.md)`/g,
          ),
        ].map((match) => ({ page, line: lineOf(page.text, match.index), name: match[1] ?? '' })),
      )
    hold({
      looked: named.length,
      breaches: named
        .filter(
          ({ page, name }) =>
            ![root, join(root, dirname(page.path))].some((from) => existsSync(join(from, name))),
        )
        .map(({ page, line, name }) => ({ at: page.path, line, what: `names ${name}` })),
      instead: 'Name the file as it is called now, or leave it out.',
    })
  })

  test('name commands that are there', () => {
    const { scripts } = JSON.parse(readText('package.json')) as { scripts: Record<string, string> }
    const named = pages.flatMap(({ path }) =>
      [...readText(path).matchAll(/\bnpm run (?:-s )?([a-z][a-z:-]*)/g)].map((match) => ({
        at: path,
        script: match[1] ?? '',
      })),
    )
    hold({
      looked: named.length,
      breaches: named
        .filter(({ script }) => scripts[script] === undefined)
        .map(({ at, script }) => ({ at, what: `says npm run ${script}` })),
      instead: 'Write the command as package.json has it.',
    })
  })
})

describe('the README', () => {
  test('lists every setting with its default and its meaning', () => {
    const rows = tableRows(section(readPage('README.md'), 'Settings')).map((cells) =>
      cells.map((cell) => cell.replaceAll('`', '')),
    )
    expect(rows).toEqual(listSettings().map(({ name, default: value, meaning }) => [name, value, meaning]))
  })
})

describe('the README, for whoever has just come', () => {
  const readme = readPage('README.md')

  test('names people who can sign in', () => {
    const rows = tableRows(section(readme, 'Sign in as')).map(([who = '']) => who)
    const known = demoPeople.map(({ name }) => name)
    expect(rows.length).toBeGreaterThan(3)
    expect(rows.filter((who) => !known.includes(who))).toEqual([])
  })

  test('lists every command of the command line, and no other', () => {
    const files = listFiles('server/command-line', '.ts').map((path) => readText(path))
    const commandsOf = (text: string) =>
      [...text.matchAll(/\.command\('([a-z-]+)'\)/g)].map((match) => match[1] ?? '')
    const commands = files.flatMap((text) => {
      const group = /new Command\('([a-z]+)'\)/.exec(text)?.[1]
      return commandsOf(text).map((name) => (group === 'sammenhaeng' ? name : `${group} ${name}`))
    })
    const rows = tableRows(section(readme, 'Command line')).map(([name = '']) => name.replaceAll('`', ''))
    expect(rows.toSorted()).toEqual(commands.toSorted())
  })

  test('says every exit code', () => {
    const line = /^Exit codes: (.*)\.$/m.exec(readme.text)?.[1] ?? ''
    expect([...line.matchAll(/(?:^|, )(\d)/g)].map((match) => Number(match[1]))).toEqual(
      Object.values(exitCode),
    )
  })
})

describe('decision records', () => {
  const records = listFiles('docs/decisions', '.md')
  const parts = ['Context', 'Options', 'Choice', 'What follows', 'What would make us change our mind']

  test('are numbered without gaps or clashes, and named by what was decided', () => {
    hold({
      looked: records.length,
      breaches: records.flatMap((path, index) => {
        const name = path.slice('docs/decisions/'.length)
        const number = String(index + 1).padStart(4, '0')
        return new RegExp(`^${number}-[a-z0-9]+(-[a-z0-9]+)*\\.md$`).test(name)
          ? []
          : [{ at: path, what: `should begin with ${number}-` }]
      }),
      instead: 'Two branches took the same number: the one merged last takes the next.',
    })
  })

  test('have a date and say context, options with their price, choice, what follows, and what would change our mind', () => {
    hold({
      looked: records.length,
      breaches: records
        .map(readPage)
        .flatMap(({ path, text, headings }) => [
          ...parts
            .filter((part) => !headings.includes(part))
            .map((part) => ({ at: path, what: `has no "${part}"` })),
          ...(/^Date: \d{4}-\d\d-\d\d$/m.test(text) ? [] : [{ at: path, what: 'has no date' }]),
        ]),
      instead:
        'A decision can only be reconsidered by someone who can see what it rested on. Fill in the part.',
    })
  })
})
