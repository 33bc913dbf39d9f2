import { isAbsolute } from 'node:path'
import { parseGln } from '../../../../kernel/organisation-number.ts'
import { ok, type Refusal, type Result, refused } from '../../../../kernel/result.ts'
import type { Shell } from '../../../platform/shell.ts'
import {
  findMailboxOf,
  keepMailbox,
  listMailboxes as listOpen,
  type Mailbox,
  type Takes,
} from '../store/mailboxes.ts'
import { mayReach } from './adapters/http.ts'

export interface NewMailbox {
  /** Location number of the unit outside. */
  readonly gln: string
  readonly adapter: Mailbox['adapter']
  /** An https address, or the full path of a folder. */
  readonly address: string
  readonly envelope: Mailbox['envelope']
  readonly takes: readonly Takes[]
  /** Who says so. */
  readonly by: string
}

export type MailboxRefused = Refusal<'mailbox-number-invalid' | 'mailbox-address-invalid'>

/** Registers how a partner outside is reached, or changes it: what was registered before stays to be read. */
export async function registerMailbox(
  shell: Shell,
  { by, ...told }: NewMailbox,
): Promise<Result<Mailbox, MailboxRefused>> {
  if (!parseGln(told.gln).ok) return refused('mailbox-number-invalid')
  if (!isReachable(shell, told)) return refused('mailbox-address-invalid')
  return ok(await keep(shell, { ...told, isOpen: true, registeredBy: by }))
}

/** Nothing more is sent to it; what waits is shown to a person. */
export async function closeMailbox(
  shell: Shell,
  gln: string,
  by: string,
): Promise<Result<Mailbox, Refusal<'no-mailbox'>>> {
  const open = await findMailboxOf(shell, gln)
  if (open === undefined) return refused('no-mailbox')
  return ok(await keep(shell, { ...open, isOpen: false, registeredBy: by }))
}

/** The mailboxes that are sent to. */
export function listMailboxes(shell: Shell): Promise<Mailbox[]> {
  return listOpen(shell)
}

async function keep(shell: Shell, mailbox: Omit<Mailbox, 'id' | 'registeredAt'>): Promise<Mailbox> {
  const kept = { ...mailbox, id: shell.ids.next<string>(), registeredAt: shell.clock.now() }
  await keepMailbox(shell, kept)
  return kept
}

function isReachable(shell: Shell, { adapter, address }: Pick<NewMailbox, 'adapter' | 'address'>): boolean {
  switch (adapter) {
    case 'http': {
      const url = URL.canParse(address) ? new URL(address) : undefined
      return url !== undefined && mayReach(url, shell.settings.MESSAGE_SEND_HOSTS.includes(url.host))
    }
    case 'folder':
      return isAbsolute(address)
    case 'memory':
      return address !== ''
  }
}
