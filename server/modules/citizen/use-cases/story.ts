import type { SignedInActor } from '../../../../contract/actor.ts'
import type { StoryEntryView, StorySourceView } from '../../../../contract/citizen.ts'
import type { CitizenId } from '../../../../kernel/ids.ts'
import { ok, type Refusal, type Result } from '../../../../kernel/result.ts'
import { signal } from '../../../platform/live.ts'
import { publish } from '../../../platform/outbox.ts'
import type { Shell } from '../../../platform/shell.ts'
import { type AccessRefused, allow } from '../../access/index.ts'
import { findUnit } from '../../organisation/index.ts'
import * as domain from '../domain/story.ts'
import type { StoryChanged } from '../events.ts'
import * as store from '../store.ts'

type StoryAnswer<Code extends string = never> = Promise<
  Result<{ entries: StoryEntryView[] }, AccessRefused | Refusal<Code>>
>

/** The story as the screen shows it, for somebody allowed to read it. */
export async function listStory(shell: Shell, actor: SignedInActor, citizenId: CitizenId): StoryAnswer {
  const granted = await ask(shell, actor, citizenId, 'read')
  return granted.ok ? ok({ entries: await view(shell, await readStory(shell, citizenId)) }) : granted
}

/** What the citizen has told matters, as it is worded now. Whoever calls has asked `access` for the plan. */
export async function listMatters(
  shell: Shell,
  citizenId: CitizenId,
): Promise<Pick<domain.StoryEntry, 'id' | 'text' | 'saidBy' | 'toldBy' | 'toldAt' | 'confirmations'>[]> {
  return (await readStory(shell, citizenId)).filter(({ kind }) => kind === 'matters')
}

/** All that is told, as it is worded now. Whoever calls has asked `access` for the plan. */
export async function readStory(shell: Shell, citizenId: CitizenId): Promise<domain.StoryEntry[]> {
  return domain.foldStory(await store.listStoryEvents(shell.db, citizenId))
}

export function tellStory(
  shell: Shell,
  actor: SignedInActor,
  citizenId: CitizenId,
  told: { readonly kind: domain.StoryKind; readonly text: string; readonly saidBy: domain.SaidBy },
): StoryAnswer<'story-text-missing' | 'story-says-so-already'> {
  return change(shell, actor, citizenId, undefined, (entries, stamp) =>
    domain.tellStory(entries, { ...told, saidBy: saidBy(actor, citizenId, told.saidBy) }, stamp),
  )
}

/** Whose words they are: one's own, or those of somebody who acts for the citizen; only professionals write for others. */
function saidBy(actor: SignedInActor, citizenId: CitizenId, told: domain.SaidBy): domain.SaidBy {
  if (actor.kind !== 'citizen') return told
  return actor.citizenId === citizenId ? 'citizen' : 'relative'
}

export function confirmStory(
  shell: Shell,
  actor: SignedInActor,
  citizenId: CitizenId,
  entryId: string,
): StoryAnswer<'story-entry-unknown'> {
  return change(shell, actor, citizenId, entryId, domain.confirmStory)
}

export function correctStory(
  shell: Shell,
  actor: SignedInActor,
  citizenId: CitizenId,
  entryId: string,
  text: string,
): StoryAnswer<'story-entry-unknown' | 'story-text-missing' | 'story-says-so-already'> {
  return change(shell, actor, citizenId, entryId, (entries, stamp) =>
    domain.correctStory(entries, text, stamp),
  )
}

type Stamp = Parameters<typeof domain.confirmStory>[1]

function change<Code extends string>(
  shell: Shell,
  actor: SignedInActor,
  citizenId: CitizenId,
  entryId: string | undefined,
  deed: (entries: readonly domain.StoryEntry[], stamp: Stamp) => Result<domain.StoryEvent, Refusal<Code>>,
): StoryAnswer<Code> {
  return shell.transaction(async (inner) => {
    const granted = await ask(inner, actor, citizenId, 'write')
    if (!granted.ok) return granted
    await store.lockCitizen(inner.db, citizenId)
    const events = await store.listStoryEvents(inner.db, citizenId)
    const event = deed(domain.foldStory(events), {
      id: inner.ids.next<string>(),
      entryId: entryId ?? inner.ids.next<string>(),
      by: sourceOf(actor),
      at: inner.clock.now(),
    })
    if (!event.ok) return event
    await store.insertStoryEvent(inner.db, citizenId, event.value)
    const told: StoryChanged = {
      type: 'story-changed',
      citizenId,
      occurredAt: event.value.at,
      data: { entryId: event.value.entryId, type: event.value.type },
    }
    await publish(inner, [told])
    await signal(inner, [`citizen:${citizenId}`])
    return ok({ entries: await view(inner, domain.foldStory([...events, event.value])) })
  })
}

function ask(shell: Shell, actor: SignedInActor, citizenId: CitizenId, action: 'read' | 'write') {
  return allow(shell, { actor, citizenId, kind: 'PLAN', purpose: 'treatment', action, object: 'story' })
}

function sourceOf(actor: SignedInActor): domain.Source {
  return actor.kind === 'professional'
    ? {
        kind: actor.kind,
        personId: actor.personId,
        name: actor.name,
        function: actor.function,
        unitId: actor.unitId,
      }
    : {
        kind: actor.kind === 'citizen' ? 'citizen' : 'system',
        personId: actor.personId,
        name: actor.name,
        function: null,
        unitId: null,
      }
}

function view(shell: Shell, entries: readonly domain.StoryEntry[]): Promise<StoryEntryView[]> {
  return Promise.all(
    entries.map(async (entry) => ({
      id: entry.id,
      kind: entry.kind,
      text: entry.text,
      saidBy: entry.saidBy,
      toldBy: await sourceView(shell, entry.toldBy),
      toldAt: entry.toldAt,
      versions: await Promise.all(
        entry.versions.map(async ({ text, by, at }) => ({ text, by: await sourceView(shell, by), at })),
      ),
      confirmations: await Promise.all(
        entry.confirmations.map(async ({ by, at }) => ({ by: await sourceView(shell, by), at })),
      ),
    })),
  )
}

async function sourceView(shell: Shell, source: domain.Source): Promise<StorySourceView> {
  const { kind, name, unitId } = source
  const unit = unitId === null ? undefined : await findUnit(shell, unitId)
  return { kind, name, function: source.function, unitId, unitName: unit?.name ?? null }
}
