import type { JsonObject } from '../../domain/fhir.ts'
import { type JudgedBy, judgeMessage, type MessageVerdict } from '../../profile/judge-message.ts'
import { validatorsInFolder } from '../../profile/validators.ts'
import { judgedBy } from '../../use-cases/validate-file.ts'
import { definitions } from './corpus.ts'

let by: Promise<JudgedBy> | undefined

/** All that `message validate --definitions` judges by. */
export function everything(): Promise<JudgedBy> {
  by ??= judgedBy(validatorsInFolder(definitions))
  return by
}

/** As `message validate` judges: by our own readers and by the profiles together. */
export function judgeAsSent(bundle: object, judged: JudgedBy): MessageVerdict {
  return judgeMessage(bundle as JsonObject, judged, 'whenSending')
}

/** The same with `--received`: by the two gradings. */
export function judgeAsReceived(bundle: object, judged: JudgedBy): MessageVerdict {
  return judgeMessage(bundle as JsonObject, judged, 'whenReceiving')
}

export const isStopping = ({ severity }: { readonly severity: string }): boolean =>
  severity === 'error' || severity === 'fatal'
