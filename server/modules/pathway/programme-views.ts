import type {
  LaneSector,
  ProgrammePageView,
  ProgrammeStepView,
  VersionView,
} from '../../../contract/pathway-programme.ts'
import type { Bilingual } from '../../../kernel/bilingual.ts'
import { printLegalReference } from '../../../kernel/legal-reference.ts'
import type { ServiceOffered } from '../agreement/index.ts'
import { type ParticipantCode, participants } from './domain/participant.ts'
import { type Phase, phaseOf, phaseWords } from './domain/plain/phase.ts'
import { indicatorWords, reasonWords } from './domain/plain/reason-words.ts'
import { type Known, sayCondition, sayDue, sayKind } from './domain/plain/sentence.ts'
import { limitWords } from './domain/plain/time-words.ts'
import type { Exception, Pause, Programme, Step, Takeover } from './domain/programme.ts'

/** What the words of a programme are looked up in. */
export interface WordBooks {
  readonly services: ReadonlyMap<string, ServiceOffered>
  readonly formNames: ReadonlyMap<string, Bilingual>
}

const sectorOfParticipant: Readonly<Record<ParticipantCode, LaneSector>> = {
  CI: 'borger',
  GP: 'praksis',
  HO: 'hospital',
  MUn: 'kommune',
  MUc: 'kommune',
  MUt: 'kommune',
  MUv: 'kommune',
  JC: 'kommune',
  PR: 'faelles',
  PH: 'faelles',
  HS: 'faelles',
  PA: 'faelles',
}

/** Acute nursing has a lane of its own, whichever party runs it. */
const sectorOfRole: Readonly<Record<string, LaneSector>> = {
  'stay-unit': 'hospital',
  'discharge-coordination': 'hospital',
  'gp-of-citizen': 'praksis',
  'municipal-unit acute-nursing': 'akut',
}

export function sectorOfService(service: ServiceOffered | undefined): LaneSector {
  if (service === undefined) return 'faelles'
  return sectorOfRole[service.role] ?? (service.role.startsWith('municipal-unit') ? 'kommune' : 'faelles')
}

export function sectorOf(code: ParticipantCode): LaneSector {
  return sectorOfParticipant[code]
}

/** The lane of a step: who the programme says has it, else who has the service when no agreement says otherwise. */
function laneOf(step: Step, { services }: WordBooks): LaneSector {
  const byService = sectorOfService(services.get(step.handoff?.to ?? step.service))
  return byService === 'akut' || step.who === undefined ? byService : sectorOfParticipant[step.who]
}

/** What the sentences about a programme need to know of it. */
export function knownOf(programme: Programme, { formNames }: WordBooks): Known {
  const titles = new Map(programme.steps.map(({ id, title }) => [id, title]))
  return { stepTitle: (id) => titles.get(id), formName: (code) => formNames.get(code) }
}

/** A programme in plain words. Pure: the same programme reads the same to everybody. */
export function viewProgramme(
  programme: Programme,
  version: Pick<VersionView, 'status' | 'retiredOn'>,
  books: WordBooks,
): ProgrammePageView {
  const known = knownOf(programme, books)
  const { exceptions, takeovers = [] } = programme
  return {
    code: programme.code,
    version: version.status === 'draft' ? null : programme.version,
    status: version.status,
    name: programme.name,
    purpose: programme.purpose ?? null,
    validFrom: programme.validFrom,
    validTo: programme.validTo ?? null,
    retiredOn: version.retiredOn,
    starts: sayCondition(programme.trigger, known),
    included: sayCondition(programme.inclusion, known),
    done: sayCondition(programme.done, known),
    coordinator: (programme.coordinator ?? []).map(({ when, who }) => ({
      when: when === undefined ? null : sayCondition(when, known),
      who: participants[who],
    })),
    participants: (programme.participants ?? []).map(({ code, holds }) => ({
      code,
      name: participants[code],
      holds,
      sector: sectorOf(code),
    })),
    phases: phasesOf(programme),
    steps: programme.steps.map((step) => viewStep(step, programme, books, known)),
    exceptions: [
      ...exceptions.map((one) => viewException(one, known)),
      ...takeovers.map((one) => viewTakeover(one)),
    ],
    indicators: (programme.indicators ?? []).map((id) => ({ id, name: indicatorWords[id] })),
  }
}

/** The phases a programme has, in the order of the course of care. */
function phasesOf(programme: Programme): ProgrammePageView['phases'] {
  const found = new Set(programme.steps.map((step) => phaseOf(step, programme)))
  return (Object.keys(phaseWords) as Phase[])
    .filter((key) => found.has(key))
    .map((key) => ({ key, name: phaseWords[key] }))
}

