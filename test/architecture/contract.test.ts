import { describe, expect, test } from 'vitest'
import type { RefusalCodes, Route } from '../../contract/route.ts'
import { type Breach, hold } from './hold.ts'
import { isTestCode, lineOf, listFiles, listFolders, listSources } from './sources.ts'

interface Declared {
  readonly file: string
  readonly exportName: string
  readonly value: unknown
}

/** Everything the contract exports, once each. */
const declared: Declared[] = []
for (const file of listFiles('contract', '.ts').filter((path) => !isTestCode(path))) {
  const exported = (await import(/* @vite-ignore */ `../../${file}`)) as Record<string, unknown>
  for (const [exportName, value] of Object.entries(exported)) declared.push({ file, exportName, value })
}

function isRoute(value: unknown): value is Route {
  return typeof value === 'object' && value !== null && 'method' in value && 'path' in value
}

const routes = declared.flatMap(({ file, exportName, value }) =>
  isRoute(value) ? [{ file, exportName, route: value }] : [],
)
const refusals = declared.flatMap(({ file, exportName, value }) =>
  exportName.endsWith('Refusals') ? [{ file, exportName, codes: value as RefusalCodes }] : [],
)
const server = listSources('server').filter(({ path }) => !isTestCode(path))

/** Those that share with an earlier one what must be each one's own. */
function shared(of: (route: Route) => string, what: string): Breach[] {
  const seen = new Map<string, string>()
  return routes.flatMap(({ file, exportName, route }) => {
    const key = of(route)
    const first = seen.get(key)
    seen.set(key, exportName)
    return first === undefined
      ? []
      : [{ at: file, what: `${exportName} has the ${what} of ${first}: ${key}` }]
  })
}

