import { createRequire } from 'node:module'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ProfessionalActor } from '../../../contract/actor.ts'
import {
  getPlanDefinitionRoute,
  getProgrammeRoute,
  programmeTrialView,
} from '../../../contract/pathway-programme.ts'
import { localReplacementSystem } from '../../../kernel/cpr.ts'
import type { CitizenId, OrganisationId, PersonId, RoleId, StayId } from '../../../kernel/ids.ts'
import { type DanishDate, instant } from '../../../kernel/instant.ts'
import type { Result } from '../../../kernel/result.ts'
import { openTestHouse, type TestHouse } from '../../../test/support/shell.ts'
import { sql } from '../../platform/db/sql.ts'
import { loadAgreements } from '../agreement/index.ts'
import { registerCitizen } from '../citizen/index.ts'
import { registerUnit } from '../organisation/index.ts'
import { applyToDraft, beginDraft, type DraftEvent, type DraftId } from './domain/draft.ts'
import type { FactKey } from './domain/fact.ts'
import { loadProgrammes, pathwayModule, publishProgrammes, recordFacts } from './index.ts'
import { printDraft } from './print-draft.ts'
import { listDraftEvents } from './store/drafts.ts'
import {
  beginProgrammeDraft,
  checkProgramme,
  discardProgrammeDraft,
  getProgrammeDraft,
  listProgrammeDrafts,
  publishProgrammeDraft,
  saveProgrammeDraft,
} from './use-cases/programme-draft.ts'
import { getProgrammeWords } from './use-cases/programme-words.ts'
import { retireVersion } from './use-cases/retire-version.ts'
import { beginProgrammeTrial, getProgrammeTrial } from './use-cases/try-programme.ts'
import { getPlanDefinition, getProgramme, listProgrammes } from './use-cases/view-programmes.ts'

const since = '2020-01-01' as DanishDate
const code = 'acute-admission-and-discharge'

function must<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(`${result.refusal.code} ${JSON.stringify(result.refusal.data)}`)
  return result.value
}

const actor = (jobFunction: string): ProfessionalActor => ({
  kind: 'professional',
  personId: '01900000-0000-7000-8000-000000000001' as PersonId,
  name: 'Signe Lund',
  roleId: '01900000-0000-7000-8000-000000000002' as RoleId,
  function: jobFunction,
  unitId: '01900000-0000-7000-8000-000000000003' as OrganisationId,
})
const secretariat = actor('secretariat')

interface Written {
  [key: string]: unknown
  steps: { id: string; due?: object; service: string; handoff?: object }[]
}

