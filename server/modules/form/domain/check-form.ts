import {
  type AnswerCondition,
  type EnableWhen,
  type Form,
  type Item,
  isAnswered,
  type PlacedItem,
  placedItems,
  type Tell,
  type TellSource,
} from './form.ts'
import { findInstrument } from './instruments/every-instrument.ts'
import { houseSources, isHouseSource, mayStandIn, parseFormSource } from './prefill.ts'

/** What is wrong with a form, and where. */
export interface FormFault {
  readonly path: readonly (string | number)[]
  readonly rule: string
  readonly text: string
}

/** What is known of a kind of fact: whom it is about, and what its fields may hold. Given by those who know the facts. */
export interface KnownFact {
  readonly about: string
  readonly data: Readonly<Record<string, 'text' | 'yes-no' | 'date' | readonly string[]>>
}

/** What a form may name besides itself. */
export interface Surroundings {
  readonly facts: Readonly<Record<string, KnownFact>>
  readonly roles: ReadonlySet<string>
  readonly services: ReadonlySet<string>
  /** The newest version of every form, the one under check too, by code. */
  readonly forms: ReadonlyMap<string, Form>
}

type Path = FormFault['path']

/** Everything about a form that could not be drawn, answered, scored, sent or told. */
export function checkForm(form: Form, around: Surroundings): FormFault[] {
  const places = placedItems(form.items)
  const byId = new Map(places.map((placed) => [placed.item.id, placed]))
  return [
    ...twiceNamed(places),
    ...places.flatMap((placed) => checkItem(placed, byId, around)),
    ...form.tells.flatMap((tell, index) => checkTell(form, tell, ['tells', index], byId, around)),
    ...form.receivers.flatMap((role, index) =>
      around.roles.has(role)
        ? []
        : [{ path: ['receivers', index], rule: 'role-unknown', text: `there is no role ${role}` }],
    ),
    ...form.services.flatMap((service, index) =>
      around.services.has(service)
        ? []
        : [{ path: ['services', index], rule: 'service-unknown', text: `there is no service ${service}` }],
    ),
  ]
}

function twiceNamed(places: readonly PlacedItem[]): FormFault[] {
  const seen = new Set<string>()
  return places.flatMap(({ item, path }) => {
    if (!seen.has(item.id)) {
      seen.add(item.id)
      return []
    }
    return [{ path: [...path, 'id'], rule: 'item-written-twice', text: `another item is called ${item.id}` }]
  })
}

function checkItem(
  placed: PlacedItem,
  byId: ReadonlyMap<string, PlacedItem>,
  around: Surroundings,
): FormFault[] {
  const { item, path, parent } = placed
  const faults: FormFault[] = []
  const fault = (step: Path, rule: string, text: string) =>
    faults.push({ path: [...path, ...step], rule, text })
  const isChoice = item.type === 'choice' || item.type === 'open-choice'
  if (isChoice && item.options.length === 0) fault([], 'options-missing', `${item.id} has nothing to choose`)
  if (!isChoice && item.options.length > 0)
    fault(['options'], 'options-out-of-place', `${item.id} is not a choice`)
  for (const [index, option] of item.options.entries())
    if (item.options.findIndex(({ code }) => code === option.code) !== index)
      fault(['options', index], 'option-written-twice', `${item.id} has the option ${option.code} twice`)
  if (item.type === 'quantity' && item.unit === undefined)
    fault([], 'unit-missing', `${item.id} is a quantity of no unit`)
  if (item.type !== 'group' && item.items.length > 0)
    fault(['items'], 'items-out-of-group', `only a group holds items; ${item.id} is none`)
  if (item.type === 'group' && item.items.length === 0) fault([], 'group-empty', `${item.id} holds nothing`)
  if (item.type === 'group' && item.repeats && parent?.repeating !== undefined)
    fault(['repeats'], 'repeats-within-repeats', `${item.id} lies in a group that repeats already`)
  if ((item.type === 'display' || item.type === 'score') && item.repeats)
    fault(['repeats'], 'repeats-nothing', `${item.id} is answered by nobody`)
  if (item.isRequired && !isAnswered(item) && item.type !== 'group')
    fault(['required'], 'required-of-nobody', `${item.id} is answered by nobody`)
  if (item.min !== undefined && item.max !== undefined && item.min > item.max)
    fault(['max'], 'limits-crossed', `${item.id}: the least is above the most`)
  for (const [index, source] of item.prefill.entries()) {
    const text = whyNotPrefilled(item, source, around)
    if (text !== undefined) fault(['prefill', index], text.rule, text.text)
  }
  faults.push(...checkScore(placed, byId))
  if (item.enableWhen !== undefined)
    faults.push(...checkConditions(item.enableWhen, [...path, 'enableWhen'], byId, placed))
  return faults
}

