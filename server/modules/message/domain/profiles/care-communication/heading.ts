import type { Element } from '../../fhir.ts'
import type { Issues } from '../../issue.ts'
import { child, children, text } from '../medcom/element.ts'
import { type CareCategory, careCategorySystem, isCareCategory, isCategoryOf } from './codes.ts'
import type { CareCommunicationFacts, CareCommunicationVersion } from './facts.ts'

/** The one category of a letter. */
export function readCategory(
  communication: Element,
  version: CareCommunicationVersion,
  issues: Issues,
): CareCategory | undefined {
  const path = `${communication.path}.category`
  const categories = children(communication, 'category', issues)
  const codings = categories.flatMap((category) => children(category, 'coding', issues))
  const coding = codings.find(({ node }) => node.system === careCategorySystem) ?? codings[0]
  const code = coding && text(coding, 'code', issues)
  if (code === undefined) {
    issues.add('category-missing', path)
    return undefined
  }
  if (categories.length > 1 || codings.length > 1) issues.add('category-repeated', path)
  if (!isCareCategory(code)) {
    issues.add('category-unknown', path)
    return undefined
  }
  if (coding?.node.system !== careCategorySystem) issues.add('category-system', `${coding?.path}.system`)
  if (!isCategoryOf(version, code)) issues.add('category-version', `${coding?.path}.code`)
  return code
}

/** A heading may be long, but not a text. */
const longestTopic = 2000

export function readTopic(
  communication: Element,
  category: CareCategory | undefined,
  issues: Issues,
): string | undefined {
  const concept = child(communication, 'topic', issues)
  const topic = concept && text(concept, 'text', issues, longestTopic)
  const isWanted = category === 'other' || concept !== undefined
  if (isWanted && topic === undefined) issues.add('topic-missing', `${communication.path}.topic`)
  return topic
}

export function readPriority(
  communication: Element,
  category: CareCategory | undefined,
  issues: Issues,
): CareCommunicationFacts['priority'] {
  const priority = text(communication, 'priority', issues)
  if (priority === undefined) return undefined
  const path = `${communication.path}.priority`
  if (category !== 'regarding-referral') issues.add('priority-unexpected', path)
  if (priority === 'routine' || priority === 'asap')
    return category === 'regarding-referral' ? priority : undefined
  issues.add('priority-unknown', path)
  return undefined
}
