import type { SignedInActor } from '../../../../contract/actor.ts'
import type { ProgrammeWordsView } from '../../../../contract/pathway-programme.ts'
import type { Bilingual } from '../../../../kernel/bilingual.ts'
import { nameOfAct } from '../../../../kernel/legal-reference.ts'
import { ok, type Result } from '../../../../kernel/result.ts'
import { legalActs } from '../../../platform/content-shapes.ts'
import type { Shell } from '../../../platform/shell.ts'
import { describeKind, type FactKind, type FieldKind, factKinds } from '../domain/fact.ts'
import { participantCodes, participants } from '../domain/participant.ts'
import { factWords } from '../domain/plain/fact-words.ts'
import { familyWords } from '../domain/plain/family-words.ts'
import { fieldWords, listValueWords } from '../domain/plain/field-words.ts'
import { indicatorWords, reasonWords } from '../domain/plain/reason-words.ts'
import { ruleWords } from '../domain/plain/rule-words.ts'
import { sayKind } from '../domain/plain/sentence.ts'
import { draftReaderOf, type OnlySecretariat } from '../programme-editor.ts'
import { sectorOf, sectorOfService } from '../programme-views.ts'
import { wordBooks } from '../word-books.ts'

/** Everything a programme may speak of, for the lists of the editor. */
export async function getProgrammeWords(
  shell: Shell,
  actor: SignedInActor,
): Promise<Result<ProgrammeWordsView, OnlySecretariat>> {
  const reader = draftReaderOf(actor)
  if (!reader.ok) return reader
  const { services, forms } = await wordBooks(shell)
  return ok({
    facts: (Object.keys(factKinds) as FactKind[]).map((kind) => ({
      value: kind,
      name: sayKind(kind),
      noun: factWords[kind].noun,
      fields: Object.entries(describeKind(kind).data).map(([field, of]) => viewField(field, of)),
    })),
    services: [...services.values()].map((service) => ({
      value: service.code,
      name: service.name,
      who: service.roleName,
      sector: sectorOfService(service),
    })),
    forms: [...forms].map(([code, { name, versions }]) => ({ code, name, versions: [...versions] })),
    participants: participantCodes.map((code) => ({
      value: code,
      name: participants[code],
      sector: sectorOf(code),
    })),
    reasons: pairs(reasonWords),
    indicators: pairs(indicatorWords),
    families: pairs(familyWords),
    acts: legalActs.map((act) => ({ value: act, name: nameOfAct(act) })),
    rules: pairs(ruleWords),
  })
}

function viewField(field: string, of: FieldKind): ProgrammeWordsView['facts'][number]['fields'][number] {
  const values =
    typeof of === 'string' ? [] : of.map((value) => ({ value, name: listValueWords[value] ?? same(value) }))
  return {
    field,
    name: fieldWords[field] ?? same(field),
    kind: typeof of === 'string' ? of : 'text',
    values,
  }
}

function same(text: string): Bilingual {
  return { da: text, en: text }
}

function pairs(words: Readonly<Record<string, Bilingual>>): { value: string; name: Bilingual }[] {
  return Object.entries(words).map(([value, name]) => ({ value, name }))
}