function whyNotPrefilled(
  item: Item,
  source: string,
  { forms }: Surroundings,
): { rule: string; text: string } | undefined {
  if (!isAnswered(item)) return { rule: 'prefill-of-nothing', text: `${item.id} is answered by nobody` }
  if (isHouseSource(source)) {
    const { kind, fits } = houseSources[source]
    if (!(fits as readonly string[]).includes(item.type))
      return { rule: 'prefill-of-another-type', text: `${source} does not fit into a ${item.type}` }
    return mayStandIn(kind, item.kind)
      ? undefined
      : { rule: 'prefill-of-another-kind', text: `${source} is ${kind}, and ${item.id} is ${item.kind}` }
  }
  const wanted = parseFormSource(source)
  if (wanted === undefined)
    return { rule: 'prefill-unknown', text: `nothing tells ${source}; write story.matters or form.code.item` }
  const other = forms.get(wanted.form)
  const found = other && placedItems(other.items).find((placed) => placed.item.id === wanted.linkId)?.item
  if (found === undefined)
    return { rule: 'prefill-unknown', text: `there is no item ${wanted.linkId} in the form ${wanted.form}` }
  if (found.type !== item.type)
    return {
      rule: 'prefill-of-another-type',
      text: `${source} is a ${found.type}, and ${item.id} a ${item.type}`,
    }
  return mayStandIn(found.kind, item.kind)
    ? undefined
    : { rule: 'prefill-of-another-kind', text: `${source} is ${found.kind}, and ${item.id} is ${item.kind}` }
}

function checkScore(
  { item, path, repeating }: PlacedItem,
  byId: ReadonlyMap<string, PlacedItem>,
): FormFault[] {
  if (item.type !== 'score')
    return item.score === undefined
      ? []
      : [{ path: [...path, 'score'], rule: 'score-out-of-place', text: `${item.id} is no score` }]
  if (item.score === undefined)
    return [{ path: [...path], rule: 'instrument-missing', text: `${item.id} is the score of no instrument` }]
  const { instrument: code, inputs } = item.score
  const at: Path = [...path, 'score']
  const instrument = findInstrument(code)
  if (instrument === undefined)
    return [
      { path: [...at, 'instrument'], rule: 'instrument-unknown', text: `there is no instrument ${code}` },
    ]
  const names = Object.keys(inputs)
  const faults: FormFault[] = []
  for (const name of names) {
    const asked = instrument.inputs.some((input) => input.name === name)
    const answeredBy = byId.get(inputs[name] ?? '')
    const where = [...at, 'inputs', name]
    if (!asked) faults.push({ path: where, rule: 'input-unknown', text: `${code} does not ask ${name}` })
    else if (answeredBy === undefined || !isAnswered(answeredBy.item))
      faults.push({ path: where, rule: 'item-unknown', text: `nothing answers ${inputs[name]}` })
    else if (answeredBy.repeating !== undefined && answeredBy.repeating !== repeating)
      faults.push({ path: where, rule: 'input-in-rows', text: `${inputs[name]} is answered many times` })
  }
  const known = new Set([...names, 'age', 'sex'])
  const without = instrument.inputs.filter((input) => !input.isOptional && !known.has(input.name))
  // Without any, a person writes the total.
  if (names.length > 0 && without.length > 0)
    faults.push({
      path: [...at, 'inputs'],
      rule: 'input-missing',
      text: `${code} also asks ${without.map(({ name }) => name).join(', ')}`,
    })
  return faults
}

function checkConditions(
  { conditions }: EnableWhen,
  path: Path,
  byId: ReadonlyMap<string, PlacedItem>,
  from: PlacedItem | undefined,
): FormFault[] {
  return conditions.flatMap((condition, index) =>
    checkCondition(condition, byId, from).map(({ rule, text }) => ({
      path: [...path, 'conditions', index],
      rule,
      text,
    })),
  )
}

function checkCondition(
  { item: id, operator, value }: AnswerCondition,
  byId: ReadonlyMap<string, PlacedItem>,
  from: PlacedItem | undefined,
): { rule: string; text: string }[] {
  const seen = byId.get(id)
  if (seen === undefined || (!isAnswered(seen.item) && seen.item.type !== 'score'))
    return [{ rule: 'item-unknown', text: `nothing answers ${id}` }]
  if (from !== undefined && dependsOn(seen, from.item.id, byId, new Set()))
    return [{ rule: 'condition-in-circle', text: `${id} is asked only when ${from.item.id} is` }]
  if (seen.repeating !== undefined && seen.repeating !== from?.repeating)
    return [{ rule: 'condition-into-rows', text: `${id} is answered many times: which one is meant?` }]
  if (operator === 'exists')
    return typeof value === 'boolean'
      ? []
      : [{ rule: 'value-of-another-type', text: 'exists is compared with true or false' }]
  const isNumber = ['integer', 'decimal', 'quantity', 'score'].includes(seen.item.type)
  const isOrdered = isNumber || seen.item.type === 'date' || seen.item.type === 'dateTime'
  if (operator !== '=' && operator !== '!=' && !isOrdered)
    return [{ rule: 'operator-out-of-place', text: `${id} has no order: use = or !=` }]
  if (seen.item.type === 'choice' && !seen.item.options.some(({ code }) => code === value))
    return [{ rule: 'option-unknown', text: `${id} has no option ${String(value)}` }]
  const wanted = isNumber ? 'number' : seen.item.type === 'boolean' ? 'boolean' : undefined
  return wanted === undefined || typeof value === wanted
    ? []
    : [{ rule: 'value-of-another-type', text: `${id} is compared with a ${wanted}` }]
}

