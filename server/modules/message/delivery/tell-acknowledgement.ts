import type { MessageId } from '../../../../kernel/ids.ts'
import type { Shell } from '../../../platform/shell.ts'
import type { Judged } from '../domain/judge.ts'
import type { AcknowledgementReceived } from './events.ts'

/** What is told of an acknowledgement in the commit it is kept by, so that a stop in between loses nothing. */
export function tellAcknowledgement(
  shell: Shell,
  messageId: MessageId,
  { acknowledgement }: Judged,
): readonly AcknowledgementReceived[] {
  if (acknowledgement === undefined) return []
  const { answers, code, sender, issues } = acknowledgement
  const data = {
    messageId,
    answers,
    code,
    sender: { ...(sender.sor && { sor: sender.sor }), ...(sender.gln && { gln: sender.gln }) },
    // The words of a stranger are not told on: they may say anything.
    issues: issues.map(({ text: _, ...issue }) => issue),
  }
  return [{ type: 'acknowledgement-received', citizenId: null, occurredAt: shell.clock.now(), data }]
}
