import type { OrganisationId } from '../../../../kernel/ids.ts'

/** What somebody is writing and has not sent. */
export interface Draft {
  readonly deed: 'write' | 'reply' | 'forward'
  readonly toUnitId: OrganisationId | null
  readonly category: string | null
  readonly topic: string | null
  readonly priority: 'routine' | 'asap' | null
  readonly text: string
  readonly phone: string | null
  readonly attachments: readonly { readonly attachmentId: string; readonly title: string }[]
}