/** Whether asking an item rests on another, or on something in it. */
function dependsOn(
  placed: PlacedItem,
  id: string,
  byId: ReadonlyMap<string, PlacedItem>,
  seen: Set<string>,
): boolean {
  for (let around: PlacedItem | undefined = placed; around !== undefined; around = around.parent) {
    if (around.item.id === id) return true
    if (seen.has(around.item.id)) continue
    seen.add(around.item.id)
    for (const { item } of around.item.enableWhen?.conditions ?? []) {
      const next = byId.get(item)
      if (next !== undefined && dependsOn(next, id, byId, seen)) return true
    }
    for (const input of Object.values(around.item.score?.inputs ?? {})) {
      const next = byId.get(input)
      if (next !== undefined && dependsOn(next, id, byId, seen)) return true
    }
  }
  return false
}

function checkTell(
  form: Form,
  tell: Tell,
  path: Path,
  byId: ReadonlyMap<string, PlacedItem>,
  { facts }: Surroundings,
): FormFault[] {
  const kind = Object.hasOwn(facts, tell.fact) ? facts[tell.fact] : undefined
  if (kind === undefined)
    return [{ path: [...path, 'fact'], rule: 'fact-unknown', text: `nobody knows the fact ${tell.fact}` }]
  const faults: FormFault[] = []
  const whom = whyNotAbout(form, kind)
  if (whom !== undefined)
    faults.push({ path: [...path, 'fact'], rule: 'fact-of-another-subject', text: whom })
  for (const [field, source] of Object.entries(tell.data)) {
    const text = Object.hasOwn(kind.data, field)
      ? whyNotField(source, kind.data[field], byId)
      : { rule: 'field-unknown', text: `${tell.fact} has no field ${field}` }
    if (text !== undefined) faults.push({ path: [...path, 'data', field], ...text })
  }
  if (tell.at !== undefined && byId.get(tell.at)?.item.type !== 'dateTime')
    faults.push({ path: [...path, 'at'], rule: 'item-unknown', text: `${tell.at} is no answer with a time` })
  if (tell.when !== undefined) faults.push(...checkConditions(tell.when, [...path, 'when'], byId, undefined))
  return faults
}

function whyNotAbout({ about }: Form, { about: whom }: KnownFact): string | undefined {
  if (whom === 'step') return 'what becomes of a step, its task tells'
  if (whom === 'stay' && about !== 'stay') return 'it is about a stay, and the form is not'
  if (whom === 'subject' && about === 'citizen') return 'it is about a stay or a plan, and the form is not'
  return undefined
}

function whyNotField(
  source: TellSource,
  holds: KnownFact['data'][string] | undefined,
  byId: ReadonlyMap<string, PlacedItem>,
): { rule: string; text: string } | undefined {
  const wrong = (text: string) => ({ rule: 'field-of-another-type', text })
  if ('is' in source) {
    if (holds === 'yes-no') return typeof source.is === 'boolean' ? undefined : wrong('it is yes or no')
    if (typeof source.is !== 'string') return wrong('it is a word')
    if (Array.isArray(holds) && !holds.includes(source.is)) return wrong(`it is one of ${holds.join(', ')}`)
    return undefined
  }
  const placed = byId.get(source.item)
  if (placed === undefined || placed.repeating !== undefined)
    return { rule: 'item-unknown', text: `nothing answers ${source.item} once` }
  const { type, options } = placed.item
  if (holds === 'yes-no') return type === 'boolean' ? undefined : wrong(`${source.item} is not yes or no`)
  if (holds === 'date')
    return type === 'date' || type === 'dateTime' ? undefined : wrong(`${source.item} is no date`)
  // Words of somebody's own stay in the document.
  if (type !== 'choice') return wrong(`${source.item} is no choice: facts carry codes and no words`)
  const other = Array.isArray(holds) ? options.find(({ code }) => !holds.includes(code)) : undefined
  return other === undefined ? undefined : wrong(`${other.code} is none of ${String(holds)}`)
}
