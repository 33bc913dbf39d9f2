import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { ProfessionalActor } from '../../../contract/actor.ts'
import type { CitizenId, OrganisationId, PersonId, RoleId } from '../../../kernel/ids.ts'
import type { DanishDate, Instant } from '../../../kernel/instant.ts'
import type { SorCode } from '../../../kernel/organisation-number.ts'
import { openTestHouse, type TestHouse } from '../../../test/support/shell.ts'
import type { ContentError } from '../../platform/content-file.ts'
import { sql } from '../../platform/db/sql.ts'
import { registerUnit } from '../organisation/index.ts'
import * as access from './index.ts'
import { viewExemptions } from './use-cases/exemptions.ts'

let house: TestHouse
let team: OrganisationId
let otherTeam: OrganisationId
const sor = '276061000016004'

beforeAll(async () => {
  house = await openTestHouse()
  const add = async (name: string, told: object) => {
    const unit = await registerUnit(house.shell, {
      name,
      kind: 'team',
      validFrom: '2020-01-01' as DanishDate,
      ...told,
    })
    if (!unit.ok) throw new Error(unit.refusal.code)
    return unit.value.id
  }
  const municipality = await add('municipality', { kind: 'municipality', municipalityCode: '0751' })
  const nursing = await add('nursing', { kind: 'department', parentId: municipality, room: 'health' })
  team = await add('team', { parentId: nursing, sor: sor as SorCode })
  otherTeam = await add('other team', { parentId: nursing })
})
beforeEach(() => house.clock.set('2026-06-01T08:00:00.000Z'))
afterAll(() => house.close())

/** A made-up trial: for nurses of one team, having been told of an admission is tie enough to read the plan. */
function written(more: Readonly<Record<string, string>> = {}): string {
  const parts = {
    id: 'N6-TEST-1',
    version: '1',
    network: 'Netværk 6 (prøve)',
    participants: `["${sor}"]`,
    waives: '[P03]',
    conditions: '[{ relation: { at_least: 1 } }]',
    data: '[PLAN]',
    valid_from: '2026-06-01T00:00:00Z',
    valid_to: '2026-06-30T22:00:00Z',
    legal_reference: 'Prøvebekendtgørelse § 1',
    approved_by: 'Prøveminister, 1. maj 2026',
    evaluation_due: '2026-09-01',
    ...more,
  }
  const lines = Object.entries(parts).map(([key, value]) => `    ${key}: ${value}`)
  return `exemptions:\n${lines.join('\n').replace('    id', '  - id')}\n`
}

const publish = (text: string, isDryRun = false) =>
  access.publishExemptions(house.shell, { name: 'trial.yaml', text }, { isDryRun })

async function faultsOf(text: string): Promise<string[]> {
  const fault = await publish(text).then(
    () => undefined,
    (thrown: ContentError) => thrown,
  )
  return (fault?.faults ?? []).map(({ line, rule }) => `${line} ${rule}`)
}

function nurse(unitId: OrganisationId): ProfessionalActor {
  const id = '00000000-0000-7000-8000-000000000001'
  return {
    kind: 'professional',
    personId: id as PersonId,
    name: 'Mette Holm',
    roleId: id as RoleId,
    function: 'home-nurse',
    unitId,
  }
}

/** A citizen of whose admission both teams have been told, and no more. */
async function toldOf(): Promise<CitizenId> {
  const citizenId = house.shell.ids.next<CitizenId>()
  for (const unitId of [team, otherTeam])
    await access.recordRelation(house.shell, {
      citizenId,
      unitId,
      kind: 'notice',
      sourceId: citizenId,
      from: '2026-06-01T00:00:00.000Z' as Instant,
    })
  return citizenId
}

const look = async (unitId: OrganisationId, citizenId: CitizenId, kind: 'PLAN' | 'REC' = 'PLAN') => {
  const answer = await access.allow(house.shell, {
    actor: nurse(unitId),
    citizenId,
    kind,
    purpose: 'treatment',
    action: 'read',
  })
  return answer.ok ? answer.value.ruleId : String(answer.refusal.data.ruleId)
}

describe('a trial is refused, with the line, when it', () => {
  test.each([
    ['waives the citizen’s objection', { waives: '[D03]' }, '6 secrecy-and-objection-stand'],
    ['waives a denial', { waives: '[D05]' }, '6 secrecy-and-objection-stand'],
    ['waives emergency access', { waives: '[P20]' }, '6 secrecy-and-objection-stand'],
    ['waives the control of the log, which is the GDPR', { waives: '[P41]' }, '6 gdpr-is-never-waived'],
    ['waives what is in no book', { waives: '[P99]' }, '6 rule-unknown'],
    ['asks for nothing instead', { conditions: '[]' }, '7 opens-to-all'],
    [
      'asks for nothing but that it is necessary',
      { conditions: '[{ necessary: purpose }]' },
      '7 opens-to-all',
    ],
    ['asks for something nobody understands', { conditions: '[{ wished: yes }]' }, '7 condition-unknown'],
    ['speaks of data the rule never gave', { data: '[SOC]' }, '8 data-of-another-rule'],
    ['ends before it begins', { valid_to: '2026-05-01T00:00:00Z' }, '10 ends-before-it-begins'],
    ['has a participant nobody knows', { participants: '["123456789012345"]' }, '5 participant-unknown'],
    ['has a word that is not its own', { waves: '[P03]' }, '2 not-the-shape'],
  ])('%s', async (_, more, fault) => {
    expect(await faultsOf(written(more))).toContain(fault)
  })
})

test('a trial opens for its participants, its data and its time, to the second, and the log names it', async () => {
  const citizenId = await toldOf()
  expect(await look(team, citizenId)).toBe('D01')
  expect(await publish(written(), true)).toMatchObject({ published: [{ id: 'N6-TEST-1', version: 1 }] })
  expect(await look(team, citizenId)).toBe('D01')
  await publish(written())
  expect(await look(team, citizenId)).toBe('P43')
  const [logged] = await house.owner.query<{ exemptionId: string }>(sql`
    select exemption_id as "exemptionId"
    from access.records
    where citizen_id = ${citizenId} and rule_id = 'P43'`)
  expect(logged).toEqual({ exemptionId: 'N6-TEST-1' })
  expect(await look(otherTeam, citizenId)).not.toBe('P43')
  expect(await look(team, citizenId, 'REC')).not.toBe('P43')
  house.clock.set('2026-06-30T21:59:59.999Z')
  expect(await look(team, citizenId)).toBe('P43')
  house.clock.set('2026-06-30T22:00:00.000Z')
  expect(await look(team, citizenId)).not.toBe('P43')
})

test('a published version is never changed: the same text again changes nothing, another text needs a new version', async () => {
  await publish(written())
  expect(await publish(written())).toMatchObject({ published: [], unchanged: [{ version: 1 }] })
  expect(await faultsOf(written({ network: 'Netværk 5 (prøve)' }))).toEqual(['1 version-published'])
  await publish(written({ version: '2', valid_to: '2026-06-02T00:00:00Z' }))
  const listed = await viewExemptions(house.shell)
  expect(listed).toMatchObject({
    value: {
      exemptions: [{ id: 'N6-TEST-1', version: 2, participants: [{ name: 'team' }], status: 'in-force' }],
    },
  })
  house.clock.set('2026-06-03T00:00:00.000Z')
  expect(await look(team, await toldOf())).not.toBe('P43')
})