describe('the contract', () => {
  test('has one file per module word', () => {
    const words = [...listFolders('server/modules'), 'actor', 'data-kind', 'route']
    const files = listFiles('contract', '.ts').filter((path) => !isTestCode(path))
    hold({
      looked: files.length,
      breaches: files
        // `access-will.ts` is a part of what the module `access` answers.
        .filter((path) => {
          const name = path.slice('contract/'.length, -'.ts'.length)
          return !words.some((word) => name === word || name.startsWith(`${word}-`))
        })
        .map((path) => ({ at: path, what: 'is no module' })),
      instead: 'Name the file as the module that answers the routes in it.',
    })
  })

  test('gives every route a purpose, a summary, somebody it is for, and a name of its own', () => {
    hold({
      looked: routes.length,
      breaches: [
        ...routes.flatMap(({ file, exportName, route }) => [
          ...(route.purpose ? [] : [{ at: file, what: `${exportName} names no purpose` }]),
          ...(route.summary.length > 10 ? [] : [{ at: file, what: `${exportName} has no summary` }]),
          ...(route.for.length > 0 ? [] : [{ at: file, what: `${exportName} is for nobody` }]),
          ...(/^[a-z]+(-[a-z0-9]+)+$/.test(route.name)
            ? []
            : [{ at: file, what: `${exportName}: ${route.name} is not a verb in kebab-case` }]),
        ]),
        ...shared((route) => route.name, 'name'),
        ...shared((route) => `${route.method} ${route.path.replace(/:[^/]+/g, ':')}`, 'address'),
      ],
      instead:
        'A route says why it is called (the access record keeps it) and is known by one name and one address.',
    })
  })

  test('has no address with a CPR number, a name or a free text in it', () => {
    hold({
      looked: routes.length,
      breaches: routes
        .filter(({ route }) =>
          [...route.path.matchAll(/:(\w+)/g)].some(([, part]) => /cpr|name|text/i.test(part ?? '')),
        )
        .map(({ file, exportName, route }) => ({ at: file, what: `${exportName}: ${route.path}` })),
      instead: 'Addresses end in logs and histories: use our own id, and send what is private in the body.',
    })
  })

  test('is answered: every route is bound once, through `answer`, by the module of its file', () => {
    hold({
      looked: routes.length,
      breaches: routes.flatMap(({ file, exportName }) => {
        const bound = server.filter(({ code }) => new RegExp(`\\banswer\\(\\s*${exportName}\\b`).test(code))
        const name = file.slice('contract/'.length, -'.ts'.length)
        const word = listFolders('server/modules').find((one) => name === one || name.startsWith(`${one}-`))
        // `access-will.ts` is bound in `access/will-routes.ts`, beside `access/routes.ts`.
        const place = name === word ? 'routes' : `${name.slice(`${word}-`.length)}-routes`
        if (bound.length === 1 && bound[0]?.path === `server/modules/${word}/${place}.ts`) return []
        const where = bound.length === 0 ? 'nowhere' : `in ${bound.map(({ path }) => path).join(', ')}`
        return [{ at: file, what: `${exportName} is bound ${where}` }]
      }),
      instead:
        'Bind it in server/modules/<word>/routes.ts (or <part>-routes.ts) with answer(…): that checks input and answer, and keeps each request id.',
    })
  })

  test('lets no write pass beside it: an address mounted by hand is a listed exception', () => {
    const looked = server.filter(({ path }) => !path.startsWith('server/platform/http/'))
    hold({
      looked: looked.length,
      breaches: looked.flatMap(({ path, code }) =>
        [
          ...code.matchAll(
            /\b(?:server|app|instance|scope|door)\.(?:post|put|patch|delete|all|route)(?:<[^()]*>)?\(/g,
          ),
        ].map((match) => ({ at: path, line: lineOf(code, match.index), what: `mounts ${match[0]}…)` })),
      ),
      exceptions: {
        'server/modules/identity/development-provider.ts':
          'the OpenID provider of the demo answers as the standard says, not as our contract does',
        'server/modules/identity/provider-sign-out.ts':
          'OpenID Connect says how a provider tells; told again it ends nothing more',
        'server/modules/identity/token-door.ts':
          'OAuth says how a token is asked for; a statement is good once by its own id',
        'server/modules/message/door.ts':
          'FHIR says how a message is posted; its own id makes it happen once',
      },
      instead: 'Declare the route in the contract and bind it with answer(…): a write carries a request id.',
    })
  })
})

const unwritable = 'told as letter-breaks-rules, which the contract lists, before anything is sent'
const unreadable = 'answered at the FHIR door as an OperationOutcome, with the texts of domain/unreadable.ts'

describe('refusals', () => {
  const codes = refusals.flatMap(({ file, codes: listed }) =>
    Object.keys(listed).map((code) => ({ file, code })),
  )

  test('have codes in kebab-case that are unique across modules', () => {
    const first = new Map<string, string>()
    hold({
      looked: codes.length,
      breaches: codes.flatMap(({ file, code }) => {
        const before = first.get(code)
        first.set(code, file)
        return [
          ...(before === undefined ? [] : [{ at: file, what: `${code} is also in ${before}` }]),
          ...(/^[a-z]+(-[a-z0-9]+)*$/.test(code) ? [] : [{ at: file, what: `${code} is not kebab-case` }]),
        ]
      }),
      instead: 'One code means one thing, wherever it comes from: say in the code what is refused.',
    })
  })

  test('that the server gives are all listed in the contract', () => {
    const listed = new Set(codes.map(({ code }) => code))
    const given = server.flatMap(({ path, code }) =>
      [...code.matchAll(/\brefused\(\s*'([^']+)'/g)].map((match) => ({
        at: path,
        line: lineOf(code, match.index),
        code: match[1] ?? '',
      })),
    )
    hold({
      looked: given.length,
      breaches: given
        .filter(({ code }) => !listed.has(code))
        .map(({ at, line, code }) => ({ at, line, what: `refuses with ${code}` })),
      exceptions: {
        'server/modules/message/domain/legacy/charset.ts': unwritable,
        'server/modules/message/domain/legacy/edifact/read-interchange.ts': unreadable,
        'server/modules/message/domain/legacy/edifact/read-segments.ts': unreadable,
        'server/modules/message/domain/legacy/oioxml/read-emessage.ts': unreadable,
        'server/modules/message/domain/legacy/older-message.ts': unwritable,
        'server/modules/message/domain/reading/fhir-of-xml.ts': unreadable,
        'server/modules/message/domain/reading/read-bundle.ts': unreadable,
        'server/modules/message/domain/reading/text-of-bytes.ts': unreadable,
        'server/modules/message/domain/reading/xml.ts': unreadable,
      },
      instead:
        'List the code with its category in contract/<word>.ts, so that screens and other systems know it.',
    })
  })

  test('each have a Danish and an English text for the screen, and no text is left over', async () => {
    const { refusalTexts } = await import('../../web/app/refusal-texts.ts')
    const listed = new Set(codes.map(({ code }) => code))
    hold({
      looked: codes.length,
      breaches: [
        ...codes
          .filter(({ code }) => !refusalTexts[code]?.da.trim() || !refusalTexts[code].en.trim())
          .map(({ file, code }) => ({ at: file, what: `${code} has no text` })),
        ...Object.keys(refusalTexts)
          .filter((code) => !listed.has(code))
          .map((code) => ({ at: 'web/app/refusal-texts.ts', what: `${code} is refused by nobody` })),
      ],
      instead:
        'Say in web/modules/<word>/texts.ts what happened and what to do, in Danish and English, and add it to web/app/refusal-texts.ts.',
    })
    expect(codes.length).toBeGreaterThan(10)
  })
})
