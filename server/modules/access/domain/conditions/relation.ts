import { epoch } from '../../../../../kernel/instant.ts'
import { type Condition, type ConditionWord, word } from '../condition.ts'
import { flag, type Length, length, listOf, parts, whole } from '../parameter.ts'
import { isWithin, type Situation, type Tie } from '../situation.ts'
import { type Evidence, type RelationKind, relationKinds } from '../vocabulary.ts'

interface RelationAsked {
  readonly at_least?: number
  readonly one_of?: readonly RelationKind[]
  readonly except?: readonly RelationKind[]
  readonly declared?: boolean
  readonly ended_within?: Length
  readonly around?: Length
}

/** A tie of the asker's units, or the asker's own: strong enough, or of some kinds. */
const relation = word(
  'relation',
  parts({
    at_least: whole,
    one_of: listOf(relationKinds),
    except: listOf(relationKinds),
    declared: flag,
    ended_within: length,
    around: length,
  }),
  (asked: RelationAsked) => tied(asked, wordsOf(asked)),
)

/** A case, an agenda, a request: no treatment, but what a rule asks for. Open now, or its day is near. */
const caseOpen = word(
  'case',
  parts({ one_of: listOf(relationKinds), around: length }),
  (asked: RelationAsked) => tied(asked, wordsOf(asked)),
)

function tied(asked: RelationAsked, words: Condition['words']): Omit<Condition, 'name'> {
  return {
    words,
    holds(situation) {
      for (const tie of situation.ties) if (isEnough(asked, tie, situation)) return true
      return false
    },
    found: describeTies,
    ties: (situation) => situation.ties.filter((tie) => isEnough(asked, tie, situation)),
  }
}

function isEnough(asked: RelationAsked, tie: Tie, situation: Situation): boolean {
  const { relation, to } = tie.evidence
  if (asked.except?.includes(relation)) return false
  const isNamed = asked.one_of?.includes(relation) ?? false
  if (relation === 'declared') return tie.isOpen && (isNamed || asked.declared === true)
  if (asked.one_of !== undefined && !isNamed) return false
  if (asked.at_least !== undefined) return tie.level >= asked.at_least
  if (asked.around !== undefined) return isAround(tie.evidence, asked.around, situation)
  if (tie.isOpen) return true
  if (asked.ended_within === undefined || to === null || tie.endedAt === null) return false
  return isWithin(asked.ended_within, to, situation)
}

const day = 86_400_000

/** So many days before it begins until so many days after it ends; something on one day ends when it begins. */
function isAround({ from, to }: Evidence, { amount }: Length, { now }: Situation): boolean {
  return epoch(from) - amount * day <= now && now <= epoch(to ?? from) + amount * day
}

function wordsOf({
  at_least,
  one_of,
  except,
  declared,
  ended_within,
  around,
}: RelationAsked): Condition['words'] {
  const kinds = one_of?.join(', ')
  const printed = ended_within ?? around
  const span = printed === undefined ? '' : ` ${printed.amount} ${printed.unit}`
  return {
    da: [
      kinds === undefined ? 'relation' : `relation: ${kinds}`,
      at_least === undefined ? '' : `mindst niveau ${at_least}`,
      except === undefined ? '' : `dog ikke ${except.join(', ')}`,
      declared === true ? 'eller erklæret' : '',
      ended_within === undefined ? '' : `åben eller afsluttet inden for${span}`,
      around === undefined ? '' : `inden for${span} før eller efter`,
    ]
      .filter(Boolean)
      .join(', '),
    en: [
      kinds === undefined ? 'relation' : `relation: ${kinds}`,
      at_least === undefined ? '' : `at least level ${at_least}`,
      except === undefined ? '' : `except ${except.join(', ')}`,
      declared === true ? 'or declared' : '',
      ended_within === undefined ? '' : `open or ended within${span}`,
      around === undefined ? '' : `within${span} before or after`,
    ]
      .filter(Boolean)
      .join(', '),
  }
}

/** Every tie of the asker, with its level at this moment. */
function describeTies({ ties, standards }: Situation): Condition['words'] {
  if (ties.length === 0) return { da: 'ingen relation', en: 'no relation' }
  const each = (language: 'da' | 'en', open: string, ended: string, word: string) =>
    ties
      .map(({ evidence: { relation, from, to }, isOpen, level }) => {
        const name = standards.relations[relation].name[language]
        return `${name} (${isOpen ? open : `${ended} ${to ?? from}`}, ${word} ${level})`
      })
      .join('; ')
  return {
    da: each('da', 'åben', 'ikke åben, til', 'niveau'),
    en: each('en', 'open', 'not open, to', 'level'),
  }
}

/** There was a tie of treatment, and it ended too long ago to count (D10). */
const formerRelation = word('former_relation', parts({}), () => ({
  words: {
    da: 'der har været en relation, som er afsluttet for længst',
    en: 'there was a relation that ended too long ago',
  },
  holds: ({ ties, standards }) =>
    ties.some(
      ({ evidence, endedAt, level }) =>
        endedAt !== null && level === 0 && standards.relations[evidence.relation].open >= 2,
    ),
  found: describeTies,
}))

export const relationWords: readonly ConditionWord[] = [relation, caseOpen, formerRelation]
