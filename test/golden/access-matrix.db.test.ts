import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type MatrixStage, setMatrixStage } from '../support/access-matrix.ts'
import { everyRoute } from '../support/every-route.ts'
import { openHouse, type RunningHouse } from '../support/house.ts'

let house: RunningHouse
let stage: MatrixStage
beforeAll(async () => {
  house = await openHouse()
  stage = await setMatrixStage(house)
})
afterAll(() => house.close())

const head = `Who is answered what: every route, asked by everybody of the demo, about two citizens. Read it as a diff.

Bruno   at home in Gladsaxe since an hour ago, after three days on the heart ward in Herlev; Nancy is his sister
Max     at home in Esbjerg, in hospital there

Everybody asks for something that is there, with a body as short as it may be; what was done is undone. Nobody signed in is
answered 401 by every route, another site 403, and a write without the page's token 403 (test/security/gates.db.test.ts).
Written by: npm run golden:access
`

/** Lines of names, none longer than a screen. */
function wrapped(names: readonly string[]): string {
  const lines: string[] = []
  for (const name of names) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + name.length < 112) lines[lines.length - 1] = `${last}; ${name}`
    else lines.push(`           ${name}`)
  }
  return lines.join('\n')
}

/** Those who were answered alike together; the answer most were given stands last, for everybody else. */
function told(about: string, answers: ReadonlyMap<string, readonly string[]>): string {
  const groups = [...answers].toSorted(
    ([one, mine], [other, theirs]) => mine.length - theirs.length || (one < other ? -1 : 1),
  )
  return groups
    .map(([answer, askers], index) => {
      const isRest = index === groups.length - 1
      const names = isRest
        ? [groups.length === 1 ? 'everybody' : `everybody else (${askers.length})`]
        : askers
      return `  ${about.padEnd(6)} ${answer}\n${wrapped(names)}`
    })
    .join('\n')
}

test('every route answers everybody as the table says', async () => {
  const parts: string[] = [`${head}\nEverybody:\n${wrapped(stage.askers.map(({ label }) => label))}\n`]
  const faults: string[] = []
  for (const mounted of everyRoute) {
    const { method, path, name } = mounted.route
    // About nothing but the asker's own session: test/security/sessions.db.test.ts.
    if (path.startsWith('/api/v1/session')) continue
    const isAboutOne = path.includes(':citizenId') || path.includes(':letterId')
    const subjects = isAboutOne
      ? ([
          ['Bruno', stage.bruno],
          ['Max', stage.max],
        ] as const)
      : ([['', stage.bruno]] as const)
    const lines: string[] = []
    for (const [label, subject] of subjects) {
      const answers = new Map<string, string[]>()
      const given = await Promise.all(stage.askers.map((asker) => stage.ask(mounted, asker, subject.idOf)))
      stage.askers.forEach((asker, index) => {
        const answer = given[index] ?? ''
        if (answer.startsWith('500')) faults.push(`${name}: ${answer}`)
        answers.set(answer, [...(answers.get(answer) ?? []), asker.label])
      })
      lines.push(told(label, answers))
    }
    parts.push(`${method} ${path}  ${name}\n${lines.join('\n')}\n`)
  }
  await expect(parts.join('\n')).toMatchFileSnapshot(join(import.meta.dirname, 'access-matrix.txt'))
  expect([...new Set(faults)]).toEqual([])
}, 600_000)
