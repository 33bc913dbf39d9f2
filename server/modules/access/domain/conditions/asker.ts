import { epoch } from '../../../../../kernel/instant.ts'
import { type ConditionWord, word } from '../condition.ts'
import { listOf, oneOf, parts, whole } from '../parameter.ts'
import { bestLevel, type Situation } from '../situation.ts'
import { type Permission, type Workplace, workplaces } from '../vocabulary.ts'

/** The work is for this purpose (`purpose`), or the asker has also said why in words (`stated`). */
const necessary = word('necessary', oneOf(['purpose', 'stated']), (how) =>
  how === 'purpose'
    ? {
        words: { da: 'nødvendigt for opgaven nu', en: 'necessary for the task now' },
        holds: () => true,
        found: ({ question }) => ({ da: `formål: ${question.purpose}`, en: `purpose: ${question.purpose}` }),
      }
    : {
        words: { da: 'nødvendigt, begrundet med ord', en: 'necessary, with a reason in words' },
        holds: ({ question, standards }) => (question.reason?.trim().length ?? 0) >= standards.reasonLength,
        found: ({ question }) =>
          question.reason === undefined
            ? { da: 'ingen begrundelse', en: 'no reason given' }
            : {
                da: `begrundelse på ${question.reason.trim().length} tegn`,
                en: `a reason of ${question.reason.trim().length} characters`,
              },
      },
)

/** The management lets this function look up so: technical help, quality work, research, taking out many. */
const permission = word(
  'permission',
  oneOf<Permission['kind']>(['technical-help', 'quality', 'research', 'export']),
  (kind) => ({
    words: { da: `ledelsens tilladelse: ${kind}`, en: `permission of the management: ${kind}` },
    holds: ({ facts, question }) =>
      facts.permissions.some(
        (one) => one.kind === kind && (one.dataKinds.length === 0 || one.dataKinds.includes(question.kind)),
      ),
    found: ({ facts }) =>
      facts.permissions.length === 0
        ? { da: 'ingen tilladelse', en: 'no permission' }
        : {
            da: `tilladelse: ${facts.permissions.map((one) => one.kind).join(', ')}`,
            en: `permission: ${facts.permissions.map((one) => one.kind).join(', ')}`,
          },
  }),
)

const onShift = word('on_shift', parts({}), () => ({
  words: { da: 'på vagt nu', en: 'on shift now' },
  holds: ({ facts }) => facts.isOnShift,
  found: ({ facts }) =>
    facts.isOnShift ? { da: 'på vagt', en: 'on shift' } : { da: 'ikke på vagt', en: 'not on shift' },
}))

/** A student's placement runs; with `supervised_placement` it also has a named supervisor. */
const placement = word('placement', parts({}), () => ({
  words: { da: 'i praktik nu', en: 'in placement now' },
  holds: isPlaced,
  found: describePlacement,
}))

const supervisedPlacement = word('supervised_placement', parts({}), () => ({
  words: { da: 'i praktik under navngiven vejleder', en: 'in placement under a named supervisor' },
  holds: (situation) => isPlaced(situation) && situation.facts.placement?.isSupervised === true,
  found: describePlacement,
}))

function isPlaced({ facts: { placement }, now }: Situation): boolean {
  return placement !== null && now < epoch(placement.endsAt)
}

function describePlacement({ facts: { placement } }: Situation) {
  if (placement === null) return { da: 'ingen praktik', en: 'no placement' }
  const supervised = placement.isSupervised
  return {
    da: `praktik til ${placement.endsAt}, ${supervised ? 'med' : 'uden'} vejleder`,
    en: `placement until ${placement.endsAt}, ${supervised ? 'with a' : 'without a'} supervisor`,
  }
}

/** It is the asker's own record: as a citizen, or one's own reached through work. */
const ownRecord = word('own_record', parts({}), () => ({
  words: { da: 'egne oplysninger', en: 'one’s own record' },
  holds: ({ question: { actor, citizenId }, facts }) =>
    actor.kind === 'citizen' ? actor.citizenId === citizenId : facts.ownCitizenId === citizenId,
  found: ({ question: { actor, citizenId }, facts }) =>
    (actor.kind === 'citizen' ? actor.citizenId : facts.ownCitizenId) === citizenId
      ? { da: 'egne oplysninger', en: 'one’s own record' }
      : { da: 'en andens oplysninger', en: 'somebody else’s record' },
}))

const family = word('family', parts({}), () => ({
  words: { da: 'registreret som familie', en: 'registered as family' },
  holds: ({ facts }) => facts.kinship !== null,
  found: ({ facts }) =>
    facts.kinship === null
      ? { da: 'ikke registreret som familie', en: 'not registered as family' }
      : { da: 'registreret som familie', en: 'registered as family' },
}))

/** A colleague of the own unit; a real course of treatment there makes them a patient like others. */
const colleague = word(
  'colleague',
  parts({ relation_below: whole }),
  ({ relation_below = 5 }: { readonly relation_below?: number }) => ({
    words: {
      da: `kollega uden relation på mindst niveau ${relation_below}`,
      en: `a colleague without a relation of at least level ${relation_below}`,
    },
    holds: (situation) => situation.facts.isColleague && bestLevel(situation) < relation_below,
    found: (situation) =>
      situation.facts.isColleague
        ? { da: `kollega, niveau ${bestLevel(situation)}`, en: `colleague, level ${bestLevel(situation)}` }
        : { da: 'ikke kollega', en: 'not a colleague' },
  }),
)

const worksAt = word('works_at', listOf(workplaces), (places: readonly Workplace[]) => ({
  words: { da: `arbejder i ${places.join(', ')}`, en: `works at ${places.join(', ')}` },
  holds: ({ facts }) => places.includes(facts.workplace),
  found: ({ facts }) => ({ da: facts.workplace, en: facts.workplace }),
}))

export const askerWords: readonly ConditionWord[] = [
  necessary,
  permission,
  onShift,
  placement,
  supervisedPlacement,
  ownRecord,
  family,
  colleague,
  worksAt,
]