function viewStep(step: Step, programme: Programme, books: WordBooks, known: Known): ProgrammeStepView {
  const { pauses = [] } = programme
  const { services, formNames } = books
  const held = pauses.filter(({ steps }) => steps === undefined || steps.includes(step.id))
  return {
    id: step.id,
    title: step.title,
    help: step.help ?? null,
    plain: step.plain ?? null,
    sector: laneOf(step, books),
    phase: phaseOf(step, programme),
    who:
      services.get(step.handoff?.to ?? step.service)?.roleName ??
      (step.who ? participants[step.who] : nobody),
    with: (step.participants ?? []).map((code) => participants[code]),
    opens: sayCondition(step.opens, known),
    deadline: step.due === undefined ? null : sayDue(step.due, known),
    closes: step.closes === undefined ? null : sayCondition(step.closes, known),
    again: step.again === undefined ? null : sayKind(step.again),
    pauses: step.due === undefined || held.length === 0 ? null : sayPauses(held, known),
    cancelled: step.cancelled.map(({ when, reason }) => ({
      when: sayCondition(when, known),
      reason: reasonWords[reason],
    })),
    handoff: viewHandoff(step, books),
    form:
      step.form === undefined
        ? null
        : { ...step.form, name: formNames.get(step.form.code) ?? codeAsName(step.form.code) },
    output: step.output ?? null,
    needsConsent: step.needsConsent ?? false,
    law: step.legal.map(printLegalReference),
    confidence: step.confidence,
  }
}

const nobody: Bilingual = { da: 'Ingen endnu', en: 'Nobody yet' }

function codeAsName(code: string): Bilingual {
  return { da: code, en: code }
}

/** Until they answer, whoever had it before has it (law 1 of the house). */
function viewHandoff({ handoff }: Step, { services }: WordBooks): ProgrammeStepView['handoff'] {
  const receiving = handoff && services.get(handoff.to)
  if (handoff === undefined || receiving === undefined) return null
  const within = limitWords(handoff.answerWithin ?? receiving.answerWithin)
  return {
    to: receiving.roleName,
    sector: sectorOfService(receiving),
    answer:
      receiving.acceptance === 'on-delivery'
        ? { da: 'overtager, når det er leveret', en: 'takes over when it is delivered' }
        : { da: `svarer inden ${within.da}`, en: `answers within ${within.en}` },
  }
}

function sayPauses(pauses: readonly Pause[], known: Known): Bilingual {
  const said = pauses.map(({ from, until, text }): Bilingual => {
    if (text !== undefined) return text
    const [begins, ends] = [sayCondition(from, known), sayCondition(until, known)]
    return {
      da: `Fristen står stille, når ${begins.da}, til ${ends.da}.`,
      en: `The deadline stands still when ${begins.en}, until ${ends.en}.`,
    }
  })
  return { da: said.map(({ da }) => da).join(' '), en: said.map(({ en }) => en).join(' ') }
}

function viewException(exception: Exception, known: Known): ProgrammePageView['exceptions'][number] {
  return {
    name: reasonWords[exception.reason],
    when: sayCondition(exception.when, known),
    ends: sayEnds(exception),
    text: exception.text ?? null,
    isShared: exception.isShared ?? false,
  }
}

function sayEnds({ steps, except, onlyConsent }: Exception): Bilingual {
  const kept = except === undefined ? '' : except.join(', ')
  const but = { da: kept && ` undtagen ${kept}`, en: kept && ` but ${kept}` }
  if (steps !== undefined)
    return {
      da: `${steps.join(', ')} falder væk, hvis de står åbne`,
      en: `${steps.join(', ')} fall away if they are open`,
    }
  if (onlyConsent)
    return {
      da: `De åbne trin, der bygger på samtykke, falder væk${but.da}`,
      en: `Open steps that rest on consent fall away${but.en}`,
    }
  return { da: `Alle åbne trin falder væk${but.da}`, en: `All open steps fall away${but.en}` }
}

function viewTakeover({
  reason,
  after,
  who,
  text,
  isShared,
}: Takeover): ProgrammePageView['exceptions'][number] {
  const names = who.map((code) => participants[code])
  return {
    name: reasonWords[reason],
    when: sayKind(after),
    ends: {
      da: `Åbne trin hos ${list(names, 'da', 'og')} går videre til dem, der så har borgeren`,
      en: `Open steps of ${list(names, 'en', 'and')} go on to whoever then has the citizen`,
    },
    text: text ?? null,
    isShared: isShared ?? false,
  }
}

function list(names: readonly Bilingual[], language: 'da' | 'en', and: string): string {
  const said = names.map((name) => name[language].charAt(0).toLowerCase() + name[language].slice(1))
  return said.length < 2 ? said.join('') : `${said.slice(0, -1).join(', ')} ${and} ${said.at(-1)}`
}
