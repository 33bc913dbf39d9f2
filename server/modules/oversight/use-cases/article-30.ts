import type { ProfessionalActor } from '../../../../contract/actor.ts'
import type { Article30View } from '../../../../contract/oversight.ts'
import { danishDateOf } from '../../../../kernel/copenhagen-time.ts'
import type { DanishDate } from '../../../../kernel/instant.ts'
import { printLegalReference } from '../../../../kernel/legal-reference.ts'
import { ok, type Result } from '../../../../kernel/result.ts'
import type { Shell } from '../../../platform/shell.ts'
import { listRules, type Rule } from '../../access/index.ts'
import { getUnit } from '../../organisation/index.ts'
import { type NotReviewer, reviewerOf } from '../doer.ts'
import { type Processing, processingsOf, type RegisterRule } from '../domain/article-30.ts'
import { printCsv, printHtml } from '../domain/print-article-30.ts'
import { registerWords } from '../register-words.ts'
import { listOfficers } from './list-officers.ts'

/** The register of processing activities of one's own party, made from the rules in force on a day (GDPR article 30). */
export async function getArticle30(
  shell: Shell,
  actor: ProfessionalActor,
  on: DanishDate = danishDateOf(shell.clock.now()),
): Promise<Result<Article30View, NotReviewer>> {
  const doer = await reviewerOf(shell, actor)
  if (!doer.ok) return doer
  const [party, rules, words] = await Promise.all([
    getUnit(shell, doer.value.partyId),
    listRules(on),
    registerWords(),
  ])
  return ok({
    controller: { id: party.id, name: party.name, kind: party.kind, phone: party.phone },
    dataProtectionOfficers: await listOfficers(shell, party.id, on),
    processor: words.processor,
    on,
    ruleCount: rules.length,
    processings: processingsOf(rules.map(toRegister), party.kind, words).map(viewProcessing),
  })
}

/** The same register as a page to print, or as a table. */
export async function printArticle30(
  shell: Shell,
  actor: ProfessionalActor,
  asked: {
    readonly format: 'html' | 'csv'
    readonly language: 'da' | 'en'
    readonly on?: DanishDate | undefined
  },
): Promise<Result<{ fileName: string; contentType: string; text: string }, NotReviewer>> {
  const found = await getArticle30(shell, actor, asked.on)
  if (!found.ok) return found
  const register = found.value
  const print = asked.format === 'html' ? printHtml : printCsv
  return ok({
    fileName: `artikel-30-${register.on}.${asked.format}`,
    contentType: asked.format === 'html' ? 'text/html; charset=utf-8' : 'text/csv; charset=utf-8',
    text: print(register, asked.language),
  })
}

function toRegister(rule: Rule): RegisterRule {
  return {
    id: rule.id,
    title: rule.title,
    says: rule.says,
    actors: rule.who.actors,
    workplaces: rule.who.at ?? null,
    data: rule.data,
    purposes: rule.purposes,
    flow: rule.flow,
    law: rule.law.map(printLegalReference),
    confidence: rule.confidence,
  }
}

type ProcessingView = Article30View['processings'][number]

function viewProcessing(processing: Processing): ProcessingView {
  return {
    ...processing,
    rules: processing.rules.map((rule) => ({ ...rule, law: [...rule.law] })),
    legalBasis: [...processing.legalBasis],
    people: [...processing.people],
    dataKinds: [...processing.dataKinds],
    recipients: [...processing.recipients],
    security: [...processing.security],
  }
}