describe('programmes as people read and write them', () => {
  let house: TestHouse
  let ward: OrganisationId

  beforeAll(async () => {
    house = await openTestHouse({
      now: '2026-06-20T08:00:00.000Z',
      listeners: [...(pathwayModule.listeners ?? [])],
    })
    await loadAgreements(house.shell)
    await loadProgrammes(house.shell)
    const hospital = must(
      await registerUnit(house.shell, {
        name: 'Esbjerg Sygehus',
        kind: 'hospital',
        municipalityCode: '0561',
        validFrom: since,
      }),
    ).id
    ward = must(
      await registerUnit(house.shell, { name: 'M1', kind: 'ward', parentId: hospital, validFrom: since }),
    ).id
    const municipality = must(
      await registerUnit(house.shell, {
        name: 'Varde Kommune',
        kind: 'municipality',
        municipalityCode: '0573',
        validFrom: since,
      }),
    ).id
    await registerUnit(house.shell, {
      name: 'Sygeplejen',
      kind: 'team',
      parentId: municipality,
      room: 'health',
      services: ['home-nursing'],
      validFrom: since,
    })
  })
  afterAll(() => house.close())

  const begin = async () => {
    const { page } = must(await getProgramme(house.shell, secretariat, { code }))
    return must(await beginProgrammeDraft(house.shell, secretariat, { code, basedOn: page.version ?? 0 }))
  }
  const written = ({ document }: { document: unknown }) => structuredClone(document) as Written
  const discard = ({ draftId, revision }: { draftId: string; revision: number }) =>
    discardProgrammeDraft(house.shell, secretariat, draftId as DraftId, revision)

  test('every programme reads in plain Danish, step by step, in the lane of who has it', async () => {
    const { programmes, mayEdit } = await listProgrammes(house.shell, secretariat)
    expect(mayEdit).toBe(true)
    for (const one of programmes)
      for (const { version } of one.versions) {
        const found = must(await getProgramme(house.shell, actor('nurse'), { code: one.code, version }))
        const answer = getProgrammeRoute.answer.parse(found)
        expect(answer.mayEdit).toBe(false)
        expect(JSON.stringify(answer)).not.toContain('undefined')
        for (const step of answer.page.steps) expect(step.sector).not.toBe('faelles')
      }
    const { page } = must(await getProgramme(house.shell, secretariat, { code }))
    expect(page.steps.find(({ id }) => id === 'A14')).toMatchObject({
      sector: 'hospital',
      deadline: { da: 'senest 3 hverdage efter udskrivningen' },
    })
    expect(page.status).toBe('in-force')
  })

  test('a programme nobody has written, or a version that is not there, is unknown', async () => {
    expect(await getProgramme(house.shell, secretariat, { code: 'none' })).toMatchObject({
      refusal: { code: 'programme-unknown' },
    })
    expect(await getProgramme(house.shell, secretariat, { code, version: 99 })).toMatchObject({ ok: false })
  })

  test('every version is a PlanDefinition that FHIR R4 finds nothing wrong with', async () => {
    const { Fhir } = createRequire(import.meta.url)('fhir') as {
      Fhir: new () => {
        validate(resource: unknown, options?: object): { messages: { severity: string }[] }
      }
    }
    const { programmes } = await listProgrammes(house.shell, secretariat)
    for (const one of programmes)
      for (const { version } of one.versions) {
        const plan = must(await getPlanDefinition(house.shell, { code: one.code, version }))
        expect(getPlanDefinitionRoute.answer.parse(plan)).toEqual(plan)
        // The validator does not go into parts of parts: the steps are judged as a plan of their own too.
        const [whole] = plan.action as { action: unknown[] }[]
        for (const judged of [plan, { ...plan, action: whole?.action }]) {
          const { messages } = new Fhir().validate(structuredClone(judged), { errorOnUnexpected: true })
          expect(messages.filter(({ severity }) => severity === 'error')).toEqual([])
        }
        expect(whole?.action.length).toBeGreaterThan(5)
        expect(new Fhir().validate({ ...plan, status: 'running' }).messages).not.toEqual([])
      }
  })

  test('a version written as a draft has no fault and reads as it did', async () => {
    const { programmes } = await listProgrammes(house.shell, secretariat)
    for (const one of programmes)
      for (const { version } of one.versions.slice(0, 1)) {
        const draft = must(
          await beginProgrammeDraft(house.shell, secretariat, { code: one.code, basedOn: version }),
        )
        expect(draft.faults).toEqual([])
        const { page } = must(await getProgramme(house.shell, secretariat, { code: one.code, version }))
        expect(draft.page?.steps).toEqual(page.steps)
        expect(draft.page?.exceptions).toEqual(page.exceptions)
        expect(draft.document.version).toBe(version + 1)
        must(await discard(draft))
      }
  })

  test('a fault is told at the field it stands in, by the very rules of publishing', async () => {
    const draft = await begin()
    const document = written(draft)
    const at = document.steps.findIndex(({ id }) => id === 'A14')
    const [step] = document.steps.slice(at)
    if (step === undefined) throw new Error('no such step')
    document.steps[at] = {
      ...step,
      service: 'no-such-service',
      due: { ...step.due, anchor: 'treatment-finished' },
    }
    document.inclusion = { fact: 'patient-smiled' }
    const { faults } = must(await checkProgramme(house.shell, secretariat, document))
    expect(faults).toContainEqual({
      path: 'inclusion.fact',
      rule: 'fact-unknown',
      text: 'nobody tells the fact patient-smiled',
    })
    const { inclusion: _, ...rest } = document
    const missing = must(await checkProgramme(house.shell, secretariat, rest))
    expect(missing.faults.map(({ path, rule }) => [path, rule])).toContainEqual([
      'inclusion',
      'not-the-shape',
    ])
    const further = must(
      await checkProgramme(house.shell, secretariat, { ...document, inclusion: { fact: 'stay-started' } }),
    )
    expect(further.faults.map(({ path, rule }) => [path, rule])).toEqual(
      expect.arrayContaining([
        [`steps.${at}.service`, 'service-unknown'],
        [`steps.${at}.due.anchor`, 'deadline-without-anchor'],
      ]),
    )
    // With a fault the page still shows how it would read.
    expect(further.page?.steps).toHaveLength(document.steps.length)
    must(await discard(draft))
  })

  test('only the secretariat writes; a quality lead reads along; others see no drafts', async () => {
    for (const reader of [actor('quality-lead'), secretariat])
      expect((await listProgrammeDrafts(house.shell, reader)).ok).toBe(true)
    for (const refused of [actor('quality-lead'), actor('ward-doctor')])
      expect(await beginProgrammeDraft(house.shell, refused, { code, basedOn: 1 })).toMatchObject({
        refusal: { code: 'programme-only-secretariat' },
      })
    expect(await listProgrammeDrafts(house.shell, actor('ward-doctor'))).toMatchObject({ ok: false })
    expect(await getProgrammeWords(house.shell, actor('ward-doctor'))).toMatchObject({ ok: false })
    expect(must(await getProgrammeWords(house.shell, secretariat)).facts.length).toBeGreaterThan(40)
  })

  test('two who write at once: the second is told, and nothing is overwritten', async () => {
    const draft = await begin()
    const draftId = draft.draftId as DraftId
    const document = { ...written(draft), name: { da: 'Ny', en: 'New' } }
    expect(await beginProgrammeDraft(house.shell, secretariat, { code, basedOn: 1 })).toMatchObject({
      refusal: { code: 'programme-draft-open-already' },
    })
    const saved = must(await saveProgrammeDraft(house.shell, secretariat, draftId, { revision: 1, document }))
    expect(saved.revision).toBe(2)
    expect(
      await saveProgrammeDraft(house.shell, secretariat, draftId, { revision: 1, document: {} }),
    ).toMatchObject({ refusal: { code: 'programme-changed-meanwhile' } })
    const shown = must(await getProgrammeDraft(house.shell, secretariat, draftId))
    expect(shown.page?.name.da).toBe('Ny')
    expect(shown.history.map(({ deed, by }) => `${deed} ${by}`)).toEqual([
      'saved Signe Lund',
      'begun Signe Lund',
    ])
    must(await discard(saved))
    // The row is what its events add up to.
    const [first, ...later] = await listDraftEvents(house.db, draftId)
    const folded = later.reduce(
      (state, event) => applyToDraft(state, event as Exclude<DraftEvent, { type: 'begun' }>),
      beginDraft(draftId, first as Extract<DraftEvent, { type: 'begun' }>),
    )
    expect(must(await getProgrammeDraft(house.shell, secretariat, draftId))).toMatchObject({
      status: folded.status,
      revision: folded.revision,
      document: folded.document,
    })
  })

  test('a draft with faults is saved and not published', async () => {
    const draft = await begin()
    const document = { ...written(draft), inclusion: { fact: 'patient-smiled' } }
    const saved = must(
      await saveProgrammeDraft(house.shell, secretariat, draft.draftId as DraftId, { revision: 1, document }),
    )
    expect(saved.faults).not.toEqual([])
    expect(
      await publishProgrammeDraft(house.shell, secretariat, draft.draftId as DraftId, {
        revision: 2,
        validFrom: '2026-09-01' as DanishDate,
      }),
    ).toMatchObject({ refusal: { code: 'programme-has-faults' } })
    must(await discard(saved))
  })

  /** Recorded pathways: citizens sent home on a Friday. */
  const discharged = async (howMany: number) => {
    for (let index = 0; index < howMany; index += 1) {
      const citizenId: CitizenId = must(
        await registerCitizen(house.shell, {
          number: `${String(index + 1).padStart(2, '0')}01600VK1`,
          system: localReplacementSystem,
          name: 'Testborger',
          municipalityCode: '0573',
          from: since,
        }),
      )
      const subjectId = house.shell.ids.next<StayId>()
      const common = { subjectId, source: 'test' }
      await recordFacts(house.shell, citizenId, [
        {
          ...common,
          key: `start ${index}` as FactKey,
          kind: 'stay-started',
          at: instant('2026-06-02T08:00:00Z'),
          data: { class: 'admitted', unitId: ward },
        },
        {
          ...common,
          key: `end ${index}` as FactKey,
          kind: 'stay-ended',
          at: instant('2026-06-05T12:00:00Z'),
          data: { unitId: ward, over24h: true, toMunicipalNursing: index >= 3 },
        },
      ])
    }
  }

  test('a draft is tried against recorded pathways: numbers only, small ones hidden, and the same version changes nothing', async () => {
    await discharged(12)
    const draft = await begin()
    const document = written(draft)
    const sooner = document.steps.map((step) =>
      step.id === 'A14' ? { ...step, due: { anchor: 'stay-ended', amount: 1, unit: 'workday' } } : step,
    )
    const withoutLast = sooner.filter(({ id }) => id !== 'A15')
    const saved = must(
      await saveProgrammeDraft(house.shell, secretariat, draft.draftId as DraftId, {
        revision: 1,
        document: { ...document, steps: withoutLast },
      }),
    )
    expect(saved.faults).toEqual([])
    const old = draft.basedOn ?? 0
    const begun = must(
      await beginProgrammeTrial(house.shell, secretariat, {
        code,
        oldVersion: old,
        with: { draftId: draft.draftId as DraftId },
      }),
    )
    expect(begun.status).toBe('running')
    await house.settle()
    const trial = programmeTrialView.parse(
      must(await getProgrammeTrial(house.shell, actor('quality-lead'), begun.trialId as never)),
    )
    expect(trial).toMatchObject({
      status: 'finished',
      progress: { done: 12, of: 12 },
      pathways: { n: 12, hidden: null },
      different: { n: 12, hidden: null },
    })
    expect(trial.steps.find(({ stepId }) => stepId === 'A14')).toMatchObject({
      both: { n: 12 },
      // From Wednesday to Monday, since Friday was Constitution Day.
      earlier: { of: { n: 12 }, medianMinutes: 2 * 24 * 60 },
      later: { of: { n: 0 } },
    })
    // Nine got it, three needed no nursing: neither number is shown.
    expect(trial.steps.find(({ stepId }) => stepId === 'A15')).toMatchObject({
      in: 'only-old',
      onlyOld: { n: null, hidden: 'derivable' },
      neither: { n: null, hidden: 'few' },
    })
    const rows = await house.owner.query<{ text: string }>(sql`
      select row_to_json(programme_trials)::jsonb - 'old_document' - 'new_document' as text
      from pathway.programme_trials`)
    expect(JSON.stringify(rows)).not.toContain('Testborger')

    const same = must(
      await beginProgrammeTrial(house.shell, secretariat, { code, oldVersion: old, with: { version: old } }),
    )
    await house.settle()
    expect(must(await getProgrammeTrial(house.shell, secretariat, same.trialId as never))).toMatchObject({
      different: { n: 0 },
      notStarted: { n: 0 },
    })
    must(await discard(saved))
  })

  test('a draft is published as the next version, in force from its day, and what runs keeps its own', async () => {
    const draft = await begin()
    const before = must(await getProgramme(house.shell, secretariat, { code }))
    const newest = Math.max(...before.versions.map(({ version }) => version))
    const from = '2026-09-01' as DanishDate
    const ask = (validFrom: DanishDate) =>
      publishProgrammeDraft(house.shell, secretariat, draft.draftId as DraftId, { revision: 1, validFrom })
    expect(await ask('2026-06-19' as DanishDate)).toMatchObject({
      refusal: { code: 'programme-begins-in-the-past' },
    })
    const published = must(await ask(from))
    expect(published).toEqual({ code, version: newest + 1 })
    expect(await ask(from)).toMatchObject({ refusal: { code: 'programme-draft-closed' } })
    const now = must(await getProgramme(house.shell, secretariat, { code }))
    expect(now.page.version).toBe(draft.basedOn)
    expect(now.versions[0]).toMatchObject({ version: published.version, status: 'coming', validFrom: from })
    house.clock.set('2026-09-01T08:00:00.000Z')
    const later = must(await getProgramme(house.shell, secretariat, { code }))
    expect(later.page).toMatchObject({ version: published.version, status: 'in-force' })
    // A release that brings a file of the same version does not stop the house, nor change what it has published.
    const written = { ...draft.document, version: published.version, validFrom: '2026-01-01' }
    expect(
      await publishProgrammes(house.shell, [{ name: 'a release', text: printDraft(written).text }]),
    ).toEqual([])
    const kept = must(await getProgramme(house.shell, secretariat, { code, version: published.version }))
    expect(kept.page.validFrom).toBe(from)
    const asked = {
      code,
      version: published.version,
      on: '2026-10-01' as DanishDate,
      reason: 'Afløst af aftale',
    }
    expect(must(await retireVersion(house.shell, secretariat, asked))).toMatchObject({
      retiredOn: '2026-10-01',
    })
    expect(await retireVersion(house.shell, secretariat, asked)).toMatchObject({
      refusal: { code: 'programme-retired-already' },
    })
  })

  test('a new programme begins empty, and its code is its own', async () => {
    const name = { da: 'Hoftebrud', en: 'Hip fracture' }
    expect(await beginProgrammeDraft(house.shell, secretariat, { code, name })).toMatchObject({
      refusal: { code: 'programme-code-taken' },
    })
    const draft = must(await beginProgrammeDraft(house.shell, secretariat, { code: 'hip-fracture', name }))
    expect(draft).toMatchObject({ basedOn: null, revision: 1 })
    expect(draft.faults.map(({ path }) => path)).toEqual(['steps'])
  })
})
