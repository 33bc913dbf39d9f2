import type { Bilingual } from '../../../kernel/bilingual.ts'
import { danishDateOf } from '../../../kernel/copenhagen-time.ts'
import type { CitizenId, FormResponseId, OrganisationId } from '../../../kernel/ids.ts'
import type { Instant } from '../../../kernel/instant.ts'
import type { Shell } from '../../platform/shell.ts'
import { type Citizen, listRelatives, readStory } from '../citizen/index.ts'
import { findUnit, getUnit, listUnits } from '../organisation/index.ts'
import { formOf } from './current-forms.ts'
import { type Form, itemsOf } from './domain/form.ts'
import {
  type HouseSource,
  isHouseSource,
  parseFormSource,
  type SignedBefore,
  type Told,
} from './domain/prefill.ts'
import { foldResponse } from './domain/response.ts'
import { listEvents, listResponseRows, listTold, type Subject } from './store.ts'
import { findUnitNames } from './unit-names.ts'

/** What is told of a citizen already, as far as a form asks for it. Nothing is shown here: the view cuts it by kind. */
export async function gatherTold(
  shell: Shell,
  form: Form,
  citizen: Citizen,
  subject: Subject | undefined,
  /** Who writes; null when it is the citizen. */
  unitId: OrganisationId | null,
): Promise<ReadonlyMap<HouseSource, Told>> {
  const wanted = new Set(
    [...itemsOf(form).values()].flatMap(({ item }) => item.prefill.filter(isHouseSource)),
  )
  const wants = (...sources: readonly HouseSource[]) => sources.some((source) => wanted.has(source))
  const told = new Map<HouseSource, Told>()
  if (wants('story.matters', 'story.wish', 'story.resource'))
    for (const [source, one] of await storyOf(shell, citizen.id)) told.set(source, one)
  if (wants('citizen.relatives')) {
    const relatives = await listRelatives(shell, citizen.id)
    if (relatives.length > 0)
      told.set('citizen.relatives', {
        values: [relatives.map(printRelative).join('\n')],
        source: { kind: 'relative', text: register, toldAt: null },
      })
  }
  if (wants('citizen.practice') && citizen.gpUnitId !== null)
    await tellUnit(shell, told, 'citizen.practice', citizen.gpUnitId, 'practice')
  if (wants('citizen.municipality') && citizen.municipalityCode !== null) {
    const on = danishDateOf(shell.clock.now())
    const { municipalityCode } = citizen
    const [unit] = await listUnits(shell, { kind: 'municipality', municipalityCode, on, limit: 1 })
    if (unit !== undefined)
      told.set('citizen.municipality', {
        values: [unit.name],
        source: { kind: 'municipality', text: register, toldAt: null },
      })
  }
  if (subject !== undefined) await tellSubject(shell, told, subject)
  for (const { source, values, text, toldAt } of await listTold(shell.db, citizen.id, [...wanted]))
    told.set(source, { values, source: { kind: source.split('.')[0] ?? '', text, toldAt } })
  if (wants('unit.phone') && unitId !== null) {
    const phone = printPhone(await getUnit(shell, unitId))
    if (phone !== undefined)
      told.set('unit.phone', { values: [phone], source: { kind: 'unit', text: ownUnit, toldAt: null } })
  }
  return told
}

const ownUnit: Bilingual = { da: 'Enhedens telefon', en: 'The phone of the unit' }

const register: Bilingual = { da: 'Borgerens stamdata', en: 'The citizen’s basic data' }

const storyNames = {
  matters: { da: 'Hvad er vigtigt for borgeren', en: 'What matters to the citizen' },
  wish: { da: 'Borgerens ønsker', en: 'The citizen’s wishes' },
  resource: { da: 'Borgerens ressourcer', en: 'The citizen’s resources' },
} as const satisfies Readonly<Record<string, Bilingual>>

