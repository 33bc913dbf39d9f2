import type { ProfessionalActor } from '../../../contract/actor.ts'
import {
  closeLetterRoute,
  closeOutgoingRoute,
  countLettersRoute,
  forwardOutgoingRoute,
  getLetterRoute,
  getOutgoingRoute,
  listLettersRoute,
  listOutgoingRoute,
  retryLetterRoute,
  retryOutgoingRoute,
  viewOriginalRoute,
  viewOutgoingOriginalRoute,
} from '../../../contract/message.ts'
import type { MessageId } from '../../../kernel/ids.ts'
import { answer } from '../../platform/http/answer.ts'
import {
  closeOutgoing,
  countLetters,
  forwardOutgoing,
  getOutgoing,
  listOutgoing,
  retryOutgoing,
  viewOutgoingOriginal,
} from './delivery/desk.ts'
import { getLetter, viewOriginal } from './use-cases/get-letter.ts'
import { closeLetter, retryLetter } from './use-cases/handle-letter.ts'
import { listLetters } from './use-cases/list-letters.ts'

/** The contract lets nobody but professionals in. */
const professional = ({ actor }: { actor: unknown }) => actor as ProfessionalActor

export const messageRoutes = [
  answer(listLettersRoute, (shell, { actor, query }) => listLetters(shell, actor, query)),
  answer(getLetterRoute, (shell, { actor, params }) => getLetter(shell, actor, params.letterId as MessageId)),
  answer(viewOriginalRoute, (shell, request) =>
    viewOriginal(shell, professional(request), request.params.letterId as MessageId),
  ),
  answer(retryLetterRoute, (shell, request) =>
    retryLetter(shell, professional(request), request.params.letterId as MessageId),
  ),
  answer(closeLetterRoute, (shell, request) =>
    closeLetter(shell, professional(request), request.params.letterId as MessageId, request.body.reason),
  ),
  answer(listOutgoingRoute, (shell, { actor, query }) => listOutgoing(shell, actor, query)),
  answer(getOutgoingRoute, (shell, { actor, params }) =>
    getOutgoing(shell, actor, params.sendingId as MessageId),
  ),
  answer(viewOutgoingOriginalRoute, (shell, request) =>
    viewOutgoingOriginal(shell, professional(request), request.params.sendingId as MessageId),
  ),
  answer(retryOutgoingRoute, (shell, request) =>
    retryOutgoing(shell, professional(request), request.params.sendingId as MessageId),
  ),
  answer(forwardOutgoingRoute, (shell, request) =>
    forwardOutgoing(shell, professional(request), request.params.sendingId as MessageId, request.body),
  ),
  answer(closeOutgoingRoute, (shell, request) =>
    closeOutgoing(shell, professional(request), request.params.sendingId as MessageId, request.body.reason),
  ),
  answer(countLettersRoute, (shell, { actor }) => countLetters(shell, actor)),
]
