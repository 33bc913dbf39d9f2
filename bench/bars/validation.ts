import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type CprNumber, cprSystem } from '../../kernel/cpr.ts'
import { instant } from '../../kernel/instant.ts'
import {
  composeCareCommunication,
  composeNotification,
  judgedBy,
  type MailboxFacts,
  printCareCommunication,
  printHospitalNotification,
  type RoleFacts,
  validateFile,
  validatorsInFolder,
} from '../../server/modules/message/index.ts'
import type { Bench, Finding } from '../bench.ts'
import { timeEach } from '../measure.ts'

const bar = 0.5
/** Letters that differ in every id, as no two that come in are the same. */
const letters = 200
const warmUp = 1_000

/**
 * What it takes to judge a message by its published profiles, warm: the profile validator alone, on messages of our own
 * making. Beside it reading the JSON of the same, and judging the bytes of a file as `message validate` does.
 */
export async function measureValidation({ options }: Pick<Bench, 'options'>): Promise<Finding[]> {
  const folder = options.definitions
  if (!existsSync(join(folder, 'sets.json')))
    return [
      {
        what: 'profile validation',
        how: `left out: ${folder} has no sets.json; name a folder of published packages with --definitions`,
        measured: 'not measured',
        numbers: {},
      },
    ]
  const by = await judgedBy(validatorsInFolder(folder))
  const kinds = [
    {
      what: 'hospital notification by its profile',
      standard: 'hospitalnotification',
      write: writeNotification,
      bar,
    },
    {
      what: 'care communication by its profile',
      standard: 'carecommunication-v5',
      write: writeCorrespondence,
    },
  ]
  const findings: Finding[] = []
  for (const { what, standard, write, bar: most } of kinds) {
    const edition = by.editions.find(({ name }) => name === standard)
    if (edition === undefined) throw new Error(`content/message/standards.yaml has no ${standard}`)
    const texts = Array.from({ length: letters }, (_, index) => JSON.stringify(write(index)))
    const bundles = texts.map((text) => JSON.parse(text) as Record<string, unknown>)
    const files = texts.map((text) => new TextEncoder().encode(text))
    for (const bundle of bundles.slice(0, 3))
      if (by.validators.findingsOf(bundle, edition)?.some(({ severity }) => severity === 'error'))
        throw new Error(`a ${standard} of our own breaks its profile`)
    const time = (work: (index: number) => unknown) =>
      timeEach(async (index) => void work(index % letters), { seconds: options.seconds / 3, warmUp })
    const judging = await time((index) => by.validators.findingsOf(bundles[index] ?? {}, edition))
    const reading = await time((index) => JSON.parse(texts[index] ?? ''))
    const whole = await time((index) => validateFile(files[index] ?? new Uint8Array(), by))
    const bytes = texts[0]?.length ?? 0
    findings.push({
      what,
      how: `warm, ${Math.round(bytes / 1000)} kB; reading its JSON takes p50 ${ms(reading.p50)}, the whole of message validate from its bytes ${ms(whole.p50)}`,
      measured: `p50 ${ms(judging.p50)}, p99 ${ms(judging.p99)} (${ms(judging.cpu)} of our CPU), ${(judging.p50 / reading.p50).toFixed(1)} × its JSON`,
      ...(most !== undefined && { bar: `≤ ${most} ms`, holds: judging.p50 <= most }),
      numbers: {
        p50: judging.p50,
        p99: judging.p99,
        cpu: judging.cpu,
        json: reading.p50,
        whole: whole.p50,
        ratio: judging.p50 / reading.p50,
      },
    })
  }
  return findings
}

const ms = (milliseconds: number): string => `${milliseconds.toFixed(2)} ms`

const sender: MailboxFacts = {
  sor: '265161000016000',
  gln: '5790000209354',
  name: 'Hjerteafdelingen, Herlev',
}
const receiver: MailboxFacts = { sor: '953741000016009', gln: '5790001348120', name: 'Plejecenter Herlev' }
/** An official test person. */
const cprNumber = '2509479989' as CprNumber
const nurse: RoleFacts = {
  kind: 'code',
  code: 'sygeplejerske',
  system: 'http://medcomfhir.dk/ig/terminology/CodeSystem/medcom-core-PractitionerRolesSKSadministrativ',
}
const at = instant(Date.UTC(2026, 5, 5, 12))

const uuid = (kind: number, index: number): string =>
  `${String(kind).padStart(8, '0')}-0000-4000-8000-${String(index).padStart(12, '0')}`

/** The nth message of a kind has ids of its own, the same at every run. */
function idsOf(index: number): () => string {
  let count = 0
  return () => {
    count += 1
    return uuid(count, index)
  }
}

function writeNotification(index: number): object {
  const newId = idsOf(index)
  const facts = composeNotification({
    base: 'STIN',
    cprNumber,
    letterId: newId(),
    envelopeId: newId(),
    episodeId: `https://sor2.sum.dsdn.dk/#id=${sender.sor}|${newId()}`,
    periodStart: at,
    sentAt: at,
    sender,
    receiver,
    isReportRequested: true,
  })
  return printHospitalNotification(facts, { newId, family: 'Elmer', given: ['Bruno'] })
}

function writeCorrespondence(index: number): object {
  const newId = idsOf(index)
  const facts = composeCareCommunication({
    version: 5,
    activity: 'new',
    letterId: newId(),
    envelopeId: newId(),
    threadId: newId(),
    category: 'medicine',
    sentAt: at,
    sender,
    receiver,
    citizen: {
      numbers: [{ kind: 'cpr', value: cprNumber, system: cprSystem }],
      family: 'Elmer',
      given: ['Bruno'],
    },
    text: {
      id: newId(),
      author: { name: 'Mia Madsen', role: nurse, phone: '38683868' },
      text: 'Hvor mange dage skal den nye medicin tages? Borgeren har spurgt, og vi kan ikke se det på kortet.',
    },
  })
  return printCareCommunication(facts, newId)
}