async function storyOf(shell: Shell, citizenId: CitizenId): Promise<[HouseSource, Told][]> {
  const entries = await readStory(shell, citizenId)
  return (['matters', 'wish', 'resource'] as const).flatMap((kind): [HouseSource, Told][] => {
    const ofKind = entries.filter((entry) => entry.kind === kind)
    const latest = ofKind
      .map(({ versions, toldAt }) => versions.at(-1)?.at ?? toldAt)
      .toSorted()
      .at(-1)
    if (latest === undefined) return []
    const values = [ofKind.map(({ text }) => text).join('\n')]
    return [[`story.${kind}`, { values, source: { kind: 'story', text: storyNames[kind], toldAt: latest } }]]
  })
}

function printRelative({ name, relation, phone }: Awaited<ReturnType<typeof listRelatives>>[number]): string {
  const as = relationNames[relation]
  return phone === null ? `${name} (${as})` : `${name} (${as}), ${phone}`
}

const relationNames: Readonly<Record<Awaited<ReturnType<typeof listRelatives>>[number]['relation'], string>> =
  {
    spouse: 'ægtefælle',
    child: 'barn',
    parent: 'forælder',
    sibling: 'søskende',
    other: 'pårørende',
    guardian: 'værge',
    'lasting-power': 'fremtidsfuldmægtig',
  }

async function tellUnit(
  shell: Shell,
  told: Map<HouseSource, Told>,
  source: HouseSource,
  unitId: OrganisationId,
  kind: string,
): Promise<void> {
  const unit = await findUnit(shell, unitId)
  if (unit !== undefined)
    told.set(source, { values: [unit.name], source: { kind, text: register, toldAt: null } })
}

async function tellSubject(shell: Shell, told: Map<HouseSource, Told>, subject: Subject): Promise<void> {
  const ward = subject.unitId === null ? undefined : await findUnit(shell, subject.unitId)
  const text: Bilingual =
    ward === undefined
      ? { da: 'Opholdet', en: 'The stay' }
      : { da: `Opholdet, ${ward.name}`, en: `The stay, ${ward.name}` }
  const tell = (source: HouseSource, value: string | null | undefined, toldAt: Instant | null) => {
    if (value !== null && value !== undefined)
      told.set(source, { values: [value], source: { kind: 'stay', text, toldAt } })
  }
  tell('stay.started', subject.startedAt, subject.startedAt)
  tell('stay.ended', subject.endedAt, subject.endedAt)
  tell('stay.window-until', subject.windowUntil, subject.endedAt)
  tell('stay.treatment-finished', subject.treatmentFinishedAt, subject.treatmentFinishedAt)
  tell('stay.expected-discharge', subject.expectedDischargeAt, null)
  tell('stay.ward', ward?.name, null)
  tell('stay.ward-phone', ward === undefined ? undefined : printPhone(ward), null)
}

function printPhone({
  name,
  dutyPhone,
  phone,
}: {
  name: string
  dutyPhone: string | null
  phone: string | null
}) {
  const number = dutyPhone ?? phone
  return number === null ? undefined : `${name}, ${number}`
}

/** The signed responses a form may take over from: those of the forms it names, about this citizen. */
export async function gatherSigned(
  shell: Shell,
  form: Form,
  forms: readonly Form[],
  citizenId: CitizenId,
): Promise<SignedBefore[]> {
  const wanted = new Set(
    [...itemsOf(form).values()].flatMap(({ item }) =>
      item.prefill.flatMap((source) => parseFormSource(source)?.form ?? []),
    ),
  )
  if (wanted.size === 0) return []
  const rows = (await listResponseRows(shell.db, citizenId)).filter(
    (row) => wanted.has(row.form) && row.version > 0,
  )
  const events = await listEvents(
    shell.db,
    citizenId,
    rows.map(({ responseId }): FormResponseId => responseId),
    { isWithDrafts: false },
  )
  const names = await findUnitNames(
    shell,
    rows.map(({ unitId }) => unitId),
  )
  return rows.map(({ responseId, form: code, formVersion, unitId }) => ({
    form: formOf(forms, code, formVersion),
    response: foldResponse(responseId, events.get(responseId) ?? []),
    unitName: unitId === null ? null : (names.get(unitId) ?? null),
  }))
}
